// Which file a bank is in.
#pragma once

#include "build/project.h"

#include <optional>
#include <string>

namespace recto::build {

/// The bank that commands without a deck look into: `named` by path or by its name in `decks/bank/`, else the first of
/// the project by name, else the first that recto brings.  An unknown name is an error; nullopt then.
/// Throws `diag::EnvironmentError` if there is no bank at all.
[[nodiscard]] std::optional<std::string> find_bank(const std::optional<std::string>& named, const Project& project,
                                                   diag::Diagnostics& diagnostics);

/// The file of a bank that a deck names: `resolved` from the deck's own folder, else, if recto's `decks/` has
/// `written`, that.  So a project's deck can use a shipped bank without a copy of it.
[[nodiscard]] std::string bank_of_deck(const std::string& resolved, const std::string& written, const Project& project);

}  // namespace recto::build
