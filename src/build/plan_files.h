// Which files a deck's products write.  Internal to `build`.
#pragma once

#include "build/plan_deck.h"

namespace recto::build {

/// Fills `plan.files` for the products of `plan.spec`.  Unknown layouts, themes and fonts, and layouts that are for
/// something else, are errors; files that have them are left out.
void plan_files(DeckPlan& plan, Library& library, diag::Diagnostics& diagnostics);

}  // namespace recto::build
