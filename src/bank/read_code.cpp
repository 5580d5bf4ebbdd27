// Program text as written, without what comes from its place in an XML file: empty lines at both ends, blanks at the
// ends of lines, tabs.
#include "bank/read_rich_text.h"
#include "unicode/utf8.h"
#include "xml/schema.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace recto::bank {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::string_view blanks = " \t\r\n";

// Tabs have no glyph; they reach to the next stop.
std::string expanded(std::string_view line) {
  std::string text;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto character = unicode::character_at(line, at);
    const bool tab = character.code == U'\t';
    const auto width = tab ? tab_stop - column % tab_stop : static_cast<std::size_t>(unicode::columns(character.code));
    text += tab ? std::string(width, ' ') : std::string(line.substr(at, character.length));
    column += width;
    at += character.length;
  }
  text.erase(text.find_last_not_of(blanks) + 1);
  return text;
}

// What ends lines in text pasted from slides and chats: U+2028, U+2029.
std::string with_line_feeds(std::string_view text) {
  std::string result(text);
  for (const std::string_view separator : {"\u2028", "\u2029"}) {
    for (auto at = result.find(separator); at != std::string::npos; at = result.find(separator, at)) {
      result.replace(at, separator.size(), "\n");
    }
  }
  return result;
}

// Empty lines at both ends and blanks at the ends of lines are how the XML was written, not part of the code.
std::string code_text(std::string_view text) {
  std::string code;
  std::size_t pending = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = expanded(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) {
      if (!code.empty()) code.append(pending, '\n');
      code += line;
      pending = 0;
    }
    ++pending;
  }
  return code;
}

}  // namespace

Block read_code(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"lang", "numbers"}, {}};
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  auto block = new_block(Block::Kind::code, element);
  block.code = code_text(with_line_feeds(element.text()));
  block.code_language = xml::optional(element, "lang");
  block.numbered = xml::choice<bool>(element, "numbers", {{"yes", true}, {"no", false}}, diagnostics).value_or(false);
  if (block.code.empty()) diagnostics.error("empty-element", "empty `code-block`", element.span());
  return block;
}

}  // namespace recto::bank
