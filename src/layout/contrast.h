// How well one colour can be told from another.
#pragma once

#include <cstdint>

namespace recto::layout {

/// Relative luminance of a colour 0xRRGGBB, 0 (black) to 1 (white) (WCAG 2.2, "relative luminance").
[[nodiscard]] double luminance(std::uint32_t rgb);

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
[[nodiscard]] double contrast(std::uint32_t a, std::uint32_t b);

/// What text needs (WCAG 2.2, success criterion 1.4.3).
inline constexpr double text_contrast = 4.5;

}  // namespace recto::layout
