// Values that a deck gives to its products.
#pragma once

#include "build/plan_deck.h"
#include "diag/diagnostics.h"

namespace recto::build {

/// A value that no layout of the deck's products shows is a warning: its text would be printed nowhere.
void check_values(const DeckPlan& plan, diag::Diagnostics& diagnostics);

}  // namespace recto::build
