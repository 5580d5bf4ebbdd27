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
/// A depth-first search for each sum from the largest, which remembers where it failed (a sum of subsets bounded by a
/// matroid).  It is exact unless it runs out of steps, which takes many slots that share their questions in odd
/// ways; then the best seen is taken.  Deterministic either way.
[[nodiscard]] std::vector<std::size_t> fill_budget(const std::vector<Timed>& questions, int budget, Matching& matching);

}  // namespace recto::deck
