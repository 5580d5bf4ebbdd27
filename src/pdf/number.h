// Numbers as content streams and dictionaries hold them: no locale, no exponent, no more digits than paper needs.
#pragma once

#include "geometry/length.h"

#include <cstdint>
#include <string>

namespace recto::pdf {

/// Thousandths of a point (0.00035 mm), the grid on which everything is written.  Whole numbers, so that differences
/// are exact.
[[nodiscard]] constexpr std::int64_t to_milli(geometry::Length length) {
  constexpr std::int64_t half = geometry::Length::ticks_per_pt / 200;
  const std::int64_t tens = length.in_ticks() * 10;
  return tens >= 0 ? (tens + half) / 127 : -((half - tens) / 127);
}

/// Appends a whole number.
void append_integer(std::string& out, std::int64_t value);
/// Appends `milli` / 1000 with as many decimals as it needs, at most three.
void append_milli(std::string& out, std::int64_t milli);
/// Appends a blank and the length in points, the inverse of what `to_milli` rounds.
void append_points(std::string& out, geometry::Length length);

}  // namespace recto::pdf
