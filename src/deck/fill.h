// Questions for the slots of a selection.
#pragma once

#include "deck/choice.h"
#include "deck/resolve.h"

#include <optional>
#include <vector>

namespace recto::deck {

/// The picks and what the slots take, in no particular order; nullopt if there was an error.  As `select` says.
[[nodiscard]] std::optional<std::vector<Choice>> fill(const Wishes& wishes, const Selection& selection,
                                                      const bank::Bank& bank, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
