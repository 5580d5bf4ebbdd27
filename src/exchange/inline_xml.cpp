// Marks nest in a fixed order, so that equal text is written equally; spans of one gap stand in one element.
#include "exchange/inline_xml.h"

#include "exchange/scan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace recto::exchange {

namespace {

constexpr std::string_view line_separator = "\u2028";

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format(" {}=\"{}\"", name, replaced(escaped(fold(value)), "\"", "&quot;"));
}

namespace {

/// The elements of a span, outermost first, each with its attributes.
std::vector<std::pair<std::string_view, std::string>> elements_of(const bank::Span& span) {
  std::vector<std::pair<std::string_view, std::string>> elements;
  if (!span.href.empty()) elements.emplace_back("a", attribute("href", span.href.text()));
  if (span.marks.bold) elements.emplace_back("b", "");
  if (span.marks.italic) elements.emplace_back("i", "");
  if (span.marks.code) elements.emplace_back("code", "");
  if (span.marks.keyboard) elements.emplace_back("kbd", "");
  if (span.marks.struck) elements.emplace_back("s", "");
  for (const auto script : span.marks.scripts) {
    if (script == bank::Marks::Script::superscript) elements.emplace_back("sup", "");
    if (script == bank::Marks::Script::subscript) elements.emplace_back("sub", "");
  }
  if (!elements.empty()) elements.back().second += attribute("xml:lang", span.language.text());
  return elements;
}

std::string span_xml(const bank::Span& span) {
  const auto elements = elements_of(span);
  std::string out;
  for (const auto& [name, attributes] : elements) out += fmt::format("<{}{}>", name, attributes);
  const auto words = replaced(escaped(span.text), line_separator, "<br/>");
  out += span.reading.empty() ? words : fmt::format("<ruby>{}<rt>{}</rt></ruby>", words, escaped(span.reading.text()));
  for (auto it = elements.rbegin(); it != elements.rend(); ++it) out += fmt::format("</{}>", it->first);
  return out;
}

std::string gap_tag(const bank::Gap& gap) {
  return fmt::format("<gap{}{}{}>", attribute("hint", gap.hint),
                     attribute("also", fmt::format("{}", fmt::join(gap.alternatives, "; "))),
                     attribute("options", fmt::format("{}", fmt::join(gap.decoys, "; "))));
}

}  // namespace

std::string as_xml(const bank::Inline& text, const std::vector<bank::Gap>& gaps) {
  std::string out;
  std::size_t open = 0;
  for (const auto& span : text.spans) {
    const std::size_t gap = span.marks.gap <= gaps.size() ? span.marks.gap : 0;
    if (open != 0 && gap != open) out += "</gap>";
    if (gap != 0 && gap != open) out += gap_tag(gaps[gap - 1]);
    open = gap;
    out += span_xml(span);
  }
  return open == 0 ? out : out + "</gap>";
}

}  // namespace recto::exchange
