#include "picture/fault.h"

#include "picture/read.h"

#include <fmt/format.h>

namespace recto::picture {

Fault corrupt(std::string_view what) { return {"corrupt-picture", fmt::format("is corrupt: {}", what), ""}; }

Fault truncated() { return {"truncated-picture", "ends too early", "the file was cut off; copy or export it again"}; }

std::optional<Fault> check_dimensions(std::int64_t width, std::int64_t height) {
  if (width <= 0 || height <= 0) return corrupt(fmt::format("{} by {} pixels", width, height));
  // Both come from 32-bit fields: their product fits.
  if (width * height <= most_pixels) return std::nullopt;
  return Fault{"picture-too-large", fmt::format("has {} by {} pixels", width, height),
               fmt::format("at most {} megapixels are read; scale it down", most_pixels / 1'000'000)};
}

}  // namespace recto::picture
