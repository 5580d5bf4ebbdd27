#include "documents/flow.h"

#include "blocks/question_scope.h"
#include "blocks/report.h"
#include "deck/asked.h"
#include "documents/percentages.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace recto::documents {
namespace {

using geometry::Length;
using namespace geometry::literals;

/// A time of day, or how much of the interview has passed where its start is not known.
std::string clock_time(int minutes) {
  constexpr int day = 24 * 60;
  return fmt::format("{}:{:02}", minutes % day / 60, minutes % 60);
}

int minutes_of(const DocumentInput& input, std::size_t first, std::size_t count) {
  int sum = 0;
  for (std::size_t i = first; i < first + count; ++i) sum += input.version.entries[i].question->minutes;
  return sum;
}

const deck::Section* section_of(const DocumentInput& input, std::size_t index) {
  for (const auto& section : input.version.sections) {
    if (index >= section.first && index < section.first + section.count) return &section;
  }
  return nullptr;
}

bank::Points points_of(const DocumentInput& input, std::size_t first, std::size_t count) {
  bank::Points sum;
  for (std::size_t i = first; i < first + count; ++i) sum += input.version.entries[i].points;
  return sum;
}

/// Whether the passage of the question has been printed before the question above it in its section.
bool stands_above(const DocumentInput& input, std::size_t index) {
  const auto* section = section_of(input, index);
  if (index == 0 || (section != nullptr && section->first == index)) return false;
  const auto& entries = input.version.entries;
  return entries[index - 1].question->passage == entries[index].question->passage;
}

std::pair<std::size_t, std::size_t> range_of(const deck::Section& section) { return {section.first, section.count}; }

/// What a block stands in, once for each version: a question with its number there.
std::vector<blocks::Scope> version_scopes(const DocumentInput& input, const blocks::Scope& within) {
  std::vector<blocks::Scope> scopes;
  for (const auto& version : input.options.versions) {
    blocks::Scope scope = within;
    scope.variables.set(layout::Variable::version, version.letter);
    scope.variables.set(layout::Variable::hash, version.hash);
    if (within.question != nullptr) {
      const auto number = version.numbers.find(within.question->id);
      const bool asked = number != version.numbers.end();
      scope.variables.set(layout::Variable::number_in_version,
                          asked ? fmt::format("{}", number->second) : std::string("\u2013"));
    }
    scopes.push_back(std::move(scope));
  }
  return scopes;
}

int scrap_cost(Length part) {
  if (part >= blocks::small_part) return 0;
  return static_cast<int>(page::break_cost::scrap * (1 - part.over(blocks::small_part)));
}

/// Makes breaks in the question that is all slabs from `first` dearer than those between questions, most of all where
/// little of it would stand alone at a page's foot or head.
void discourage_scraps(blocks::Slabs& slabs, std::size_t first) {
  Length below;
  for (std::size_t i = first; i < slabs.size(); ++i) below += slabs[i].space_before + slabs[i].height;
  Length above;
  for (std::size_t i = first; i < slabs.size(); ++i) {
    if (i > first) add_penalty(slabs[i], page::break_cost::in_question + scrap_cost(above) + scrap_cost(below));
    above += slabs[i].space_before + slabs[i].height;
    below -= slabs[i].space_before + slabs[i].height;
  }
}

/// Builds the flow section by section.
class FlowBuilder {
 public:
  FlowBuilder(const DocumentInput& input, const blocks::ComposeContext& context, Length width,
              const blocks::Repeats& repeats, blocks::Outcome& outcome)
      : input_{input}, context_{context}, width_{width}, repeats_{repeats}, outcome_{outcome} {}

  Flow run() {
    for (std::size_t i = 0; i < input_.version.sections.size(); ++i) section(i);
    if (input_.design.ending) {
      mark({Anchor::Kind::ending, {}, {}, 0, {}});
      block(*input_.design.ending, document_scope(input_), context_.structure.root(), "the ending");
    }
    return std::move(flow_);
  }

