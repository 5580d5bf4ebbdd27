// Brings a field of a question, or a layout's own words, into paragraphs: lists with their labels, notes, programs,
// points with the levels that they are for.  Each says what a page break before it costs: what ends with a colon is
// nothing without what follows.
#include "blocks/prepare_text.h"

#include "blocks/answer.h"
#include "blocks/preparer.h"
#include "blocks/slab.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::blocks {
namespace {

using bank::Block;
using geometry::Length;
using layout::Field;
using Numbering = page::StructureElement::Numbering;

constexpr const char* bullet = "\u2022";
constexpr const char* inner_bullet = "\u2013";

/// Of a break between a paragraph and the list or program after it: what ends with a colon cannot be without it.
int lead_in_cost(const bank::Inline& paragraph) {
  const bool announces = !paragraph.spans.empty() && paragraph.spans.back().text.ends_with(':');
  return announces ? page::break_cost::forbidden : page::break_cost::lead_in;
}

}  // namespace

bank::Span span_of(std::string text, const diag::Span& place) {
  bank::Span span;
  span.text = std::move(text);
  span.place = place;
  return span;
}

Preparer::Preparer(const Scope& scope, const layout::Text& text, ParagraphBuilder builder)
    : scope_{scope}, list_{std::move(builder)}, bullet_{text.bullet.empty() ? std::string(bullet) : text.bullet} {}

void Preparer::inline_text(const bank::Inline& text) {
  if (!text.empty()) list_.add(text, style(), Length{}, page::break_cost::none);
}

void Preparer::lines(const std::vector<bank::Inline>& lines) {
  for (const auto& line : lines) list_.add(line, style(), style().space_before, page::break_cost::line);
}

void Preparer::prompt(const bank::Question& question, ParagraphBuilder::Gaps gaps) {
  list_.show_gaps(gaps);
  question.prompt_blocks.empty() ? inline_text(question.prompt) : blocks(question.prompt_blocks);
}

void Preparer::add(Field field, const bank::Question& question) {
  switch (field) {
    case Field::prompt:
      return prompt(question, ParagraphBuilder::Gaps::blank);
    case Field::prompt_filled:
      return prompt(question, ParagraphBuilder::Gaps::filled);
    case Field::choices:
      return std::visit(Response{*this, question, Marking::asked}, question.response);
    case Field::choices_marked:
      return std::visit(Response{*this, question, Marking::right}, question.response);
    case Field::answer:
      return lines(answer_lines(scope_));
    case Field::passage:
      if (scope_.passage != nullptr) blocks(scope_.passage->text);
      return;
    case Field::short_answer:
      if (!question.short_answer.empty()) return inline_text(question.short_answer);
      return lines(short_answer_lines(scope_));
    case Field::explanation:
      return blocks(question.explanation);
    case Field::memory_aid:
      return inline_text(question.memory_aid);
    case Field::keywords:
      return list_.add_terms(question.keywords, ParagraphBuilder::Terms::whole, question.place);
    case Field::tags:
      return list_.add_terms(question.tags, ParagraphBuilder::Terms::whole, question.place);
    case Field::follow_ups:
      return points(question.interview.follow_ups);
    case Field::look_for:
      return expectations(question.interview.look_for);
    case Field::red_flags:
      return expectations(question.interview.red_flags);
    case Field::see_also:
      return related(question);
    case Field::sources:
      return sources(question);
    case Field::level:
      return list_.add_literal(scope_.bank->level(question.level).title);
    case Field::topic:
      return list_.add_literal(scope_.bank->topic(question.topic).title);
  }
}

void Preparer::list(const Block& list, int depth, page::Tag parent) {
  const bool steps = list.kind == Block::Kind::steps;
  const page::Tag tag = list_.add_list(parent, steps ? Numbering::decimal : Numbering::disc);
  const std::size_t first = list_.size();
  int number = list.first_number;
  for (const auto& each : list.items) {
    const std::string label = steps ? fmt::format("{}.", number++) : std::string(depth == 1 ? bullet : inner_bullet);
    const page::Tag body = list_.add_item(each.text, label, depth, tag);
    const std::size_t inner = list_.size();
    const page::Tag outer = list_.stand_in(body);
    for (const auto& child : each.children) {
      const bool nested = child.kind == Block::Kind::bullets || child.kind == Block::Kind::steps;
      nested ? this->list(child, depth + 1, body) : block(child);
    }
    (void)list_.stand_in(outer);
    list_.nest(inner, depth);
    list_.keep_with_previous(inner, page::break_cost::forbidden);  // the item leads in to them
  }
  if (depth == 1) list_.fit_labels(first);
}

