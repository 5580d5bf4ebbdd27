#include "bank/inline_reader.h"
#include "bank/read_href.h"
#include "bank/read_rich_text.h"
#include "unicode/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace recto::bank {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view line_separator = "\u2028";

// The source of a text without the white space around it.
diag::Span visible(const diag::Span& span) {
  const auto text = span.source->bytes().substr(span.offset, span.length);
  const auto first = std::min(text.find_first_not_of(blanks), text.size());
  const auto last = text.find_last_not_of(blanks);
  return {span.source, span.offset + first, last == std::string_view::npos ? 0 : last + 1 - first};
}

/// With their punctuation; neither Hangul, which has blanks, nor pictures.
bool is_han_or_kana(char32_t c) {
  const bool hangul = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0xA960 && c <= 0xA97F) ||
                      (c >= 0xAC00 && c <= 0xD7FF);
  const bool picture = c >= 0x1F000 && c <= 0x1FFFF;
  return c >= 0x2E80 && unicode::columns(c) == 2 && !hangul && !picture;
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

std::string_view Surroundings::language(const xml::Element& element) const {
  const auto own = element.language();
  return own.empty() ? std::string_view(file_language) : own;
}

const std::vector<std::string>& InlineReader::elements() {
  static const std::vector<std::string> names{"b", "i", "s", "code", "kbd", "sup", "sub", "a", "br", "ruby", "gap"};
  return names;
}

InlineReader::InlineReader(const xml::Element& paragraph, const Surroundings& surroundings)
    : surroundings_{surroundings}, language_{surroundings.language(paragraph)}, place_{paragraph.span()} {}

void InlineReader::add(const xml::Node& node) { add(node, {}); }

void InlineReader::add(const xml::Node& node, const Style& style) {
  if (node.element) return add(*node.element, style);
  add(node.text, node.span, style);
}

void InlineReader::add(const xml::Element& element, Style style) {
  const auto name = element.name();
  if (std::find(elements().begin(), elements().end(), name) == elements().end()) return;  // reported by the parent
  static const xml::Allowed link{{"href"}, elements()};
  static const xml::Allowed mark{{}, elements()};
  static const xml::Allowed nothing{};
  if (name == "br") {
    xml::check(element, nothing, xml::Text::forbidden, *surroundings_.diagnostics);
    return line_break(element.span(), style);
  }
  if (name == "ruby") return ruby(element, std::move(style));
  if (name == "gap") return gap(element, std::move(style));
  xml::check(element, name == "a" ? link : mark, xml::Text::allowed, *surroundings_.diagnostics);
  if (name == "b") style.marks.bold = true;
  if (name == "i") style.marks.italic = true;
  if (name == "s") style.marks.struck = true;
  if (name == "code") style.marks.code = true;
  if (name == "kbd") style.marks.keyboard = true;
  if (name == "sup") shift(style.marks, Marks::Script::superscript, element);
  if (name == "sub") shift(style.marks, Marks::Script::subscript, element);
  if (name == "a") style.href = target(element, style);
  if (element.attribute("xml:lang")) {
    const auto own = element.language();
    style.language = own == language_ ? std::string_view{} : own;
  }
  for (const auto& node : element.nodes()) add(node, style);
}

void InlineReader::ruby(const xml::Element& element, Style style) {
  static const xml::Allowed parts{{}, {"rt"}};
  static const xml::Allowed nothing{};
  auto& diagnostics = *surroundings_.diagnostics;
  xml::check(element, parts, xml::Text::allowed, diagnostics);
  std::string words;
  for (const auto& node : element.nodes()) {
    if (!node.element) {
      words += node.text;
      continue;
    }
    xml::check(*node.element, nothing, xml::Text::allowed, diagnostics);
    style.reading = xml::folded(node.element->text());
    const auto base = xml::folded(words);
    words.clear();
    if (base.empty()) diagnostics.error("empty-element", "`rt` without words before it", node.element->span());
    if (style.reading.empty()) diagnostics.error("empty-element", "empty `rt`", node.element->span());
    add(base, element.span(), style);
  }
  if (xml::folded(words).empty() && !style.reading.empty()) return;
  diagnostics.error("missing-element", "words in `ruby` without `rt` after them", element.span())
      .hint("write `<ruby>words<rt>reading</rt></ruby>`");
}

namespace {

/// The terms of an attribute, with semicolons between them.
std::vector<std::string> terms_of(const xml::Element& element, std::string_view attribute) {
  const auto text = xml::optional(element, attribute);
  std::vector<std::string> terms;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(';', begin), text.size());
    auto term = xml::folded(std::string_view(text).substr(begin, end - begin));
    if (!term.empty()) terms.push_back(std::move(term));
    begin = end + 1;
  }
  return terms;
}

}  // namespace

