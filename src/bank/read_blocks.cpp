// Blocks, and texts that are a paragraph or more.
//
// A prompt, a choice and a list item are read alike: words first, which make a paragraph, then blocks; or blocks alone.
// Words after a block would have no place of their own, so they must be wrapped in a `p`.
#include "bank/inline_reader.h"
#include "bank/read_rich_text.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::bank {
namespace {

constexpr int deepest_list = 3;
constexpr std::string_view blanks = " \t\r\n";

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<std::string> joined(std::vector<std::string> names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

const xml::Allowed& inline_only() {
  static const xml::Allowed allowed{{}, InlineReader::elements()};
  return allowed;
}

// The first line's worth of a text, without the blanks around it.
diag::Span first_line(const xml::Node& node) {
  const auto text = node.span.source->bytes().substr(node.span.offset, node.span.length);
  const auto first = text.find_first_not_of(blanks);
  const auto line = text.substr(first, text.find_first_of("\r\n", first) - first);
  return {node.span.source, node.span.offset + first, line.find_last_not_of(blanks) + 1};
}

// A paragraph read already, as a block.
Block paragraph_of(Inline text) {
  Block block;
  block.place = text.place;
  block.text = std::move(text);
  return block;
}

/// What stands in an element that holds words and blocks.
struct Content {
  Inline words;   ///< before the first block; may be empty
  Blocks blocks;  ///< after them
};

/// Reads blocks inside lists `depth_` deep.
class BlockReader {
 public:
  BlockReader(const Surroundings& surroundings, int depth)
      : surroundings_{surroundings}, diagnostics_{*surroundings.diagnostics}, depth_{depth} {}

  [[nodiscard]] Block read(const xml::Element& element) const {
    if (element.name() == "p") return paragraph(element);
    if (element.name() == "note") return note(element);
    if (element.name() == "code-block") return read_code(element, diagnostics_);
    if (element.name() == "table") return read_table(element, surroundings_);
    if (element.name() == "image") return read_image(element, diagnostics_);
    return list(element);
  }

  /// Children named in `others` are left out.
  [[nodiscard]] Content content(const xml::Element& element, const std::vector<std::string>& others) const {
    Content content;
    InlineReader words(element, surroundings_);
    for (const auto& node : element.nodes()) {
      if (node.element && contains(others, node.element->name())) continue;
      if (node.element && contains(block_elements(), node.element->name())) {
        content.blocks.push_back(read(*node.element));
      } else if (content.blocks.empty()) {
        words.add(node);
      } else if (!is_blank(node)) {
        refuse_late_words(element, node);
        break;
      }
    }
    content.words = words.finish();
    return content;
  }

 private:
  [[nodiscard]] Block paragraph(const xml::Element& element) const {
    xml::check(element, inline_only(), xml::Text::allowed, diagnostics_);
    auto block = new_block(Block::Kind::paragraph, element);
    block.text = read_inline(element, surroundings_);
    return block;
  }

  [[nodiscard]] Block note(const xml::Element& element) const {
    static const xml::Allowed allowed{{"kind"}, InlineReader::elements()};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    using Kind = Block::NoteKind;
    auto block = new_block(Block::Kind::note, element);
    block.note =
        xml::choice<Kind>(
            element, "kind",
            {{"caveat", Kind::caveat}, {"tip", Kind::tip}, {"version", Kind::version}, {"example", Kind::example}},
            diagnostics_)
            .value_or(Kind::tip);
    block.text = read_inline(element, surroundings_);
    return block;
  }

  [[nodiscard]] Block list(const xml::Element& list) const {
    auto block = new_block(list.name() == "ul" ? Block::Kind::bullets : Block::Kind::steps, list);
    if (depth_ == deepest_list) {
      diagnostics_.error("list-too-deep", fmt::format("list nested {} deep", depth_ + 1), list.span())
          .hint(fmt::format("lists nest at most {} deep", deepest_list));
      return block;
    }
    static const xml::Allowed bullets{{}, {"li"}};
    static const xml::Allowed steps{{"start"}, {"li"}};
    xml::check(list, block.kind == Block::Kind::steps ? steps : bullets, xml::Text::allowed, diagnostics_);
    if (block.kind == Block::Kind::steps) {
      block.first_number = xml::integer(list, "start", 0, 9999, diagnostics_).value_or(1);
    }
    refuse_text(list, "li", diagnostics_);
    const auto items = list.children("li");
    if (items.empty()) diagnostics_.error("empty-element", fmt::format("empty `{}`", list.name()), list.span());
    block.items.reserve(items.size());
    for (const auto& item : items) block.items.push_back(BlockReader(surroundings_, depth_ + 1).item(item));
    return block;
  }

  /// The bullet or number stands beside a paragraph: the item's words, or the first block if it is one.
  [[nodiscard]] ListItem item(const xml::Element& element) const {
    static const xml::Allowed allowed{{}, joined(InlineReader::elements(), block_elements())};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    auto [words, blocks] = content(element, {});
    if (words.empty() && !blocks.empty() && blocks.front().kind == Block::Kind::paragraph) {
      words = std::move(blocks.front().text);
      blocks.erase(blocks.begin());
    }
    if (words.empty()) report_wordless(element, blocks);
    return {std::move(words), std::move(blocks)};
  }

  void report_wordless(const xml::Element& item, const Blocks& blocks) const {
    if (blocks.empty()) {
      diagnostics_.error("empty-element", "empty `li`", item.span());
      return;
    }
    diagnostics_.error("item-without-words", "`li` does not begin with words", item.span())
        .hint("the bullet or number stands beside them: say in a few words what follows");
  }

  void refuse_late_words(const xml::Element& element, const xml::Node& node) const {
    const auto place = node.element ? node.element->span() : first_line(node);
    diagnostics_.error("text-after-block", fmt::format("text after a block in `{}`", element.name()), place)
        .hint("wrap it in `<p>…</p>`");
  }

  const Surroundings& surroundings_;
  diag::Diagnostics& diagnostics_;
  int depth_;
};

/// What a text without a paragraph says in words: what its picture shows, or the first line of what it holds.
Inline words_of(const Blocks& blocks) {
  const auto paragraph = std::ranges::find(blocks, Block::Kind::paragraph, &Block::kind);
  if (paragraph != blocks.end()) return paragraph->text;
  Inline words;
  if (blocks.empty()) return words;
  words.place = blocks.front().place;
  const auto text = plain_text(Blocks{blocks.front()});
  Span span;
  span.text = text.substr(0, text.find('\n'));
  span.place = words.place;
  words.spans.push_back(std::move(span));
  return words;
}

}  // namespace

bool is_blank(const xml::Node& node) {
  return !node.element && node.text.find_first_not_of(blanks) == std::string_view::npos;
}

Block new_block(Block::Kind kind, const xml::Element& element) {
  Block block;
  block.kind = kind;
  block.place = element.span();
  return block;
}

BareText refuse_text(const xml::Element& element, std::string_view wrap, diag::Diagnostics& diagnostics) {
  auto found = BareText::none;
  for (const auto& node : element.nodes()) {
    if (node.element || is_blank(node)) continue;
    diagnostics.error("text", fmt::format("text in `{}`", element.name()), first_line(node))
        .hint(fmt::format("wrap it in `<{}>…</{}>`", wrap, wrap));
    found = BareText::found;
  }
  return found;
}

const std::vector<std::string>& block_elements() {
  static const std::vector<std::string> names{"p", "ul", "ol", "code-block", "table", "image", "note"};
  return names;
}

Blocks read_blocks(const xml::Element& element, const Surroundings& surroundings) {
  auto& diagnostics = *surroundings.diagnostics;
  const auto bare_text = refuse_text(element, "p", diagnostics);
  const BlockReader reader(surroundings, 0);
  Blocks blocks;
  const auto children = element.children();
  blocks.reserve(children.size());
  for (const auto& child : children) {
    if (contains(block_elements(), child.name())) blocks.push_back(reader.read(child));
  }
  if (children.empty() && bare_text == BareText::none) {
    diagnostics.error("empty-element", fmt::format("empty `{}`", element.name()), element.span());
  }
  return blocks;
}

RichText read_rich_text(const xml::Element& element, const Surroundings& surroundings,
                        const std::vector<std::string>& others) {
  auto [words, blocks] = BlockReader(surroundings, 0).content(element, others);
  if (!words.empty() && blocks.empty()) return {std::move(words), {}};
  if (!words.empty()) blocks.insert(blocks.begin(), paragraph_of(std::move(words)));
  if (blocks.empty()) {
    surroundings.diagnostics->error("empty-element", fmt::format("empty `{}`", element.name()), element.span());
    return {};
  }
  auto in_words = words_of(blocks);
  if (blocks.size() == 1 && blocks.front().kind == Block::Kind::paragraph) blocks.clear();
  return {std::move(in_words), std::move(blocks)};
}

}  // namespace recto::bank
