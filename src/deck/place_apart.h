// Places for the questions of one version, away from where earlier versions have them.
//
// Whoever looks at a neighbor's sheet reads the answer to another question if no question keeps its number.
#pragma once

#include "bank/bank.h"
#include "deck/deck.h"

#include <map>
#include <utility>
#include <vector>

namespace recto::deck {

/// Which numbers questions had in the versions so far.
class NumbersHad {
 public:
  void note(const std::vector<Entry>& entries);
  /// In how many versions `question` had `number`.
  [[nodiscard]] int times(const bank::Question* question, int number) const;
  [[nodiscard]] int versions() const { return versions_; }

 private:
  std::map<std::pair<const bank::Question*, int>, int> times_;
  int versions_ = 0;
};

struct Placing {
  std::vector<const bank::Question*> questions;  ///< the one for each number
  int repeated = 0;                              ///< how many have a number that they had before
};

/// Gives each of `numbers` one of as many `questions`, in their order as far as may be.
///
/// As long as there are no more versions than questions, none gets a number that it had before: an assignment without
/// repetition exists then (each further row of a Latin rectangle; Hall 1945) and is found by augmenting paths (Kuhn
/// 1955).  With more versions each number repeats as seldom as it can.
[[nodiscard]] Placing place_apart(const std::vector<const bank::Question*>& questions, const std::vector<int>& numbers,
                                  const NumbersHad& had);

}  // namespace recto::deck