void InlineReader::gap(const xml::Element& element, Style style) {
  static const xml::Allowed allowed{{"hint", "also", "options"}, elements()};
  auto& diagnostics = *surroundings_.diagnostics;
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  if (style.marks.gap != 0) {
    diagnostics.error("nested-gap", "`gap` inside `gap`", element.span());
    return;
  }
  if (surroundings_.gaps == nullptr) {
    diagnostics.error("misplaced-gap", "`gap` outside a prompt", element.span())
        .hint("what is to be filled in is asked in the `prompt`");
    return;
  }
  auto& gaps = *surroundings_.gaps;
  gaps.push_back({{}, terms_of(element, "also"), terms_of(element, "options"), xml::optional(element, "hint")});
  style.marks.gap = static_cast<std::uint16_t>(gaps.size());
  const auto first = spans_.size();
  for (const auto& node : element.nodes()) add(node, style);
  std::string answer;
  for (auto i = first; i < spans_.size(); ++i) answer += spans_[i].text;
  gaps.back().answer = xml::folded(answer);
  if (!gaps.back().answer.empty()) return;
  diagnostics.error("empty-element", "`gap` without answer", element.span())
      .hint("write the answer in it: `<gap>answer</gap>`");
}

void InlineReader::shift(Marks& marks, Marks::Script script, const xml::Element& element) {
  auto* const level = std::ranges::find(marks.scripts, Marks::Script::normal);
  if (level != marks.scripts.end()) {
    *level = script;
    return;
  }
  surroundings_.diagnostics
      ->error("nested-script", fmt::format("`{}` inside {} others", element.name(), Marks::deepest), element.span())
      .hint("write what stands so deep beside the formula");
}

std::string InlineReader::target(const xml::Element& link, const Style& style) {
  if (!style.href.empty()) {
    surroundings_.diagnostics->error("nested-link", "`a` inside `a`", link.span());
  }
  return read_href(link, *surroundings_.diagnostics);
}

void InlineReader::add(std::string_view text, const diag::Span& place, const Style& style) {
  Span* span = nullptr;
  while (!text.empty()) {
    const auto blank = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_white) - text.begin());
    if (blank > 0 && !at_start_or_blank()) {
      if (span == nullptr) span = &open(place, style, text.size());
      span->text += ' ';
      at_line_end_ = text.substr(0, blank).find('\n') != std::string_view::npos;
    }
    text.remove_prefix(blank);
    const auto word = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_white) - text.begin());
    if (word == 0) return;
    if (folds_to_nothing(text)) {
      drop_last_blank();
      span = nullptr;
    }
    if (span == nullptr) span = &open(place, style, text.size());
    span->text += text.substr(0, word);
    text.remove_prefix(word);
  }
}

/// Han and kana have no blanks between words: the end of a line between two of them is how the XML was written.
bool InlineReader::folds_to_nothing(std::string_view word) const {
  if (!at_line_end_ || spans_.empty() || !spans_.back().text.ends_with(' ')) return false;
  if (!is_han_or_kana(unicode::character_at(word, 0).code)) return false;
  for (auto span = spans_.rbegin(); span != spans_.rend(); ++span) {
    const auto last = span->text.find_last_not_of(' ');
    if (last == std::string::npos) continue;
    auto begin = last;
    while (begin > 0 && (static_cast<unsigned char>(span->text[begin]) & 0xC0U) == 0x80U) --begin;
    return is_han_or_kana(unicode::character_at(span->text, begin).code);
  }
  return false;
}

Span& InlineReader::open(const diag::Span& place, const Style& style, std::size_t size) {
  const Place here = visible(place);
  if (!spans_.empty()) {
    auto& last = spans_.back();
    const bool alike =
        last.marks == style.marks && last.href.text() == style.href && last.language.text() == style.language;
    if (alike && last.reading.empty() && style.reading.empty()) {
      last.place.extend_to(here);
      return last;
    }
  }
  spans_.push_back({{}, style.marks, style.href, style.language, style.reading, here});
  spans_.back().text.reserve(size);
  return spans_.back();
}

void InlineReader::line_break(const diag::Span& place, const Style& style) {
  drop_last_blank();
  open(place, style, line_separator.size()).text += line_separator;
}

bool InlineReader::at_start_or_blank() const {
  if (spans_.empty()) return true;
  const auto& text = spans_.back().text;
  return text.ends_with(' ') || text.ends_with(line_separator);
}

void InlineReader::drop_last_blank() {
  if (spans_.empty() || !spans_.back().text.ends_with(' ')) return;
  spans_.back().text.pop_back();
  if (spans_.back().text.empty()) spans_.pop_back();
}

Inline InlineReader::finish() {
  drop_last_blank();
  Inline result;
  result.spans.assign(std::make_move_iterator(spans_.begin()), std::make_move_iterator(spans_.end()));
  if (language_ != surroundings_.bank_language) result.language = language_;
  result.place = std::move(place_);
  return result;
}

Inline read_inline(const xml::Element& element, const Surroundings& surroundings) {
  InlineReader reader(element, surroundings);
  for (const auto& node : element.nodes()) reader.add(node);
  auto text = reader.finish();
  if (text.empty()) {
    surroundings.diagnostics->error("empty-element", fmt::format("empty `{}`", element.name()), element.span());
  }
  return text;
}

}  // namespace recto::bank
