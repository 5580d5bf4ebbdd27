#include "picture/jpeg_scan.h"

#include <algorithm>
#include <cstddef>

namespace recto::picture {
namespace {

/// The bits between two markers, with stuffed bytes removed; zeros after the last.
class Bits {
 public:
  explicit Bits(std::string_view coded) : coded_{coded} {}

  /// The next 16.
  [[nodiscard]] std::uint32_t peek() {
    while (held_ < 16) {
      buffer_ = buffer_ << 8U | next_byte();
      held_ += 8;
    }
    return static_cast<std::uint32_t>(buffer_ >> (held_ - 16U)) & 0xFFFFU;
  }
  /// At most 16, after `peek`.
  void skip(unsigned count) { held_ -= count; }
  [[nodiscard]] bool overrun() const { return padding_ * 8 > held_; }

 private:
  std::uint64_t next_byte() {
    if (at_ >= coded_.size()) {
      ++padding_;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(coded_[at_]);
    at_ += byte == 0xFF ? 2U : 1U;  // FF 00
    return byte;
  }

  std::string_view coded_;
  std::size_t at_ = 0;
  std::uint64_t buffer_ = 0;
  unsigned held_ = 0;
  std::uint64_t padding_ = 0;  // bytes
};

/// The symbol that the next code stands for; -1 if none begins so.
int symbol(const HuffmanTable& table, Bits& bits) {
  const auto next = bits.peek();
  unsigned length = 1;
  while (length <= 16 && next >= table.limits[length]) ++length;
  if (length > 16) return -1;
  bits.skip(length);
  const auto index = table.origins[length] + static_cast<std::int32_t>(next >> (16U - length));
  return static_cast<unsigned char>(table.symbols[static_cast<std::size_t>(index)]);
}

bool skip_value(Bits& bits, int size) {
  if (size > 16) return false;
  static_cast<void>(bits.peek());
  bits.skip(static_cast<unsigned>(size));
  return true;
}

/// One block of 64 coefficients; false if its codes cannot be right.
bool read_block(const ScanComponent& component, Bits& bits) {
  const int difference = symbol(*component.dc, bits);
  if (difference < 0 || !skip_value(bits, difference)) return false;
  for (int at = 1; at < 64; ++at) {
    const int code = symbol(*component.ac, bits);
    if (code < 0) return false;
    const int zeros = code >> 4;
    const int size = code & 15;
    if (size == 0 && zeros != 15) break;  // end of block
    at += zeros;
    if (at > 63 || !skip_value(bits, size)) return false;
  }
  return true;
}

bool read_unit(const Scan& scan, Bits& bits) {
  for (const auto& component : scan.components) {
    for (int block = 0; block < component.blocks; ++block) {
      if (!read_block(component, bits)) return false;
    }
  }
  return true;
}

/// Cuts off and returns what comes before the next restart marker, and the marker.
std::string_view take_interval(std::string_view& coded) {
  std::size_t at = 0;
  while ((at = coded.find('\xFF', at)) != std::string_view::npos &&
         coded.substr(at + 1, 1) == std::string_view("\0", 1)) {
    at += 2;
  }
  const auto interval = coded.substr(0, at);
  if (at == std::string_view::npos) {
    coded = {};
  } else {
    coded.remove_prefix(std::min(coded.size(), std::max(at + 2, coded.find_first_not_of('\xFF', at) + 1)));
  }
  return interval;
}

}  // namespace

std::optional<HuffmanTable> huffman_table(std::string_view counts, std::string_view symbols) {
  HuffmanTable table;
  std::uint32_t code = 0;
  std::int32_t index = 0;
  for (unsigned length = 1; length <= 16; ++length) {
    const auto count = static_cast<unsigned char>(counts[length - 1]);
    table.origins[length] = index - static_cast<std::int32_t>(code);
    code += count;
    index += count;
    if (code > 1U << length) return std::nullopt;
    table.limits[length] = code << (16U - length);
    code <<= 1U;
  }
  table.symbols = symbols;
  return table;
}

std::optional<Fault> check_scan(const Scan& scan, std::string_view coded) {
  const auto interval = scan.restart_interval > 0 ? scan.restart_interval : scan.units;
  for (std::int64_t done = 0; done < scan.units;) {
    Bits bits(take_interval(coded));
    const auto end = std::min(scan.units, done + interval);
    for (; done < end; ++done) {
      const bool sound = read_unit(scan, bits);
      if (bits.overrun()) return truncated();
      if (!sound) return corrupt("a code that its tables do not have");
    }
  }
  return std::nullopt;
}

}  // namespace recto::picture
