// Marks nest in a fixed order; the reader of HTML gives the same spans back.
#include "exchange/html_text.h"

#include "exchange/html.h"
#include "exchange/mathematics.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace recto::exchange {
namespace {

constexpr std::string_view line_separator = "\u2028";

std::string attribute_escaped(std::string_view text) { return replaced(html_escaped(text), "\"", "&quot;"); }

/// Opening tags, outermost first.
std::vector<std::string> tags_of(const bank::Span& span) {
  std::vector<std::string> tags;
  if (!span.href.empty()) tags.push_back(fmt::format("a href=\"{}\"", attribute_escaped(span.href.text())));
  if (span.marks.bold) tags.emplace_back("b");
  if (span.marks.italic) tags.emplace_back("i");
  if (span.marks.code) tags.emplace_back("code");
  if (span.marks.keyboard) tags.emplace_back("kbd");
  if (span.marks.struck) tags.emplace_back("s");
  for (const auto script : span.marks.scripts) {
    if (script == bank::Marks::Script::superscript) tags.emplace_back("sup");
    if (script == bank::Marks::Script::subscript) tags.emplace_back("sub");
  }
  if (!tags.empty() && !span.language.empty()) tags.back() += fmt::format(" lang=\"{}\"", span.language.text());
  return tags;
}

void add_list(std::string& html, const bank::Block& list, const diag::Span& place, Losses& losses) {
  const std::string_view name = list.kind == bank::Block::Kind::bullets ? "ul" : "ol";
  const bool counted = list.first_number != 1;
  html += counted ? fmt::format("<{} start=\"{}\">", name, list.first_number) : fmt::format("<{}>", name);
  for (const auto& item : list.items) {
    html += "<li>" + to_html(item.text);
    html += to_html(item.children, place, losses);
    html += "</li>";
  }
  html += fmt::format("</{}>", name);
}

std::string table_html(const bank::Table& table) {
  std::string html = "<table>";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (const auto& cell : row) {
      const std::string_view name = cell.kind == bank::Cell::Kind::head ? "th" : "td";
      html += fmt::format("<{}>{}</{}>", name, to_html(cell.text), name);
    }
    html += "</tr>";
  }
  return html + "</table>";
}

/// What a reader of cells would take for markup, or a program for a formula.
bool looks_marked(std::string_view text) {
  return looks_like_html(text) || text.find('`') != std::string_view::npos ||
         text.find("**") != std::string_view::npos || text.find("[sound:") != std::string_view::npos ||
         find_formula(text).has_value() || text.starts_with('=');
}

}  // namespace

std::string html_escaped(std::string_view text) {
  return replaced(replaced(replaced(std::string(text), "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string without_formulas(std::string text) {
  for (auto formula = find_formula(text); formula; formula = find_formula(text))
    text.insert(formula->begin + 1, 1, '\x01');
  return text;
}

std::string to_html(const bank::Inline& text) {
  std::string html;
  for (const auto& span : text.spans) {
    const auto tags = tags_of(span);
    for (const auto& tag : tags) html += "<" + tag + ">";
    const auto text_only = span.marks.code ? span.text : without_formulas(span.text);
    html += replaced(replaced(html_escaped(text_only), "\x01", formula_break), line_separator, "<br>");
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) html += "</" + tag->substr(0, tag->find(' ')) + ">";
  }
  return html;
}

std::string to_html(const bank::Blocks& blocks, const diag::Span& place, Losses& losses) {
  std::string html;
  for (const auto& block : blocks) {
    switch (block.kind) {
      case bank::Block::Kind::note:
        losses.note(Loss::part, "kinds of notes", place);
        [[fallthrough]];
      case bank::Block::Kind::paragraph:
        html += "<p>" + to_html(block.text) + "</p>";
        break;
      case bank::Block::Kind::code:
        if (block.numbered) losses.note(Loss::part, "numbers of lines of code", place);
        html += block.code_language.empty()
                    ? "<pre><code>"
                    : fmt::format("<pre><code class=\"language-{}\">", attribute_escaped(block.code_language));
        html += html_escaped(block.code) + "</code></pre>";
        break;
      case bank::Block::Kind::table:
        html += table_html(*block.table);
        break;
      case bank::Block::Kind::image:
        losses.note(Loss::part, "pictures among text", place);
        html += "<p>" + html_escaped(block.picture->alt) + "</p>";
        break;
      case bank::Block::Kind::bullets:
      case bank::Block::Kind::steps:
        add_list(html, block, place, losses);
        break;
    }
  }
  return html;
}

std::string to_cell(const bank::Inline& text) {
  const bool marked = std::ranges::any_of(
      text.spans, [](const bank::Span& span) { return span.marks != bank::Marks{} || !span.href.empty(); });
  auto plain = bank::plain_text(text);
  if (!marked && !looks_marked(plain)) return plain;
  auto html = to_html(text);
  return looks_like_html(html) && html.find('<') != std::string::npos && html.find("</") != std::string::npos
             ? html
             : "<p>" + html + "</p>";
}

}  // namespace recto::exchange
