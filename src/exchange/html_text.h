// A bank's text as HTML.
#pragma once

#include "bank/rich_text.h"
#include "exchange/losses.h"

#include <string>
#include <string_view>

namespace recto::exchange {

[[nodiscard]] std::string to_html(const bank::Inline& text);
/// Kinds of notes, and numbers of lines of code, are noted: HTML has paragraphs and `<pre>` for them.
[[nodiscard]] std::string to_html(const bank::Blocks& blocks, const diag::Span& place, Losses& losses);

[[nodiscard]] std::string html_escaped(std::string_view text);

/// With U+0001 inside the opening of whatever a program would take for a formula: what a bank has as text stays text.
[[nodiscard]] std::string without_formulas(std::string text);
/// What stands for that U+0001: an element that shows nothing.
inline constexpr std::string_view formula_break = "<span></span>";

/// A cell of a table: plain where nothing is marked and nothing in it looks like markup, else HTML that is known as
/// such.
[[nodiscard]] std::string to_cell(const bank::Inline& text);

}  // namespace recto::exchange
