// The questions that slots may take.  Internal to `deck`.
#pragma once

#include "deck/matching.h"
#include "deck/resolve.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recto::deck {

/// A question that at least one slot may take.
struct Candidate {
  const bank::Question* question = nullptr;
  int group = 0;  ///< questions for the same slots
  std::uint64_t rank = 0;
};

/// Candidates by rising rank, for some slots of a selection.
struct Pool {
  std::vector<std::size_t> slots;        ///< positions in `Wishes::slots`
  std::vector<std::vector<int>> groups;  ///< for each, positions in `slots`
  std::vector<Candidate> candidates;

  /// How many candidates `slots[slot]` could take if it were alone.
  [[nodiscard]] int supply(int slot) const;
};

/// What is neither picked nor excluded nor used.  Ranks are those of purpose "select".
[[nodiscard]] Pool pool_of(const Wishes& wishes, std::vector<std::size_t> slots, const bank::Bank& bank, Seed seed);

/// The candidates at `chosen` as `matching` places them: those of low rank in early slots.
[[nodiscard]] std::vector<Choice> placed(const Pool& pool, const std::vector<std::size_t>& chosen,
                                         const Matching& matching, const Wishes& wishes);

/// "14 match: 3 excluded (`a`, `b`, `c`), 1 named by `ref`, 2 taken by other slots", where `available` are left; empty
/// if all are.
[[nodiscard]] std::string account(const Wish& slot, int available, const Wishes& wishes, const bank::Bank& bank);

/// "`a`, `b` and 3 more": at most five.
[[nodiscard]] std::string some_of(const std::vector<std::string>& ids);

}  // namespace recto::deck
