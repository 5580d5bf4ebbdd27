#include "documents/flow.h"

#include "blocks/losses.h"
#include "blocks/question_subject.h"
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

std::string clock_time(int minutes) { return fmt::format("{}:{:02}", minutes / 60, minutes % 60); }

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

std::pair<std::size_t, std::size_t> range_of(const deck::Section& section) { return {section.first, section.count}; }

/// What a block stands in, once for each version: a question with its number there.
std::vector<blocks::Subject> version_subjects(const DocumentInput& input, const blocks::Subject& within) {
  std::vector<blocks::Subject> subjects;
  for (const auto& version : input.options.versions) {
    blocks::Subject subject = within;
    subject.version = version.letter;
    subject.references.set("version", version.letter);
    subject.references.set("hash", version.hash);
    if (within.question != nullptr) {
      const auto number = version.numbers.find(within.question->id);
      const bool asked = number != version.numbers.end();
      subject.references.set("number-in-version", asked ? fmt::format("{}", number->second) : std::string("\u2013"));
    }
    subjects.push_back(std::move(subject));
  }
  return subjects;
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
    if (i > first) make_dearer(slabs[i], page::break_cost::in_question + scrap_cost(above) + scrap_cost(below));
    above += slabs[i].space_before + slabs[i].height;
    below -= slabs[i].space_before + slabs[i].height;
  }
}

/// Builds the flow section by section.
class FlowBuilder {
 public:
  FlowBuilder(const DocumentInput& input, const blocks::Setting& setting, Length width,
              const blocks::BlockSetter::Repeats& repeats, blocks::Outcome& outcome)
      : input_{input}, setting_{setting}, width_{width}, repeats_{repeats}, outcome_{outcome} {}

  Flow run() {
    for (std::size_t i = 0; i < input_.version.sections.size(); ++i) section(i);
    if (input_.design.ending) {
      mark({Anchor::Kind::ending, {}, {}, 0, {}});
      block(*input_.design.ending, document_subject(input_), setting_.structure.root(), "the ending");
    }
    return std::move(flow_);
  }

 private:
  void section(std::size_t index) {
    const auto& section = input_.version.sections[index];
    const page::Tag parent = setting_.structure.add("Sect", setting_.structure.root());
    const blocks::Subject subject = section_subject(input_, index);
    const std::size_t heading = flow_.slabs.size();
    if (input_.design.section && !section.title.empty()) {
      mark({Anchor::Kind::section, section.title, {}, 0, section.title});
      block(*input_.design.section, subject, parent, fmt::format("the heading of section `{}`", section.title));
    }
    const std::size_t first_item = flow_.slabs.size();
    std::vector<std::size_t> starts;
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      const std::size_t start = flow_.slabs.size();
      question(i, parent);
      if (flow_.slabs.size() > start) starts.push_back(start);
    }
    keep_company(flow_.slabs, starts);
    if (input_.design.section_on_new_page && heading > 0 && heading < flow_.slabs.size()) {
      flow_.slabs[heading].new_page = true;
    }
    if (first_item > heading && flow_.slabs.size() > first_item) {
      for (std::size_t i = heading + 1; i <= first_item && i < flow_.slabs.size(); ++i) {
        flow_.slabs[i].cost_before = page::break_cost::forbidden;
      }
    }
    if (input_.design.section_end) {
      block(*input_.design.section_end, subject, parent, fmt::format("the end of section `{}`", section.title));
    }
  }

  void question(std::size_t index, page::Tag parent) {
    const blocks::Subject subject = question_subject(input_, index);
    const deck::Section* section = section_of(input_, index);
    const auto& entry = input_.version.entries[index];
    mark({Anchor::Kind::question, bank::plain_text(entry.question->prompt), entry.question->id, entry.number,
          section == nullptr ? std::string{} : section->title});
    const std::size_t first = flow_.slabs.size();
    const bool empty = input_.design.item.children.empty();
    block(input_.design.item, subject, empty ? parent : setting_.structure.add("Sect", parent),
          fmt::format("question `{}`", entry.question->id), entry.question->place);
    discourage_scraps(flow_.slabs, first);
    if (first < flow_.slabs.size() && first > 0) flow_.slabs[first].space_before += input_.design.item_gap;
  }

  /// Remembers `anchor` for the next slab that is added.
  void mark(Anchor anchor) {
    flow_.anchors.push_back(std::move(anchor));
    pending_ = static_cast<int>(flow_.anchors.size()) - 1;
  }

  void block(const layout::Block& block, const blocks::Subject& subject, page::Tag parent, const std::string& where,
             const diag::Span& place = {}) {
    blocks::BlockSetter setter{setting_, subject, parent, &repeats_};
    blocks::Slabs slabs = setter.lay(block, width_, std::nullopt, {});
    if (slabs.empty()) return;
    if (pending_) slabs.front().mark = *std::exchange(pending_, std::nullopt);
    report(setter, where, place.source ? place : block.place, setting_, outcome_);
    std::ranges::move(slabs, std::back_inserter(flow_.slabs));
  }

  const DocumentInput& input_;
  const blocks::Setting& setting_;
  Length width_;
  const blocks::BlockSetter::Repeats& repeats_;
  blocks::Outcome& outcome_;
  Flow flow_;
  std::optional<int> pending_;
};

}  // namespace

