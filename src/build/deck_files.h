// Which deck files a run is about.
#pragma once

#include "build/project.h"

#include <string>
#include <vector>

namespace recto::build {

/// The files of the decks that were `named` by id, by path, or as `-` for standard input; with none named, all decks of
/// the project.  Names that lead nowhere, folders, and a project without decks are errors.
[[nodiscard]] std::vector<std::string> deck_files(const std::vector<std::string>& named, const Project& project,
                                                  diag::Diagnostics& diagnostics);

}  // namespace recto::build
