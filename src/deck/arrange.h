// Printed order: sections, keys, pins.
#pragma once

#include "deck/choice.h"
#include "deck/deck.h"

#include <vector>

namespace recto::deck {

/// Questions in printed order, numbered from 1, and the sections that cover them.
struct Arrangement {
  std::vector<Entry> entries;
  std::vector<Section> sections;
};

/// Sections stand in the bank's order of their topics or levels; if the first key is `deck`, by the earliest slot or
/// pick in them.  A section with a question pinned first comes before all others, one pinned last after them.  Inside
/// a section pinned questions stand first or last, as written; keys order the others.
[[nodiscard]] Arrangement arrange(const std::vector<Choice>& choices, const Order& order, const bank::Bank& bank,
                                  Seed seed);

/// `questions` as they come, cut into sections where topic or level changes.
[[nodiscard]] Arrangement in_given_order(const std::vector<const bank::Question*>& questions, OrderKey sections,
                                         const bank::Bank& bank);

}  // namespace recto::deck