VisibleQuestions::VisibleQuestions(const deck::Version& version, const std::string& role) {
  const bool candidate = role == "candidate";
  if (candidate) stripped_.reserve(version.entries.size());
  for (const auto& entry : version.entries) {
    if (!candidate) {
      visible_.push_back(entry.question);
      continue;
    }
    bank::Question bare;
    bare.id = entry.question->id;
    bare.level = entry.question->level;
    bare.topic = entry.question->topic;
    bare.minutes = entry.question->minutes;
    bare.prompt = entry.question->prompt;
    bare.language = entry.question->language;
    bare.picture = entry.question->picture;
    bare.place = entry.question->place;
    stripped_.push_back(std::move(bare));
    visible_.push_back(&stripped_.back());
  }
}

blocks::Subject document_subject(const DocumentInput& input) {
  blocks::Subject subject;
  subject.bank = input.deck.bank;
  subject.references = input.common;
  subject.language = input.deck.language;
  subject.role = input.options.role;
  subject.version = input.version.letter;
  subject.level = input.options.level;
  return subject;
}

blocks::Subject section_subject(const DocumentInput& input, std::size_t index) {
  blocks::Subject subject = document_subject(input);
  const auto& section = input.version.sections[index];
  subject.section = index;
  subject.references.set("section", section.title);
  subject.references.set("count", fmt::format("{}", section.count));
  const int minutes = minutes_of(input, section.first, section.count);
  if (minutes == 0) return subject;
  subject.references.set("section-minutes", fmt::format("{}", minutes));
  std::vector<int> all;
  for (const auto& each : input.version.sections) all.push_back(minutes_of(input, each.first, each.count));
  subject.references.set("section-share", fmt::format("{}", percentages(all)[index]));
  return subject;
}

blocks::Subject question_subject(const DocumentInput& input, std::size_t index) {
  const auto& entry = input.version.entries[index];
  deck::Entry visible{&input.questions.at(index), entry.number};
  blocks::Subject subject = blocks::question_subject(input.deck, visible, input.common);
  subject.role = input.options.role;
  subject.version = input.version.letter;
  subject.level = input.options.level;
  if (const auto* section = section_of(input, index)) subject.references.set("section", section->title);
  subject.references.set("clock", clock_time(minutes_of(input, 0, index)));
  if (const auto it = input.options.question_pages.find(entry.question->id); it != input.options.question_pages.end()) {
    subject.references.set("page-of-question", fmt::format("{}", it->second));
  }
  return subject;
}

blocks::BlockSetter::Repeats repeats(const DocumentInput& input) {
  return [&input](const std::string& word, const blocks::Subject& within) {
    if (word == "versions") return version_subjects(input, within);
    std::vector<blocks::Subject> subjects;
    if (word == "sections") {
      for (std::size_t i = 0; i < input.version.sections.size(); ++i) subjects.push_back(section_subject(input, i));
      return subjects;
    }
    const auto [first, count] = within.section ? range_of(input.version.sections[*within.section])
                                               : std::pair<std::size_t, std::size_t>{0, input.version.entries.size()};
    for (std::size_t i = first; i < first + count; ++i) subjects.push_back(question_subject(input, i));
    return subjects;
  };
}

void report(blocks::BlockSetter& setter, const std::string& where, const diag::Span& place,
            const blocks::Setting& setting, blocks::Outcome& outcome) {
  auto& findings = setter.findings();
  const auto& subject = setter.subject();
  const blocks::Blame blame{where, subject.question == nullptr ? subject.bank : nullptr};
  report_missing(findings, blame, outcome.diagnostics);
  report_overflow(findings, blame, place, outcome.diagnostics);
  report_remarks(findings, blame, setting.typesetter.fonts(), outcome.diagnostics);
  outcome.diagnostics.append(std::exchange(findings.problems, {}));
  const Length smallest = findings.smallest;
  if (smallest > Length{} && (outcome.smallest == Length{} || smallest < outcome.smallest)) outcome.smallest = smallest;
}

Flow set_flow(const DocumentInput& input, const blocks::Setting& setting, Length width,
              const blocks::BlockSetter::Repeats& repeats, blocks::Outcome& outcome) {
  return FlowBuilder{input, setting, width, repeats, outcome}.run();
}

}  // namespace recto::documents
