// Markdown to HTML, which one reader then takes for both.
#pragma once

#include "exchange/losses.h"

#include <string>
#include <string_view>

namespace recto::exchange {

/// CommonMark with GitHub's tables, strikethrough, task lists and bare links; HTML inside is kept.  Block elements
/// carry `data-sourcepos` ("12:1-14:9": lines and columns of `text`).  Formulas are kept from CommonMark, which would
/// eat the backslash of `\(` and make emphasis of `_`: they come out as code, and are noted at `place`.
[[nodiscard]] std::string markdown_to_html(std::string_view text, const diag::Span& place, Losses& losses);

}  // namespace recto::exchange
