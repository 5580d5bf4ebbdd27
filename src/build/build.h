// Building decks: from a plan to files in a folder, or to bytes in memory.
//
// `build` is the application without a command line: it reads files and writes products, but never prints.  Whoever
// calls it (the commands of `cli`, a watcher, a test) makes a `Library`, asks `plan` for a plan, and hears what goes
// wrong through a `Sink`.
#pragma once

#include "build/build_deck.h"
#include "build/plan.h"

#include <string>
#include <vector>

namespace recto::build {

/// What was built; points into the plan.  Decks with errors are missing.
struct Built {
  std::vector<BuiltDeck> decks;
  std::vector<std::string> outputs;  ///< paths of all files written
  std::vector<std::string> inputs;   ///< paths of all files that those were made of; may name one more than once
};

/// Builds every deck of `plan`; one that fails does not stop the others.  Requires a plan without refusals.
[[nodiscard]] Built build(const BuildPlan& plan, const Request& request, Library& library, const Sink& sink);

}  // namespace recto::build
