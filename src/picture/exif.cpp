#include "picture/exif.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace recto::picture {
namespace {

/// Numbers of either byte order; what lies outside the data is zero, which no tag, type or orientation is.
class Tiff {
 public:
  explicit Tiff(std::string_view data) : data_{data}, big_endian_{data.starts_with("MM")} {}

  [[nodiscard]] std::uint32_t number(std::size_t offset, std::size_t bytes) const {
    if (offset > data_.size() || bytes > data_.size() - offset) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value = value << 8U | static_cast<unsigned char>(data_[offset + (big_endian_ ? i : bytes - 1 - i)]);
    }
    return value;
  }

 private:
  std::string_view data_;
  bool big_endian_;
};

std::uint32_t orientation_value(std::string_view data) {
  constexpr std::uint32_t orientation_tag = 274;
  constexpr std::uint32_t short_type = 3;
  if (!data.starts_with("II") && !data.starts_with("MM")) return 0;
  const Tiff tiff(data);
  if (tiff.number(2, 2) != 42) return 0;
  const std::size_t directory = tiff.number(4, 4);
  const auto count = tiff.number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry = directory + 2 + i * 12;
    if (tiff.number(entry, 2) != orientation_tag) continue;
    return tiff.number(entry + 2, 2) == short_type ? tiff.number(entry + 8, 2) : 0;
  }
  return 0;
}

}  // namespace

Orientation exif_orientation(std::string_view tiff) {
  constexpr std::array<Orientation, 9> orientations{
      {{0, false}, {0, false}, {0, true}, {2, false}, {2, true}, {3, true}, {1, false}, {1, true}, {3, false}}};
  const auto value = orientation_value(tiff);
  return value < orientations.size() ? orientations[value] : Orientation{};
}

}  // namespace recto::picture
