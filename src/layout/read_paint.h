// Colours as a layout or theme writes them.
#pragma once

#include "diag/diagnostics.h"
#include "layout/block.h"
#include "xml/document.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace recto::layout {

/// A literal colour, `#rrggbb`; nullopt if `text` is none.
[[nodiscard]] std::optional<std::uint32_t> parse_rgb(std::string_view text);

/// The attribute's paint.  Absent: nullopt, no message; an unknown colour is an error.
[[nodiscard]] std::optional<Paint> read_paint(const xml::Element& element, std::string_view name,
                                              diag::Diagnostics& diagnostics);

}  // namespace recto::layout
