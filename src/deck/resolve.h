// A selection in the bank's terms.
#pragma once

#include "deck/choice.h"
#include "deck/lookup.h"
#include "deck/manifest.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace recto::deck {

/// A slot with its filters looked up.
struct Wish {
  Slot slot;
  std::size_t entry = 0;              ///< of `Selection::entries`
  std::vector<Condition> conditions;  ///< one of them must hold

  [[nodiscard]] bool accepts(const bank::Question& question) const;
};

struct Wishes {
  std::vector<Choice> picks;   ///< in the order of the file, no question twice
  std::vector<Wish> slots;     ///< in the order of the file; the whole bank is one slot
  std::vector<bool> picked;    ///< by position in the bank
  std::vector<bool> excluded;  ///< the same; slots take neither
  std::vector<bool> used;      ///< the same: earlier versions have these, where each asks its own
  std::string version;         ///< whose questions are drawn; empty: the first's, or everybody's
};

/// " for version `B`", to end a message with; nothing for the first.
[[nodiscard]] std::string for_version(const Wishes& wishes);

/// Looks everything up; nullopt if there was an error.  `manifests` as for `select`.
[[nodiscard]] std::optional<Wishes> resolve(const Selection& selection, const bank::Bank& bank,
                                            const std::vector<Manifest>& manifests, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
