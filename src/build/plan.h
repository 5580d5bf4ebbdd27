// A run made ready: every deck looked up and checked before the first page is composed.
#pragma once

#include "build/plan_deck.h"
#include "build/request.h"
#include "build/sink.h"

#include <vector>

namespace recto::build {

struct BuildPlan {
  std::vector<DeckPlan> decks;    ///< those without errors
  std::vector<Refusal> refusals;  ///< not empty: nothing should be built
};

/// Plans every deck of `request`; one bad deck does not stop the others.  Problems go to `sink`.
///
/// Two decks that would write the same file, and a second product for `Writing::memory`, are errors.  The plan points
/// into `library`, which must outlive it.
[[nodiscard]] BuildPlan plan(const Request& request, Library& library, const Sink& sink);

}  // namespace recto::build
