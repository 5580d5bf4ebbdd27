// A bank's text as Markdown.
#pragma once

#include "bank/rich_text.h"
#include "exchange/losses.h"

#include <string>

namespace recto::exchange {

/// One line: line breaks are `<br>`, marks that Markdown lacks are HTML.
[[nodiscard]] std::string to_markdown(const bank::Inline& text);
/// Blocks with an empty line between them.  Kinds of notes and numbers of lines are noted at `place`.
[[nodiscard]] std::string to_markdown(const bank::Blocks& blocks, const diag::Span& place, Losses& losses);

}  // namespace recto::exchange
