#include "picture/png.h"

#include "diag/assertion.h"
#include "picture/exif.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace recto::picture {
namespace {

/// What libpng's callbacks see.
struct Input {
  std::string_view rest;
  bool exhausted = false;
  std::string complaint;
};

[[noreturn]] void on_error(png_structp png, png_const_charp message) noexcept {
  static_cast<Input*>(png_get_error_ptr(png))->complaint = message;
  png_longjmp(png, 1);
}

// Libpng warns of what it repairs or leaves out; checksums are made errors, so the image itself is sound.
void on_warning(png_structp /*png*/, png_const_charp /*message*/) noexcept {}

void on_read(png_structp png, png_bytep target, std::size_t count) noexcept {
  auto& input = *static_cast<Input*>(png_get_io_ptr(png));
  if (count > input.rest.size()) {
    input.exhausted = true;
    png_error(png, "");
  }
  std::memcpy(target, input.rest.data(), count);
  input.rest.remove_prefix(count);
}

/// Runs `step`, out of which libpng jumps when it fails.  Neither `step` nor what it calls may hold anything with a
/// destructor while libpng runs: the jump passes over it.
template <typename Step>
[[nodiscard]] bool succeeds(png_structp png, const Step& step) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  step();
  return true;
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) {
    input_.rest = bytes;
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &input_, on_error, on_warning);
    if (png_ == nullptr) throw std::bad_alloc();
    info_ = png_create_info_struct(png_);
    if (info_ == nullptr) throw std::bad_alloc();  // leaves `png_` behind in a process that is about to end
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { png_destroy_read_struct(&png_, &info_, nullptr); }

  std::variant<Raster, Fault> decode() {
    if (!succeeds(png_, [this] { read_header(); })) return failure();
    if (auto fault = check_dimensions(png_get_image_width(png_, info_), png_get_image_height(png_, info_))) {
      return *std::move(fault);
    }
    if (!succeeds(png_, [this] { set_transformations(); })) return failure();
    prepare();
    if (!succeeds(png_, [this] { read_rows(); })) return failure();
    return finished();
  }

 private:
  [[nodiscard]] Fault failure() const { return input_.exhausted ? truncated() : corrupt(input_.complaint); }

  void read_header() {
    png_set_read_fn(png_, &input_, on_read);
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // `check_dimensions` has the better words
    png_set_crc_action(png_, PNG_CRC_DEFAULT, PNG_CRC_ERROR_QUIT);
    // Chunks of no use here are not even inflated; transparency is not among these.
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    constexpr png_byte orientation[] = {'e', 'X', 'I', 'f', '\0'};
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_AS_DEFAULT, orientation, 1);
    png_read_info(png_, info_);
  }

  void set_transformations() {
    png_set_expand(png_);
    png_set_scale_16(png_);
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
  }

  void prepare() {
    RECTO_ASSERT(png_get_bit_depth(png_, info_) == 8);
    has_alpha_ = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0;
    channels_ = png_get_channels(png_, info_);
    picture_->width = static_cast<int>(png_get_image_width(png_, info_));
    picture_->height = static_cast<int>(png_get_image_height(png_, info_));
    picture_->components = static_cast<int>(colors());
    const auto pixels = width() * height();
    picture_->data.resize(pixels * colors());
    if (has_alpha_) picture_->alpha.resize(pixels);
    row_.resize(width() * channels_);
  }

  void read_rows() {
    for (int pass = 0; pass < passes_; ++pass) {
      for (std::size_t y = 0; y < height(); ++y) {
        if (pass > 0) join(y);  // libpng fills in the pixels of this pass only
        png_read_row(png_, row_.data(), nullptr);
        split(y);
      }
    }
    png_read_end(png_, info_);
  }

  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(picture_->width); }
  [[nodiscard]] std::size_t height() const { return static_cast<std::size_t>(picture_->height); }
  [[nodiscard]] std::size_t colors() const { return channels_ - (has_alpha_ ? 1U : 0U); }
  [[nodiscard]] char* color_row(std::size_t y) { return picture_->data.data() + y * width() * colors(); }
  [[nodiscard]] char* alpha_row(std::size_t y) { return picture_->alpha.data() + y * width(); }

  void split(std::size_t y) {
    if (!has_alpha_) {
      std::memcpy(color_row(y), row_.data(), row_.size());
      return;
    }
    for (std::size_t x = 0; x < width(); ++x) {
      std::memcpy(color_row(y) + x * colors(), row_.data() + x * channels_, colors());
      std::memcpy(alpha_row(y) + x, row_.data() + x * channels_ + colors(), 1);
    }
  }

  void join(std::size_t y) {
    if (!has_alpha_) {
      std::memcpy(row_.data(), color_row(y), row_.size());
      return;
    }
    for (std::size_t x = 0; x < width(); ++x) {
      std::memcpy(row_.data() + x * channels_, color_row(y) + x * colors(), colors());
      std::memcpy(row_.data() + x * channels_ + colors(), alpha_row(y) + x, 1);
    }
  }

  Raster finished() {
    if (picture_->alpha.find_first_not_of('\xFF') == std::string::npos) picture_->alpha = {};
    const auto orientation = this->orientation();
    return {std::move(picture_), orientation.quarter_turns, orientation.mirrored};
  }

  [[nodiscard]] Orientation orientation() const {
    png_uint_32 size = 0;
    png_bytep data = nullptr;
    if (png_get_eXIf_1(png_, info_, &size, &data) == 0 || data == nullptr) return {};
    std::string tiff(size, '\0');
    std::memcpy(tiff.data(), data, size);
    return exif_orientation(tiff);
  }

  Input input_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  std::size_t channels_ = 0;
  bool has_alpha_ = false;
  std::vector<png_byte> row_;
  std::shared_ptr<page::Picture> picture_ = std::make_shared<page::Picture>();
};

}  // namespace

std::variant<Raster, Fault> decode_png(std::string_view bytes) { return Decoder(bytes).decode(); }

}  // namespace recto::picture
