// The same rules as the XML reader's, applied to pieces instead of nodes; a test reads back what is built here.
#include "exchange/inline_builder.h"

#include "exchange/scan.h"

#include <array>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view no_break_space = "\u00A0";

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

bool is_address(std::string_view href) {
  constexpr std::array<std::string_view, 4> schemes{"https:", "http:", "mailto:", "tel:"};
  if (href.find_first_of(" \t\r\n") != std::string_view::npos) return false;
  const auto known = lower(href.substr(0, 8));
  for (const auto scheme : schemes) {
    if (known.starts_with(scheme) && href.size() > scheme.size()) return true;
  }
  return false;
}

void InlineBuilder::text(std::string_view text, const Style& style) {
  for (auto at = text.find(line_separator); at != std::string_view::npos; at = text.find(line_separator)) {
    words(text.substr(0, at), style);
    line_break();
    text.remove_prefix(at + line_separator.size());
  }
  words(text, style);
}

void InlineBuilder::words(std::string_view text, const Style& style) {
  while (!text.empty()) {
    std::size_t blank = 0;
    while (blank < text.size() && is_blank(text[blank])) ++blank;
    if (blank > 0 && !at_start_or_blank()) open(style).text += ' ';
    text.remove_prefix(blank);
    std::size_t word = 0;
    while (word < text.size() && !is_blank(text[word])) ++word;
    if (word > 0) open(style).text += text.substr(0, word);
    text.remove_prefix(word);
  }
}

void InlineBuilder::code(std::string_view line) {
  Style style;
  style.marks.code = true;
  std::string kept(line);
  kept = replaced(std::move(kept), "\t", "    ");
  const auto indent = kept.find_first_not_of(' ');
  if (indent == std::string::npos) return;
  std::string text;
  for (std::size_t i = 0; i < indent; ++i) text += no_break_space;
  text += kept.substr(indent);
  this->text(text, style);
}

void InlineBuilder::line_break() {
  if (spans_.empty()) return;
  drop_last_blank();
  if (!spans_.empty()) ++breaks_;
}

/// Breaks that are due stand within the style when it goes on after them, else between the two.
bank::Span& InlineBuilder::open(const Style& style) {
  const std::string href = is_address(style.href) ? style.href : std::string{};
  const auto fits_last = [&] {
    const auto& last = spans_.back();
    return last.marks == style.marks && last.href.text() == href && last.language.text() == style.language;
  };
  const auto breaks = std::exchange(breaks_, 0);
  if (breaks > 0 && !fits_last()) {
    const auto& last = spans_.back();
    const bool plain = last.marks == bank::Marks{} && last.href.empty() && last.language.empty();
    if (!plain) spans_.push_back({});
  }
  for (int i = 0; i < breaks; ++i) spans_.back().text += line_separator;
  if (spans_.empty() || !fits_last()) spans_.push_back({{}, style.marks, href, style.language, {}});
  return spans_.back();
}

bool InlineBuilder::at_start_or_blank() const {
  if (spans_.empty() || breaks_ > 0) return true;
  const auto& text = spans_.back().text;
  return text.ends_with(' ') || text.ends_with(line_separator);
}

void InlineBuilder::drop_last_blank() {
  if (spans_.empty() || !spans_.back().text.ends_with(' ')) return;
  spans_.back().text.pop_back();
  if (spans_.back().text.empty()) spans_.pop_back();
}

bank::Inline InlineBuilder::finish(const diag::Span& place) {
  drop_last_blank();
  bank::Inline result;
  result.spans = std::move(spans_);
  result.place = place;
  return result;
}

}  // namespace recto::exchange
