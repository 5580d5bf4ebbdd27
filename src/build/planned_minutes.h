// The planned minutes of a deck against its budget.
#pragma once

#include "build/plan_deck.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

struct SectionMinutes {
  std::string title;  ///< empty: the deck has no sections
  std::size_t questions = 0;
  int minutes = 0;
  int percent = 0;  ///< of the budget, or of all that is planned; whole percents that sum up to 100 with what is free
};

struct PlannedMinutes {
  std::optional<int> budget;
  int minutes = 0;
  std::vector<SectionMinutes> sections;
};

/// nullopt if minutes do not matter to the deck: it has no budget, and prints no packet of questions that have them.
[[nodiscard]] std::optional<PlannedMinutes> planned_minutes(const DeckPlan& plan);

}  // namespace recto::build
