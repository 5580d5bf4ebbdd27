// Questions for slots under a time budget.  Internal to `deck`.
#pragma once

#include "deck/choice.h"
#include "deck/resolve.h"

#include <vector>

namespace recto::deck {

/// The picks and what the slots take.  Requires `selection.minutes`.
///
/// Each slot has its first turn before any has its second, and later turns come as its count asks: of two slots with
/// counts 2 and 4, the second has twice as many.
[[nodiscard]] std::vector<Choice> fill_minutes(const Wishes& wishes, const Selection& selection, const bank::Bank& bank,
                                               diag::Diagnostics& diagnostics);

/// The error of a slot that could take nothing.
void report_empty(const Wish& slot, const Wishes& wishes, const bank::Bank& bank, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