 private:
  void section(std::size_t index) {
    const auto& section = input_.version.sections[index];
    const page::Tag parent = context_.structure.add("Sect", context_.structure.root());
    const blocks::Scope scope = section_scope(input_, index);
    const std::size_t heading = flow_.slabs.size();
    if (input_.design.section && !section.title.empty()) {
      mark({Anchor::Kind::section, section.title, {}, 0, section.title});
      block(*input_.design.section, scope, parent, fmt::format("the heading of section `{}`", section.title));
    }
    const std::size_t first_item = flow_.slabs.size();
    std::vector<std::size_t> starts;
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      const std::size_t start = flow_.slabs.size();
      question(i, parent);
      if (flow_.slabs.size() > start) starts.push_back(start);
    }
    penalise_lone_parts(flow_.slabs, starts);
    if (input_.design.section_on_new_page && heading > 0 && heading < flow_.slabs.size()) {
      flow_.slabs[heading].new_page = true;
    }
    if (first_item > heading && flow_.slabs.size() > first_item) {
      for (std::size_t i = heading + 1; i <= first_item && i < flow_.slabs.size(); ++i) {
        flow_.slabs[i].penalty_before = page::break_cost::forbidden;
      }
    }
    if (input_.design.section_end) {
      block(*input_.design.section_end, scope, parent, fmt::format("the end of section `{}`", section.title));
    }
  }

  void question(std::size_t index, page::Tag parent) {
    const blocks::Scope scope = question_scope(input_, index);
    const deck::Section* section = section_of(input_, index);
    const auto& entry = input_.version.entries[index];
    mark({Anchor::Kind::question, bank::asked_text(entry.question->prompt), entry.question->id, entry.number,
          section == nullptr ? std::string{} : section->title});
    const std::size_t first = flow_.slabs.size();
    const bool empty = children(input_.design.item).empty();
    block(input_.design.item, scope, empty ? parent : context_.structure.add("Sect", parent),
          fmt::format("question `{}`", entry.question->id), entry.question->place);
    discourage_scraps(flow_.slabs, first);
    if (first < flow_.slabs.size() && first > 0) flow_.slabs[first].space_before += input_.design.item_gap;
  }

  /// Remembers `anchor` for the next slab that is added.
  void mark(Anchor anchor) {
    flow_.anchors.push_back(std::move(anchor));
    pending_ = static_cast<int>(flow_.anchors.size()) - 1;
  }

  void block(const layout::Block& block, const blocks::Scope& scope, page::Tag parent, const std::string& where,
             const diag::Span& place = {}) {
    const SetPart part{where, place.source ? place : block.common.place, scope};
    blocks::Slabs slabs = set_part(block, part, {width_}, parent, context_, &repeats_, outcome_);
    if (slabs.empty()) return;
    if (pending_) slabs.front().mark = *std::exchange(pending_, std::nullopt);
    std::ranges::move(slabs, std::back_inserter(flow_.slabs));
  }

  const DocumentInput& input_;
  const blocks::ComposeContext& context_;
  Length width_;
  const blocks::Repeats& repeats_;
  blocks::Outcome& outcome_;
  Flow flow_;
  std::optional<int> pending_;
};

}  // namespace

VisibleQuestions::VisibleQuestions(const deck::Version& version, std::optional<layout::Role> role) {
  const bool candidate = role == layout::Role::candidate;
  if (candidate) stripped_.reserve(version.entries.size());
  for (const auto& entry : version.entries) {
    if (!candidate) {
      visible_.push_back(entry.question);
      continue;
    }
    stripped_.push_back(deck::asked(entry));
    visible_.push_back(&stripped_.back());
  }
}

blocks::Scope document_scope(const DocumentInput& input) {
  blocks::Scope scope;
  scope.bank = input.deck.bank;
  scope.variables = input.common;
  scope.language = input.deck.language;
  scope.role = input.options.role;
  scope.level = input.options.level;
  return scope;
}

