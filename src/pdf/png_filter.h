// PNG's row filters, which let pictures of nature compress well (PNG 1.2, 6; ISO 32000-1, 7.4.4.4).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recto::pdf {

/// `rows` of `row_bytes` each, every one behind the number of its filter: none, sub, up or Paeth, whichever leaves the
/// smallest numbers (PNG 1.2, 9.6).  `pixel_bytes`: distance to the same sample of the pixel to the left.
[[nodiscard]] std::string png_filtered(std::string_view rows, std::size_t row_bytes, std::size_t pixel_bytes);

}  // namespace recto::pdf
