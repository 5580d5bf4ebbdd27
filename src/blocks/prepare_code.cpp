#include "blocks/prepare_code.h"

#include "blocks/paint.h"
#include "blocks/span_style.h"

#include "code/highlight.h"
#include "code/languages.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace recto::blocks {
namespace {

using code::TokenKind;

std::string_view color_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::plain:
      return "code";
    case TokenKind::keyword:
      return "code-keyword";
    case TokenKind::type:
      return "code-type";
    case TokenKind::string:
      return "code-string";
    case TokenKind::number:
      return "code-number";
    case TokenKind::comment:
      return "code-comment";
    case TokenKind::function:
      return "code-function";
    case TokenKind::symbol:
      return "code-symbol";
    case TokenKind::preprocessor:
      return "code-preprocessor";
    case TokenKind::variable:
      return "code-variable";
  }
  return "code";
}

/// Tokens differ in weight and slant too, so that greyscale keeps them apart.
text::SpanStyle token_style(const layout::Style& style, const layout::Theme& theme, TokenKind kind) {
  const page::Color ink = theme_color(theme, "ink", {0x000000});
  auto result = span_style(style, theme_color(theme, color_name(kind), ink));
  result.identifier = true;
  if (kind == TokenKind::keyword || kind == TokenKind::preprocessor) result.weight = 700;
  if (kind == TokenKind::comment) result.italic = true;
  return result;
}

text::Paragraph empty_line() {
  text::Paragraph line;
  line.language = "en";
  line.direction = text::Direction::left_to_right;
  return line;
}

void append(text::Paragraph& line, std::string_view piece, const text::SpanStyle& style) {
  if (piece.empty()) return;
  if (!line.spans.empty() && line.spans.back().style == style) {
    line.spans.back().text += piece;
  } else {
    line.spans.push_back({std::string(piece), style});
  }
}

/// Tokens cut at line ends.
std::vector<text::Paragraph> lines_of(const bank::Block& block, const layout::Style& style,
                                      const layout::Theme& theme) {
  std::vector<text::Paragraph> lines{empty_line()};
  for (const auto& token : code::highlight(block.code, block.code_language)) {
    const auto with = token_style(style, theme, token.kind);
    std::string_view rest = std::string_view(block.code).substr(token.begin, token.length);
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      append(lines.back(), rest.substr(0, end), with);
      lines.push_back(empty_line());
      rest.remove_prefix(end + 1);
    }
    append(lines.back(), rest, with);
  }
  return lines;
}

/// A language that no scanner knows leaves the code without colours.
void check_language(const bank::Block& block, Findings& findings) {
  if (block.code_language.empty() || code::find_language(block.code_language) != nullptr) return;
  findings.unknown_languages.push_back({block.code_language, block.place});
}

}  // namespace

PreparedParagraph prepare_code(const bank::Block& block, const layout::Style& style, const ComposeContext& context,
                               Findings& findings) {
  PreparedParagraph result;
  result.style = &style;
  result.place = block.place;
  const auto quiet = span_style(style, theme_color(context.theme, "muted", {0x777777}));
  const auto shape_quiet = [&](std::string text) {
    auto line = empty_line();
    line.spans.push_back({std::move(text), quiet});
    return context.typesetter.shape(line);
  };
  check_language(block, findings);
  for (auto& line : lines_of(block, style, context.theme)) {
    auto shaped = context.typesetter.shape(line);
    for (const auto& missing : shaped.missing()) findings.missing.push_back({missing.character, block.place});
    for (const auto& use : shaped.fallbacks()) findings.substitutions.push_back({use.face, use.text, block.place});
    result.code.push_back({std::move(line), std::move(shaped)});
    if (block.numbered) result.code.back().number = shape_quiet(fmt::format("{}", result.code.size()));
  }
  result.continuation_mark = shape_quiet("\u21AA");
  return result;
}

}  // namespace recto::blocks
