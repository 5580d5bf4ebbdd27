// Colours as SVG writes them (CSS Color 4, without alpha).  Internal to `picture`.
#pragma once

#include "page/item.h"

#include <optional>
#include <string_view>

namespace recto::picture {

/// A name, `#rgb`, `#rrggbb` or `rgb(…)` of numbers or percentages, with commas or without; channels outside their
/// range are the nearest within.
[[nodiscard]] std::optional<page::Color> parse_color(std::string_view text);

}  // namespace recto::picture
