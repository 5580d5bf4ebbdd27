#include "bank/inline_reader.h"
#include "bank/read_rich_text.h"
#include "unicode/utf8.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <utility>

namespace recto::bank {
namespace {

constexpr int deepest_list = 3;
constexpr std::size_t tab_stop = 4;
constexpr std::string_view blanks = " \t\r\n";

bool is_list(const xml::Element& element) { return element.name() == "ul" || element.name() == "ol"; }

const xml::Allowed& inline_only() {
  static const xml::Allowed allowed{{}, InlineReader::elements()};
  return allowed;
}

Block new_block(Block::Kind kind, const xml::Element& element) {
  Block block;
  block.kind = kind;
  block.place = element.span();
  return block;
}

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

Block read_note(const xml::Element& element, const Surroundings& surroundings) {
  static const xml::Allowed allowed{{"kind"}, InlineReader::elements()};
  xml::check(element, allowed, xml::Text::allowed, *surroundings.diagnostics);
  using Kind = Block::NoteKind;
  auto block = new_block(Block::Kind::note, element);
  block.note =
      xml::choice<Kind>(
          element, "kind",
          {{"caveat", Kind::caveat}, {"tip", Kind::tip}, {"version", Kind::version}, {"example", Kind::example}},
          *surroundings.diagnostics)
          .value_or(Kind::tip);
  block.text = read_inline(element, surroundings);
  return block;
}

Block read_paragraph(const xml::Element& element, const Surroundings& surroundings) {
  xml::check(element, inline_only(), xml::Text::allowed, *surroundings.diagnostics);
  auto block = new_block(Block::Kind::paragraph, element);
  block.text = read_inline(element, surroundings);
  return block;
}

Block read_list(const xml::Element& list, const Surroundings& surroundings, int depth);

bool is_blank(const xml::Node& node) {
  return !node.element && node.text.find_first_not_of(blanks) == std::string_view::npos;
}

// The first line's worth of a text, without the blanks around it.
diag::Span first_line(const xml::Node& node) {
  const auto text = node.span.source->bytes().substr(node.span.offset, node.span.length);
  const auto first = text.find_first_not_of(blanks);
  const auto line = text.substr(first, text.find_first_of("\r\n", first) - first);
  return {node.span.source, node.span.offset + first, line.find_last_not_of(blanks) + 1};
}

// Text right in an element that holds others only; `wrap` is the one that it should stand in.
bool refuse_text(const xml::Element& element, std::string_view wrap, diag::Diagnostics& diagnostics) {
  bool found = false;
  for (const auto& node : element.nodes()) {
    if (node.element || is_blank(node)) continue;
    diagnostics.error("text", fmt::format("text in `{}`", element.name()), first_line(node))
        .hint(fmt::format("wrap it in `<{}>…</{}>`", wrap, wrap));
    found = true;
  }
  return found;
}

ListItem read_item(const xml::Element& element, const Surroundings& surroundings, int depth) {
  static const xml::Allowed allowed{{}, [] {
                                      auto names = InlineReader::elements();
                                      names.insert(names.end(), {"ul", "ol"});
                                      return names;
                                    }()};
  auto& diagnostics = *surroundings.diagnostics;
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  ListItem item;
  InlineReader reader(element, surroundings);
  for (const auto& node : element.nodes()) {
    if (node.element && is_list(*node.element)) {
      item.children.push_back(read_list(*node.element, surroundings, depth + 1));
    } else if (item.children.empty()) {
      reader.add(node);
    } else if (!is_blank(node)) {
      diagnostics.error("text-after-list", "text after the list in `li`", element.span())
          .hint("begin a new `li` for it");
      break;
    }
  }
  item.text = reader.finish();
  if (item.text.empty()) diagnostics.error("empty-element", "empty `li`", element.span());
  return item;
}

Block read_list(const xml::Element& list, const Surroundings& surroundings, int depth) {
  auto& diagnostics = *surroundings.diagnostics;
  auto block = new_block(list.name() == "ul" ? Block::Kind::bullets : Block::Kind::steps, list);
  if (depth > deepest_list) {
    diagnostics.error("list-too-deep", fmt::format("list nested {} deep", depth), list.span())
        .hint(fmt::format("lists nest at most {} deep", deepest_list));
    return block;
  }
  static const xml::Allowed bullets{{}, {"li"}};
  static const xml::Allowed steps{{"start"}, {"li"}};
  xml::check(list, block.kind == Block::Kind::steps ? steps : bullets, xml::Text::allowed, diagnostics);
  if (block.kind == Block::Kind::steps) {
    block.first_number = xml::integer(list, "start", 0, 9999, diagnostics).value_or(1);
  }
  (void)refuse_text(list, "li", diagnostics);
  const auto items = list.children("li");
  if (items.empty()) diagnostics.error("empty-element", fmt::format("empty `{}`", list.name()), list.span());
  block.items.reserve(items.size());
  for (const auto& item : items) block.items.push_back(read_item(item, surroundings, depth));
  return block;
}

}  // namespace

Blocks read_blocks(const xml::Element& explanation, const Surroundings& surroundings) {
  static const xml::Allowed allowed{{}, {"p", "ul", "ol", "code-block", "note"}};
  auto& diagnostics = *surroundings.diagnostics;
  xml::check(explanation, allowed, xml::Text::allowed, diagnostics);
  const bool bare_text = refuse_text(explanation, "p", diagnostics);
  Blocks blocks;
  const auto children = explanation.children();
  blocks.reserve(children.size());
  for (const auto& child : children) {
    if (child.name() == "p") blocks.push_back(read_paragraph(child, surroundings));
    if (child.name() == "note") blocks.push_back(read_note(child, surroundings));
    if (child.name() == "code-block") blocks.push_back(read_code(child, diagnostics));
    if (is_list(child)) blocks.push_back(read_list(child, surroundings, 1));
  }
  if (children.empty() && !bare_text) diagnostics.error("empty-element", "empty `explanation`", explanation.span());
  return blocks;
}

}  // namespace recto::bank
