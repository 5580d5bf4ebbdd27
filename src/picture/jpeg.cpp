#include "picture/jpeg.h"

#include "picture/exif.h"
#include "picture/jpeg_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace recto::picture {
namespace {

using Failure = std::optional<Fault>;

constexpr int start_of_scan = 0xDA;
constexpr int end_of_image = 0xD9;

int byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
int word_at(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }

struct Component {
  int id = 0;
  int horizontal = 1;  // sampling factors
  int vertical = 1;
};

struct Frame {
  bool progressive = false;
  int width = 0;
  int height = 0;
  std::vector<Component> components;

  [[nodiscard]] int most(int Component::*factor) const { return std::ranges::max(components, {}, factor).*factor; }
};

std::int64_t ceiling(std::int64_t value, std::int64_t divisor) { return (value + divisor - 1) / divisor; }

/// Minimum coded units of a scan (T.81, A.2): of one component, its blocks that hold pixels; else of the whole image.
std::int64_t unit_count(const Frame& frame, const Component* only) {
  const std::int64_t across = std::int64_t{8} * frame.most(&Component::horizontal);
  const std::int64_t down = std::int64_t{8} * frame.most(&Component::vertical);
  if (only == nullptr) return ceiling(frame.width, across) * ceiling(frame.height, down);
  return ceiling(std::int64_t{frame.width} * only->horizontal, across) *
         ceiling(std::int64_t{frame.height} * only->vertical, down);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_{bytes} {}

  std::variant<Raster, Fault> read() {
    at_ = 2;
    for (;;) {
      const int marker = next_marker();
      if (marker == 0) return truncated();
      if (marker < 0) return corrupt("no marker where one must be");
      if (marker == end_of_image) return finished();
      if (auto failure = take_segment(marker)) return *std::move(failure);
    }
  }

 private:
  /// Zero at the end of the file, -1 at what is no marker.
  int next_marker() {
    if (at_ < bytes_.size() && bytes_[at_] != '\xFF') return -1;
    while (at_ < bytes_.size() && bytes_[at_] == '\xFF') ++at_;  // any may be fill
    if (at_ >= bytes_.size()) return 0;
    const int marker = byte_at(bytes_, at_++);
    return marker == 0 ? -1 : marker;
  }

  Failure take_segment(int marker) {
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) return corrupt("a marker out of its place");
    if (bytes_.size() - at_ < 2) return truncated();
    const auto length = static_cast<std::size_t>(word_at(bytes_, at_));
    if (length < 2) return corrupt("a segment shorter than its head");
    if (bytes_.size() - at_ < length) return truncated();
    const auto body = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    return take(marker, body);
  }

  Failure take(int marker, std::string_view body) {
    switch (marker) {
      case 0xC0:
      case 0xC1:
        return take_frame(body);
      case 0xC2:
        frame_.progressive = true;
        return take_frame(body);
      case 0xC4:
        return take_tables(body);
      case 0xDC:
        return unsupported("gives its height after its image");
      case 0xDD:
        return take_restart_interval(body);
      case start_of_scan:
        return take_scan(body);
      case 0xE1:
        take_exif(body);
        return std::nullopt;
      case 0xEE:
        adobe_ = adobe_ || (body.starts_with("Adobe") && body.size() >= 12);
        return std::nullopt;
      default:
        return check_coding(marker);
    }
  }

  static Fault unsupported(std::string what) {
    return {"unsupported-picture", std::move(what), "save it as a baseline or progressive JPEG of 8 bits"};
  }

  /// The other SOF markers (T.81, table B.1).
  static Failure check_coding(int marker) {
    if (marker == 0xC3) return unsupported("is a lossless JPEG");
    if (marker >= 0xC5 && marker <= 0xC7) return unsupported("is a hierarchical JPEG");
    if (marker >= 0xC9 && marker <= 0xCF) return unsupported("is an arithmetic-coded JPEG");
    return std::nullopt;
  }

  Failure take_frame(std::string_view body) {
    if (!frame_.components.empty()) return corrupt("two frames");
    if (body.size() < 6) return corrupt("a short frame header");
    if (byte_at(body, 0) != 8) return unsupported(fmt::format("has {} bits a component", byte_at(body, 0)));
    frame_.height = word_at(body, 1);
    frame_.width = word_at(body, 3);
    if (frame_.height == 0) return unsupported("gives its height after its image");
    if (auto fault = check_dimensions(frame_.width, frame_.height)) return fault;
    const int count = byte_at(body, 5);
    if (count != 1 && count != 3 && count != 4) return unsupported(fmt::format("has {} components", count));
    if (body.size() != 6 + 3 * static_cast<std::size_t>(count)) return corrupt("a frame header of the wrong length");
    for (std::size_t at = 6; at < body.size(); at += 3) {
      const Component component{byte_at(body, at), byte_at(body, at + 1) >> 4, byte_at(body, at + 1) & 15};
      if (std::min(component.horizontal, component.vertical) < 1 ||
          std::max(component.horizontal, component.vertical) > 4) {
        return corrupt("a sampling factor outside 1 to 4");
      }
      frame_.components.push_back(component);
    }
    return std::nullopt;
  }

