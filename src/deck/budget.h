// Choosing questions whose planned times fill a budget.
#pragma once

#include "deck/matching.h"

#include <cstddef>
#include <vector>

namespace recto::deck {

/// A question that could be chosen.
struct Timed {
  int minutes = 0;  ///< at least 1
  int group = 0;    ///< of the matching
};

/// The indices, ascending, of questions that fit into the slots of `matching`, where their times sum up to at most
/// `budget` and to as much as any such choice.  Of several it takes the one with the earliest questions: the first as
/// early as possible, and so on.  `matching` must be empty and holds the choice afterwards.
///
/// A depth-first search for each sum from the largest, which remembers where it failed and how much the rest can
/// add at most.  It is exact unless it takes too many steps, as slots that share their questions in odd ways can make
/// it with hundreds of minutes; then it goes on with the next smaller sum, in the end with the longest questions
/// that fit.  Deterministic either way.
[[nodiscard]] std::vector<std::size_t> fill_budget(const std::vector<Timed>& questions, int budget, Matching& matching);

}  // namespace recto::deck