void Preparer::block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::paragraph:
      list_.add(block.text, style(), style().space_before, page::break_cost::none);
      break;
    case Block::Kind::note: {
      const auto& note = list_.named("note", style());
      list_.add(block.text, note, note.space_before, page::break_cost::none).barred = true;
      break;
    }
    case Block::Kind::bullets:
    case Block::Kind::steps:
      list(block, 1, list_.parent());
      break;
    case Block::Kind::code:
      list_.add_code(block);
      break;
    case Block::Kind::image:
      if (block.picture) list_.add_picture(*block.picture, style());
      break;
    case Block::Kind::table:
      if (block.table) list_.add_table(*block.table, block.place);
      break;
  }
}

void Preparer::blocks(const bank::Blocks& blocks) {
  const Block* previous = nullptr;
  for (const auto& each : blocks) {
    const std::size_t first = list_.size();
    block(each);
    if (previous != nullptr && previous->kind == Block::Kind::code) {
      list_.space_before(first, list_.named("code-block", style()).space_before);
    }
    const bool follows = each.kind != Block::Kind::paragraph && each.kind != Block::Kind::note;
    const bool led_in = previous != nullptr && previous->kind == Block::Kind::paragraph;
    if (led_in && follows) list_.keep_with_previous(first, lead_in_cost(previous->text));
    previous = &each;
  }
}

void Preparer::points(const std::vector<bank::Inline>& points) {
  if (points.empty()) return;
  const page::Tag tag = list_.add_list(list_.parent(), Numbering::disc);
  for (const auto& point : points) list_.add_item(point, bullet_, 1, tag);
}

/// Points for the scope's level; when that is not known all, as a progression: those for every level first, then
/// from the lowest level upwards, each saying for which it is.
void Preparer::expectations(const std::vector<bank::Expectation>& points) {
  std::vector<const bank::Expectation*> shown;
  for (const auto& point : points) {
    const bool fits =
        !scope_.level || point.levels.empty() || std::ranges::find(point.levels, *scope_.level) != point.levels.end();
    if (fits) shown.push_back(&point);
  }
  if (shown.empty()) return;
  if (!scope_.level) {
    const auto lowest = [](const bank::Expectation* point) {
      return point->levels.empty() ? -1 : std::ranges::min(point->levels).value;
    };
    std::ranges::stable_sort(shown, {}, lowest);
  }
  const page::Tag tag = list_.add_list(list_.parent(), Numbering::disc);
  for (const auto* point : shown) list_.add_item(expectation(*point), bullet_, 1, tag);
}

/// A point's text, with the levels it is for where the scope's is not known.
bank::Inline Preparer::expectation(const bank::Expectation& point) const {
  bank::Inline text = point.text;
  if (scope_.level || point.levels.empty()) return text;
  std::vector<std::string> titles;
  for (const auto level : point.levels) titles.push_back(scope_.bank->level(level).title);
  bank::Span span = span_of(fmt::format("{}: ", fmt::join(titles, ", ")), text.place);
  span.marks.italic = true;
  text.spans.insert(text.spans.begin(), std::move(span));
  return text;
}

void Preparer::sources(const bank::Question& question) {
  for (const auto& source : question.sources) {
    bank::Inline text;
    text.place = question.place;
    const std::string checked = source.checked.empty() ? std::string{} : fmt::format(" ({})", source.checked);
    const auto scheme = source.href.find("://");
    bank::Span address =
        span_of(scheme == std::string::npos ? source.href : source.href.substr(scheme + 3), text.place);
    address.marks.code = true;
    address.href = source.href;
    text.spans = {span_of(fmt::format("{}{}. ", source.title, checked), text.place), std::move(address)};
    list_.add(text, style(), style().space_before, page::break_cost::none);
  }
}

void Preparer::related(const bank::Question& question) {
  std::vector<std::string> prompts;
  for (const auto& id : question.see_also) {
    if (const auto* other = scope_.bank->find_question(id)) prompts.push_back(bank::asked_text(other->prompt));
  }
  list_.add_terms(prompts, ParagraphBuilder::Terms::breakable, question.place);
}

std::vector<PreparedParagraph> prepare_text(const layout::Text& text, const layout::Common& common, const Scope& scope,
                                            const ComposeContext& context, page::Tag parent, Findings& findings) {
  Preparer preparer{scope, text, {text, common, scope, context, parent, findings}};
  std::visit([&](const auto& shown) { preparer(shown); }, text.shows);
  return preparer.take();
}

}  // namespace recto::blocks
