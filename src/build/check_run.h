// Whether what a run asks of the printer can be done with the decks it prints.
#pragma once

#include "build/plan_deck.h"
#include "build/request.h"
#include "diag/diagnostics.h"

#include <vector>

namespace recto::build {

/// `named`: the layout of the command line, if any.  Options of `request` that cannot be followed: positions that a
/// sheet does not have, a correction that would move text off the paper, `--faces` for backs where every product has
/// its backs on the same side.
///
/// An option that applies to no product of the run is refused too: it would be dropped in silence.
[[nodiscard]] std::vector<Refusal> check_run(const Request& request, const layout::Layout* named,
                                             const std::vector<DeckPlan>& decks);

/// A warning of more than 5 mm right or down: home printers drift by up to 3 mm.
void warn_of_shift(geometry::Point shift, diag::Diagnostics& diagnostics);

/// A warning for each card product of which backs were asked for and which has no sheets of backs.
void warn_without_backs(layout::Faces faces, const DeckPlan& plan, diag::Diagnostics& diagnostics);

}  // namespace recto::build
