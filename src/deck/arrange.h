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

/// Sections stand in the bank's order of their topics or levels, in the deck's of their slots; if the first key is
/// `deck`, by the earliest slot or pick in them.  A section with a question pinned first comes before all others, one
/// pinned last after them.  Inside a section pinned questions stand first or last, as written; keys order the others.
[[nodiscard]] Arrangement arrange(const std::vector<Choice>& choices, const Selection& selection, const Order& order,
                                  const bank::Bank& bank);

/// `choices` as they come, cut into sections where topic, level or slot changes.
[[nodiscard]] Arrangement in_given_order(const std::vector<Choice>& choices, const Selection& selection,
                                         OrderKey sections, const bank::Bank& bank);

/// The slot to which what `entry` of a selection took belongs: itself, or of a pick the slot before it, else the first;
/// -1 if there is none.
[[nodiscard]] int part_of(std::size_t entry, const Selection& selection);

}  // namespace recto::deck
