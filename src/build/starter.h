// A first project, and further files of one, to start from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recto::build {

struct StarterFile {
  std::filesystem::path path;  ///< below the project's folder
  std::string content;
};

/// A bank of five questions, a deck of them, a layout that extends a shipped one, and a `.gitignore`.
[[nodiscard]] std::vector<StarterFile> starter_project();

/// What `recto init deck|layout|bank ID` adds.
enum class StarterKind { deck, layout, bank };

/// One file.  A deck names the bank `bank` (a file name in `decks/bank/` without `.xml`).
[[nodiscard]] StarterFile starter_file(StarterKind kind, const std::string& id, const std::string& bank);

}  // namespace recto::build