  Failure take_tables(std::string_view body) {
    while (!body.empty()) {
      if (body.size() < 17) return corrupt("a short Huffman table");
      const int kind = byte_at(body, 0);
      const auto counts = body.substr(1, 16);
      std::size_t total = 0;
      for (const char count : counts) total += static_cast<unsigned char>(count);
      if ((kind & 0xEC) != 0 || total > body.size() - 17) return corrupt("an impossible Huffman table");
      auto table = huffman_table(counts, body.substr(17, total));
      if (!table) return corrupt("an impossible Huffman table");
      tables_[static_cast<std::size_t>(kind >> 4) * 4 + static_cast<std::size_t>(kind & 3)] = std::move(table);
      body.remove_prefix(17 + total);
    }
    return std::nullopt;
  }

  Failure take_restart_interval(std::string_view body) {
    if (body.size() != 2) return corrupt("a restart interval of the wrong length");
    restart_interval_ = word_at(body, 0);
    return std::nullopt;
  }

  void take_exif(std::string_view body) {
    constexpr std::string_view head("Exif\0\0", 6);
    if (!has_exif_ && body.starts_with(head)) orientation_ = exif_orientation(body.substr(head.size()));
    has_exif_ = has_exif_ || body.starts_with(head);
  }

  Failure take_scan(std::string_view header) {
    if (frame_.components.empty()) return corrupt("a scan before its frame");
    const auto count = header.empty() ? 0 : static_cast<std::size_t>(byte_at(header, 0));
    if (count < 1 || count > 4 || header.size() != 4 + 2 * count) return corrupt("a scan header of the wrong length");
    const auto coded = take_coded();
    if (at_ >= bytes_.size()) return truncated();
    Scan scan;
    for (std::size_t i = 0; i < count; ++i) {
      if (auto failure = add_component(scan, header.substr(1 + 2 * i, 2), count)) return failure;
    }
    scan.restart_interval = restart_interval_;
    return frame_.progressive ? std::nullopt : check_scan(scan, coded);
  }

  Failure add_component(Scan& scan, std::string_view selector, std::size_t count) {
    const auto component = std::ranges::find(frame_.components, byte_at(selector, 0), &Component::id);
    if (component == frame_.components.end()) return corrupt("a scan of a component that is not there");
    seen_.at(static_cast<std::size_t>(component - frame_.components.begin())) = true;
    if (frame_.progressive) return std::nullopt;
    const int dc = byte_at(selector, 1) >> 4;
    const int ac = byte_at(selector, 1) & 15;
    if (dc > 3 || ac > 3) return corrupt("a scan with more Huffman tables than there can be");
    const auto& dc_table = tables_[static_cast<std::size_t>(dc)];
    const auto& ac_table = tables_[4 + static_cast<std::size_t>(ac)];
    if (!dc_table || !ac_table) return corrupt("a scan without its Huffman tables");
    const int blocks = count == 1 ? 1 : component->horizontal * component->vertical;
    scan.components.push_back({blocks, &*dc_table, &*ac_table});
    scan.units = unit_count(frame_, count == 1 ? &*component : nullptr);
    return std::nullopt;
  }

  /// Everything up to the next marker that neither restarts nor stands for a byte; `at_` stops before it.
  std::string_view take_coded() {
    const auto begin = at_;
    while ((at_ = bytes_.find('\xFF', at_)) != std::string_view::npos) {
      const auto code = bytes_.find_first_not_of('\xFF', at_ + 1);
      if (code == std::string_view::npos) break;
      const int marker = byte_at(bytes_, code);
      if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) return bytes_.substr(begin, at_ - begin);
      at_ = code + 1;
    }
    at_ = bytes_.size();
    return bytes_.substr(begin);
  }

  std::variant<Raster, Fault> finished() {
    const auto count = frame_.components.size();
    if (count == 0) return corrupt("no image in it");
    if (std::count(seen_.begin(), seen_.end(), true) < static_cast<std::ptrdiff_t>(count)) {
      return corrupt("no scan for one of its components");
    }
    page::Picture picture;
    picture.coding = page::Picture::Coding::jpeg;
    picture.width = frame_.width;
    picture.height = frame_.height;
    picture.components = static_cast<int>(count);
    picture.inverted_cmyk = adobe_ && count == 4;
    picture.data = bytes_.substr(0, at_);
    return Raster{std::make_shared<const page::Picture>(std::move(picture)), orientation_.quarter_turns,
                  orientation_.mirrored};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Frame frame_;
  std::array<std::optional<HuffmanTable>, 8> tables_;  // four for DC, four for AC
  std::array<bool, 4> seen_{};
  int restart_interval_ = 0;
  Orientation orientation_;
  bool has_exif_ = false;
  bool adobe_ = false;
};

}  // namespace

std::variant<Raster, Fault> read_jpeg(std::string_view bytes) { return Reader(bytes).read(); }

}  // namespace recto::picture
