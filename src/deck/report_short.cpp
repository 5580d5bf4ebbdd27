#include "deck/fill.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recto::deck {
namespace {

constexpr std::size_t most_named = 5;

std::string named(const Candidates& candidates, const std::vector<int>& questions) {
  std::string text;
  const auto shown = std::min(questions.size(), most_named);
  for (std::size_t i = 0; i < shown; ++i) {
    text += (i == 0 ? "`" : ", `") + candidates.question(questions[i]).id + "`";
  }
  if (questions.size() > shown) text += fmt::format(" and {} more", questions.size() - shown);
  return text;
}

std::string counted(std::size_t count) { return fmt::format("{} question{}", count, count == 1 ? "" : "s"); }

bool untimed(const Candidates& candidates, int question) {
  return candidates.selection->minutes && candidates.question(question).minutes == 0;
}

/// Where the questions went that match a slot and are not in it.
struct Missing {
  std::vector<std::vector<int>> excluded;  // by exclusion
  std::vector<int> picked;
  std::vector<int> untimed;
  std::vector<std::vector<int>> elsewhere;  // by slot
  std::size_t eligible = 0;
};

Missing missing_from(const Candidates& candidates, const Filling& filling, int slot) {
  Missing missing;
  missing.excluded.resize(candidates.selection->exclusions.size());
  missing.elsewhere.resize(candidates.slots.size());
  const auto& matching = candidates.matching[static_cast<std::size_t>(slot)];
  for (const int question : matching) {
    const auto index = static_cast<std::size_t>(question);
    if (candidates.picked[index] != 0) {
      missing.picked.push_back(question);
    } else if (candidates.excluded_by[index] >= 0) {
      missing.excluded[static_cast<std::size_t>(candidates.excluded_by[index])].push_back(question);
    } else if (untimed(candidates, question)) {
      missing.untimed.push_back(question);
    } else {
      ++missing.eligible;
    }
  }
  for (std::size_t other = 0; other < filling.size(); ++other) {
    if (static_cast<int>(other) == slot) continue;
    for (const int question : filling[other]) {
      if (std::binary_search(matching.begin(), matching.end(), question)) missing.elsewhere[other].push_back(question);
    }
  }
  return missing;
}

}  // namespace

void report_short(const Candidates& candidates, const Filling& filling, int slot, std::size_t asked,
                  diag::Diagnostics& diagnostics) {
  const auto missing = missing_from(candidates, filling, slot);
  const auto& place = candidates.slots[static_cast<std::size_t>(slot)]->place;
  const auto held = filling[static_cast<std::size_t>(slot)].size();
  const auto message = asked == 0                 ? std::string("no question for this slot")
                       : missing.eligible < asked ? fmt::format("{} asked, {} available", counted(asked), missing.eligible)
                                                  : fmt::format("{} asked, {} left by other slots", counted(asked), held);
  auto& error = diagnostics.error(asked == 0 ? "empty-slot" : "short-slot", message, place);
  for (std::size_t i = 0; i < missing.excluded.size(); ++i) {
    if (missing.excluded[i].empty()) continue;
    error.notes.push_back(fmt::format("excluded at {}: {}", diag::location(candidates.selection->exclusions[i].place),
                                      named(candidates, missing.excluded[i])));
  }
  if (!missing.picked.empty()) error.notes.push_back("picked by name: " + named(candidates, missing.picked));
  if (!missing.untimed.empty()) error.notes.push_back("without `minutes`: " + named(candidates, missing.untimed));
  if (missing.eligible < asked) return;
  for (std::size_t other = 0; other < missing.elsewhere.size(); ++other) {
    if (missing.elsewhere[other].empty() || asked == 0) continue;
    error.notes.push_back(fmt::format("needed by the slot at {}: {}", diag::location(candidates.slots[other]->place),
                                      named(candidates, missing.elsewhere[other])));
  }
}

}  // namespace recto::deck
