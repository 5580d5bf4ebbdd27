// One deck's products: composed, written, put in place.
#pragma once

#include "blocks/outcome.h"
#include "build/plan_deck.h"
#include "build/request.h"
#include "build/sink.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

/// A product that is done.  Points into its plan.
struct BuiltFile {
  const PlannedFile* planned = nullptr;
  std::string path;         ///< empty unless it was written to a file
  std::uint64_t bytes = 0;  ///< 0 for `Writing::nothing`
  std::string content;      ///< for `Writing::memory`
  blocks::Outcome outcome;
};

/// All products of a deck.  Points to its plan.
struct BuiltDeck {
  const DeckPlan* plan = nullptr;
  std::vector<BuiltFile> files;
  std::vector<std::string> outputs;  ///< paths of all files written, the manifest last
  std::vector<std::string> inputs;   ///< paths of all files that it is made of
};

/// Composes and writes everything that `plan` lists, then puts it in place; nullopt if there was an error, which is
/// reported to `sink`, and then no old file is replaced.  `plan` must come from `library`, without errors.
/// Throws `diag::EnvironmentError` if a file cannot be written.
[[nodiscard]] std::optional<BuiltDeck> build_deck(const DeckPlan& plan, const Request& request, Library& library,
                                                  const Sink& sink);

}  // namespace recto::build