blocks::Scope section_scope(const DocumentInput& input, std::size_t index) {
  blocks::Scope scope = document_scope(input);
  const auto& section = input.version.sections[index];
  scope.section = index;
  scope.variables.set(layout::Variable::section, section.title);
  scope.variables.set(layout::Variable::count, fmt::format("{}", section.count));
  scope.variables.set(layout::Variable::section_instructions, section.instructions);
  const auto points = points_of(input, section.first, section.count);
  if (points != bank::Points{}) scope.variables.set(layout::Variable::section_points, points.text());
  const int minutes = minutes_of(input, section.first, section.count);
  if (minutes == 0) return scope;
  scope.variables.set(layout::Variable::section_minutes, fmt::format("{}", minutes));
  std::vector<int> all;
  for (const auto& each : input.version.sections) all.push_back(minutes_of(input, each.first, each.count));
  scope.variables.set(layout::Variable::section_share, fmt::format("{}", percentages(all)[index]));
  return scope;
}

blocks::Scope question_scope(const DocumentInput& input, std::size_t index) {
  const auto& entry = input.version.entries[index];
  const auto& question = input.questions.at(index);
  const bool stripped = &question != entry.question;
  const deck::Entry visible = stripped ? deck::asking(entry, question) : entry;
  blocks::Scope scope = blocks::question_scope(input.deck, visible, input.common);
  if (stands_above(input, index)) scope.passage = nullptr;
  scope.shown = input.shown;
  scope.role = input.options.role;
  scope.level = input.options.level;
  if (const auto* section = section_of(input, index)) scope.variables.set(layout::Variable::section, section->title);
  const auto& schedule = input.options.schedule;
  const int begin = schedule.start.value_or(0) + schedule.opening + minutes_of(input, 0, index);
  scope.variables.set(layout::Variable::clock, clock_time(begin));
  if (const int minutes = entry.question->minutes; minutes > 0) {
    scope.variables.set(layout::Variable::clock_end, clock_time(begin + minutes));
  }
  if (const auto it = input.options.question_pages.find(entry.question->id); it != input.options.question_pages.end()) {
    scope.variables.set(layout::Variable::page_of_question, fmt::format("{}", it->second));
  }
  return scope;
}

blocks::Repeats repeats(const DocumentInput& input) {
  return [&input](layout::Repeat repeat, const blocks::Scope& within) {
    if (repeat == layout::Repeat::versions) return version_scopes(input, within);
    std::vector<blocks::Scope> scopes;
    if (repeat == layout::Repeat::sections) {
      for (std::size_t i = 0; i < input.version.sections.size(); ++i) scopes.push_back(section_scope(input, i));
      return scopes;
    }
    const auto [first, count] = within.section ? range_of(input.version.sections[*within.section])
                                               : std::pair<std::size_t, std::size_t>{0, input.version.entries.size()};
    for (std::size_t i = first; i < first + count; ++i) scopes.push_back(question_scope(input, i));
    return scopes;
  };
}

blocks::Slabs set_part(const layout::Block& block, const SetPart& part, const blocks::Room& room, page::Tag parent,
                       const blocks::ComposeContext& context, const blocks::Repeats* repeats,
                       blocks::Outcome& outcome) {
  blocks::BlockTree tree{block, part.scope, context, parent, repeats};
  auto [slabs, found] = tree.set(room);
  found.take(tree.prepared());
  const blocks::Location location{part.name, part.scope.question == nullptr ? part.scope.bank : nullptr};
  report_missing(found, location, outcome.diagnostics);
  report_overflow(found, location, part.place, outcome.diagnostics);
  report_remarks(found, location, context.typesetter.fonts(), outcome.diagnostics);
  outcome.diagnostics.append(std::move(found.problems));
  const bool smaller = outcome.smallest == Length{} || found.smallest < outcome.smallest;
  if (found.smallest > Length{} && smaller) outcome.smallest = found.smallest;
  return std::move(slabs);
}

Flow set_flow(const DocumentInput& input, const blocks::ComposeContext& context, Length width,
              const blocks::Repeats& repeats, blocks::Outcome& outcome) {
  return FlowBuilder{input, context, width, repeats, outcome}.run();
}

}  // namespace recto::documents
