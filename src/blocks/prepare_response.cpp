// What there is to choose, match, order or write, as it is asked or with what is right.
//
// Options stand in the order that the scope gives, and their letters follow it.
#include "blocks/answer.h"
#include "blocks/preparer.h"
#include "blocks/slab.h"
#include "deck/option_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace recto::blocks {
namespace {

using bank::Block;
using Numbering = page::StructureElement::Numbering;

constexpr std::string_view right_mark = "\u2713\u2009";
constexpr std::string_view answer_room = "_____";
constexpr std::string_view number_room = "________________";

}  // namespace

void Preparer::words(const bank::Question& question) {
  list_.add_terms(word_bank(question, scope_.options), ParagraphBuilder::Terms::whole, question.place);
}

/// One option with its label; what is more than a paragraph stands below its words.
void Preparer::option(bank::Inline text, const bank::Blocks& more, const std::string& label, page::Tag list) {
  const bool words_first = !more.empty() && more.front().kind == Block::Kind::paragraph;
  if (!more.empty() && !words_first) text.spans = {span_of("\u00A0", text.place)};  // the label stands above the block
  const page::Tag body = list_.add_item(text, label, 1, list);
  const std::size_t inner = list_.size();
  const page::Tag outer = list_.stand_in(body);
  for (const auto& each : more) {
    if (words_first && &each == &more.front()) continue;  // they are `text`
    block(each);
  }
  (void)list_.stand_in(outer);
  list_.nest(inner, 1);
  list_.keep_with_previous(inner, page::break_cost::forbidden);
}

void Preparer::choices(const bank::Choices& choices, Marking marking) {
  const page::Tag list = list_.add_list(list_.parent(), Numbering::upper_alpha);
  std::vector<std::size_t> starts;
  for (std::size_t place = 0; place < scope_.options.size(); ++place) {
    const auto& item = choices.items[static_cast<std::size_t>(scope_.options[place])];
    const bool marked = marking == Marking::right && item.verdict == bank::Choice::Verdict::right;
    bank::Inline text = item.text;
    if (marked) {
      for (auto& span : text.spans) span.marks.bold = true;
    }
    starts.push_back(list_.size());
    option(std::move(text), item.blocks, fmt::format("{}{}", marked ? right_mark : "", deck::letter_of(place)), list);
    if (marking == Marking::right && !item.feedback.empty()) {
      const std::size_t inner = list_.size();
      list_.add(item.feedback, list_.named("feedback", style()), style().space_before.scaled(0.3),
                page::break_cost::forbidden);
      list_.nest(inner, 1);
    }
  }
  if (!starts.empty()) list_.fit_labels(starts.front());
  list_.gather_options(starts);
}

/// Left sides with room for a letter, then the right sides with theirs.
void Preparer::matching(const bank::Matching& matching, Marking marking) {
  std::vector<bank::Inline> rights;
  for (const auto& [left, right] : matching.pairs) rights.push_back(right);
  rights.insert(rights.end(), matching.decoys.begin(), matching.decoys.end());
  const auto cell_of = [&](const std::string& label, const bank::Inline& text) {
    bank::Cell cell;
    cell.text = text;
    cell.text.spans.insert(cell.text.spans.begin(), span_of(label + "\u2002", text.place));
    return cell;
  };
  bank::Table table;
  for (std::size_t row = 0; row < rights.size(); ++row) {
    auto& cells = table.rows.emplace_back(2);
    if (row < matching.pairs.size()) {
      const auto shown = std::ranges::find(scope_.options, static_cast<int>(row));
      const auto letter = deck::letter_of(static_cast<std::size_t>(shown - scope_.options.begin()));
      const std::string room = marking == Marking::right ? std::string(1, letter) : std::string(answer_room);
      cells[0] = cell_of(fmt::format("{}.\u2002{}", row + 1, room), matching.pairs[row].first);
    }
    const auto option = static_cast<std::size_t>(scope_.options[row]);
    cells[1] = cell_of(fmt::format("{}", deck::letter_of(row)), rights[option]);
  }
  list_.add_table(table, scope_.question->place);
}

/// Things with their letters and room for their number.
void Preparer::ordering(const bank::Ordering& ordering, Marking marking) {
  const page::Tag list = list_.add_list(list_.parent(), Numbering::upper_alpha);
  for (std::size_t place = 0; place < scope_.options.size(); ++place) {
    const int item = scope_.options[place];
    bank::Inline text = ordering.items[static_cast<std::size_t>(item)];
    const std::string room = marking == Marking::right ? fmt::format("{}.", item + 1) : std::string(answer_room);
    text.spans.insert(text.spans.begin(), span_of(room + "\u2002", text.place));
    if (marking == Marking::right) text.spans.front().marks.bold = true;
    option(std::move(text), {}, std::string(1, deck::letter_of(place)), list);
  }
}

void Preparer::true_false(const bank::TrueFalse& verdict, Marking marking) {
  const page::Tag list = list_.add_list(list_.parent(), Numbering::none);
  std::vector<std::size_t> starts;
  using Answer = bank::TrueFalse::Answer;
  for (const auto answer : {Answer::yes, Answer::no}) {
    const bool marked = marking == Marking::right && verdict.answer == answer;
    bank::Inline text;
    text.place = scope_.question->place;
    text.spans.push_back(span_of(verdict_word(answer, scope_.question->language), text.place));
    text.spans.back().marks.bold = marked;
    starts.push_back(list_.size());
    option(std::move(text), {}, marked ? "\u2611" : "\u2610", list);
  }
  if (!starts.empty()) list_.fit_labels(starts.front());
  list_.gather_options(starts);
}

void Preparer::numeric(const bank::Numeric& number, Marking marking) {
  if (marking == Marking::right) return lines(answer_lines(scope_));
  bank::Inline text;
  text.place = scope_.question->place;
  const std::string unit = number.unit.empty() ? std::string{} : "\u00A0" + number.unit;
  text.spans.push_back(span_of(std::string(number_room) + unit, text.place));
  inline_text(text);
}

}  // namespace recto::blocks
