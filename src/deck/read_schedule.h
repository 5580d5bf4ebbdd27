// When an interview begins and what frames its questions.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

namespace recto::deck {

/// The schedule that a packet's values `start` ("14:00"), `opening` and `closing` (minutes) say.
[[nodiscard]] Schedule read_schedule(const std::vector<Value>& values, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
