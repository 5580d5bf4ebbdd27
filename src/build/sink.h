// Who hears of a run while it goes on.
#pragma once

#include "diag/diagnostics.h"

#include <functional>
#include <string>

namespace recto::build {

struct BuiltDeck;

/// Called from the thread that called `plan` or `build`, in the order of the decks.  What nobody listens to is dropped:
/// results are returned as well.
struct Sink {
  std::function<void(const diag::Diagnostics& problems)> report = [](const diag::Diagnostics&) {};
  /// Trouble with the world (`diag::EnvironmentError`) that stopped one deck; the others go on.
  std::function<void(const std::string& cause)> failed = [](const std::string&) {};
  /// A file is composed from now on; the next call names the next one.
  std::function<void(const std::string& file)> working_on = [](const std::string&) {};
  /// All files of a deck are in place.
  std::function<void(const BuiltDeck& deck)> built = [](const BuiltDeck&) {};
};

}  // namespace recto::build
