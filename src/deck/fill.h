// Filling slots.  Internal to `deck`.
#pragma once

#include "deck/candidates.h"
#include "diag/diagnostics.h"

#include <optional>
#include <vector>

namespace recto::deck {

/// By slot: the questions in it, in no particular order.
using Filling = std::vector<std::vector<int>>;

/// Fills every slot; nullopt with errors if one stays short.
[[nodiscard]] std::optional<Filling> fill(const Candidates& candidates, diag::Diagnostics& diagnostics);

/// The same within `minutes`, picks included.  `place` is where the budget was given.
[[nodiscard]] std::optional<Filling> fill_within(const Candidates& candidates, int minutes, const diag::Span& place,
                                                 diag::Diagnostics& diagnostics);

/// The error for `slot`, which asked for `asked` and holds `filling[slot]` of the `eligible` that match.
void report_short(const Candidates& candidates, const Filling& filling, int slot, std::size_t asked,
                  diag::Diagnostics& diagnostics);

}  // namespace recto::deck
