// Reading and writing lengths with their units.
#pragma once

#include "geometry/length.h"

#include <string>
#include <string_view>
#include <variant>

namespace recto::geometry {

/// Why a text is not a length.
enum class LengthFault { not_a_number, no_unit, unknown_unit, out_of_range };

/// Reads a decimal number followed by `mm`, `cm`, `in` or `pt` ("63mm", "-0.5mm", "2.5in").
///
/// No exponent, no locale, blanks around the whole are allowed, blanks inside are not.  A magnitude above
/// 10 m is out of range: no sheet is that large, and a misplaced decimal point is likely.
[[nodiscard]] std::variant<Length, LengthFault> parse_length(std::string_view text);

/// `length` in millimetres with as many digits as it needs, at most four ("74.25mm").
[[nodiscard]] std::string to_mm(Length length);

}  // namespace recto::geometry
