// Plain text still may hold formulas, sounds and the like, so it goes through the same builder as HTML, escaped.
#include "exchange/markup.h"

#include "exchange/html.h"
#include "exchange/markdown.h"
#include "exchange/scan.h"

#include <string>

namespace recto::exchange {
namespace {

/// How often `mark` stands in `text`: pairs make markup.
int count(std::string_view text, std::string_view mark) {
  int found = 0;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++found;
  return found;
}

bool looks_like_markdown(std::string_view text) {
  return count(text, "```") >= 2 || count(text, "`") >= 2 || count(text, "**") >= 2;
}

Content read_plain(std::string_view text, const diag::Span& place, Losses& losses) {
  std::vector<Node> nodes;
  for (const auto line : lines_of(trimmed(text))) {
    if (!nodes.empty()) nodes.push_back({"br", {}, {}, {}});
    nodes.push_back({{}, std::string(line), {}, {}});
  }
  return content_of(nodes, place, losses);
}

Markup guess(std::string_view text) {
  if (looks_like_html(text)) return Markup::html;
  return looks_like_markdown(text) ? Markup::markdown : Markup::plain;
}

}  // namespace

Content read_markup(std::string_view text, Markup markup, const diag::Span& place, Losses& losses,
                    diag::Diagnostics& diagnostics) {
  switch (markup == Markup::guessed ? guess(text) : markup) {
    case Markup::html:
      return read_html(text, place, losses, diagnostics);
    case Markup::markdown:
      return read_html(markdown_to_html(text, place, losses), place, losses, diagnostics);
    case Markup::plain:
    case Markup::guessed:
      break;
  }
  return read_plain(text, place, losses);
}

}  // namespace recto::exchange
