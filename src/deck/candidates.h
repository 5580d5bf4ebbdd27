// What a selection may choose from.  Internal to `deck`.
#pragma once

#include "bank/bank.h"
#include "deck/deck_spec.h"
#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <optional>
#include <vector>

namespace recto::deck {

/// A pick, found in the bank.
struct FoundPick {
  int question = 0;  ///< index in the bank
  int entry = 0;     ///< index in `Selection::entries`
};

/// A spec's selection with everything looked up.  Questions are indices into the bank, slots are counted in the
/// order of the file.
struct Candidates {
  const bank::Bank* bank = nullptr;
  const Selection* selection = nullptr;
  std::vector<FoundPick> picks;
  std::vector<const Slot*> slots;
  std::vector<int> slot_entries;            ///< by slot: index in `Selection::entries`
  std::vector<std::vector<int>> matching;   ///< by slot: every question that its filters let through, bank order
  std::vector<int> excluded_by;             ///< by question: index of the first exclusion, or -1
  std::vector<char> picked;                 ///< by question
  std::vector<std::vector<int>> fits;       ///< by question: the slots it may fill; none if picked or excluded
  std::vector<int> by_rank;                 ///< all questions, best first under the seed

  [[nodiscard]] const bank::Question& question(int index) const {
    return bank->questions[static_cast<std::size_t>(index)];
  }
};

/// nullopt if a name is unknown or a pick is wrong; all such are reported.
[[nodiscard]] std::optional<Candidates> gather(const DeckSpec& spec, const bank::Bank& bank,
                                               const std::vector<Manifest>& manifests, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
