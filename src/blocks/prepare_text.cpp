// Brings a field of a question, or a layout's own words, into paragraphs: lists with their labels, notes, programs,
// points with the levels that they are for.  Each says what a page break before it costs: what ends with a colon is
// nothing without what follows.
#include "blocks/prepare_text.h"

#include "blocks/paragraph_builder.h"
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

/// A span of its own in a text of the bank.
bank::Span span_of(std::string text, const diag::Span& place) {
  bank::Span span;
  span.text = std::move(text);
  span.place = place;
  return span;
}

/// Of a break between a paragraph and the list or program after it: what ends with a colon cannot be without it.
int lead_in_cost(const bank::Inline& paragraph) {
  const bool announces = !paragraph.spans.empty() && paragraph.spans.back().text.ends_with(':');
  return announces ? page::break_cost::forbidden : page::break_cost::lead_in;
}

/// Brings what a text shows of its scope into paragraphs.
class Preparer {
 public:
  Preparer(const Scope& scope, const layout::Text& text, ParagraphBuilder builder)
      : scope_{scope}, list_{std::move(builder)}, bullet_{text.bullet.empty() ? std::string(bullet) : text.bullet} {}

  void operator()(const layout::Template& words) { list_.add_literal(scope_.variables.expand(words)); }
  void operator()(Field field) {
    if (scope_.question != nullptr) add(field, *scope_.question);
  }
  void operator()(const layout::CustomField& custom) {
    if (scope_.question == nullptr) return;
    for (const auto& field : scope_.question->fields) {
      if (field.name == custom.name) inline_text(field.text);
    }
  }
  std::vector<PreparedParagraph> take() { return list_.take(); }

 private:
  void add(Field field, const bank::Question& question);
  void inline_text(const bank::Inline& text);
  void blocks(const bank::Blocks& blocks);
  void block(const Block& block);
  void list(const Block& list, int depth, page::Tag parent);
  void points(const std::vector<bank::Inline>& points);
  void expectations(const std::vector<bank::Expectation>& points);
  [[nodiscard]] bank::Inline expectation(const bank::Expectation& point) const;
  void sources(const bank::Question& question);
  void related(const bank::Question& question);
  [[nodiscard]] const layout::Style& style() const { return list_.style(); }

  const Scope& scope_;
  ParagraphBuilder list_;
  std::string bullet_;  ///< of points
};

void Preparer::inline_text(const bank::Inline& text) {
  if (!text.empty()) list_.add(text, style(), Length{}, page::break_cost::none);
}

void Preparer::add(Field field, const bank::Question& question) {
  switch (field) {
    case Field::prompt:
      return inline_text(question.prompt);
    case Field::short_answer:
      return inline_text(question.short_answer);
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
    for (const auto& child : each.children) this->list(child, depth + 1, body);
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
  bank::Span span = span_of(scope_.variables.listed(titles) + ": ", text.place);
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
    if (const auto* other = scope_.bank->find_question(id)) prompts.push_back(bank::plain_text(other->prompt));
  }
  list_.add_terms(prompts, ParagraphBuilder::Terms::breakable, question.place);
}

}  // namespace

std::vector<PreparedParagraph> prepare_text(const layout::Text& text, const layout::Common& common, const Scope& scope,
                                            const ComposeContext& context, page::Tag parent, Findings& findings) {
  Preparer preparer{scope, text, {text, common, scope, context, parent, findings}};
  std::visit([&](const auto& shown) { preparer(shown); }, text.shows);
  return preparer.take();
}

}  // namespace recto::blocks
