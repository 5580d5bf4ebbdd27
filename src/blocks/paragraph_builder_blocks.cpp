// Pictures, tables and options: what a text holds beside paragraphs.
//
// A cell is built like a text of its own: what was built so far is set aside meanwhile.
#include "blocks/paragraph_builder.h"
#include "blocks/slab.h"
#include "blocks/span_style.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace recto::blocks {

using geometry::Length;

void ParagraphBuilder::add_picture(const bank::Picture& picture, const layout::Style& style) {
  auto read = context_.pictures.read(picture.path, picture.place, findings_.problems);
  if (!read) return;
  auto figure = std::make_shared<PreparedFigure>();
  figure->picture = std::move(read);
  figure->width = picture.width;
  figure->tag = element("Figure", parent_);
  context_.structure.describe(figure->tag, picture.alt);
  PreparedParagraph holder;
  holder.place = picture.place;
  holder.figure = std::move(figure);
  push(std::move(holder), style, std::max(style.space_before, style.size.scaled(0.5)), page::break_cost::lead_in);
}

void ParagraphBuilder::add_table(const bank::Table& table, const diag::Span& place) {
  auto prepared = std::make_shared<PreparedTable>();
  const page::Tag outer = element("Table", parent_);
  for (const auto& row : table.rows) {
    const page::Tag tag = element("TR", outer);
    auto& cells = prepared->rows.emplace_back();
    for (const auto& each : row) cells.push_back(cell(each, tag));
  }
  prepared->heads = table.head_rows();
  if (prepared->heads == prepared->rows.size()) prepared->heads = 0;
  PreparedParagraph holder;
  holder.place = place;
  holder.table = std::move(prepared);
  const auto& style = named("table", style_);
  push(std::move(holder), style, std::max(style.space_before, style_.size.scaled(0.5)), page::break_cost::lead_in);
}

PreparedTable::Cell ParagraphBuilder::cell(const bank::Cell& cell, page::Tag row) {
  const bool head = cell.kind == bank::Cell::Kind::head;
  const page::Tag outer = std::exchange(parent_, element(head ? "TH" : "TD", row));
  auto before = std::exchange(result_, {});
  const auto& body = named("table", style_);
  PreparedTable::Cell result;
  bank::Inline text = cell.text;
  if (head) {
    for (auto& span : text.spans) span.marks.bold = true;
  }
  if (!text.empty()) {
    auto& paragraph = add(text, body, Length{}, page::break_cost::none);
    using Align = bank::Cell::Align;
    paragraph.align = cell.align == Align::start    ? text::Align::start
                      : cell.align == Align::center ? text::Align::center
                                                    : text::Align::end;
  }
  result.paragraphs = std::exchange(result_, std::move(before));
  result.longest_word = longest_word(cell);
  parent_ = outer;
  return result;
}

/// What no line end can divide: the longest word, by letters.
std::vector<PreparedParagraph> ParagraphBuilder::longest_word(const bank::Cell& cell) {
  const auto& body = named("table", style_);
  const std::string all = bank::plain_text(cell.text);
  std::string_view longest;
  std::string_view rest = all;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \n"), rest.size());
    if (end > longest.size()) longest = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (longest.empty()) return {};
  text::Paragraph word = empty_paragraph(body);
  bank::Marks marks;
  marks.bold = cell.kind == bank::Cell::Kind::head;
  marks.code = std::ranges::any_of(cell.text.spans, [](const bank::Span& span) { return span.marks.code; });
  word.spans.push_back({std::string(longest), marked(span_style(body, ink(body)), body, marks)});
  std::vector<PreparedParagraph> result(1);
  result.front().style = &body;
  result.front().shaped = context_.typesetter.shape(word);
  return result;
}

void ParagraphBuilder::gather_options(const std::vector<std::size_t>& starts) {
  if (starts.empty()) return;
  auto options = std::make_shared<PreparedOptions>();
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto first = result_.begin() + static_cast<std::ptrdiff_t>(starts[i]);
    const auto last =
        i + 1 < starts.size() ? result_.begin() + static_cast<std::ptrdiff_t>(starts[i + 1]) : result_.end();
    options->options.emplace_back(std::make_move_iterator(first), std::make_move_iterator(last));
  }
  const Length space = options->options.front().front().space_before;
  result_.resize(starts.front());
  PreparedParagraph holder;
  holder.place = scope_.question->place;
  holder.options = std::move(options);
  push(std::move(holder), style_, space, page::break_cost::lead_in);
}

}  // namespace recto::blocks
