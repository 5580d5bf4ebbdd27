// Where decks, layouts and fonts are.
#pragma once

#include "diag/diagnostics.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

/// A folder with `layouts/` and `fonts/fonts.xml`, and usually `decks/`.
struct Home {
  std::filesystem::path folder;

  [[nodiscard]] std::filesystem::path decks() const { return folder / "decks"; }
  [[nodiscard]] std::filesystem::path layouts() const { return folder / "layouts"; }
  [[nodiscard]] std::filesystem::path themes() const { return folder / "layouts" / "themes"; }
  [[nodiscard]] std::filesystem::path words() const { return folder / "layouts" / "words"; }
  [[nodiscard]] std::filesystem::path fonts() const { return folder / "fonts" / "fonts.xml"; }
};

/// `named` if given; else the current folder or the nearest one above it that is a home; else where recto was
/// installed, else where it was built.  Throws `diag::EnvironmentError` if none is.
[[nodiscard]] Home find_home(const std::optional<std::string>& named);

/// Ids of the XML files directly in `folder`, sorted: their names without the ending.
[[nodiscard]] std::vector<std::string> ids_in(const std::filesystem::path& folder);

/// A path as people like to see it: relative to the current folder if it lies below it.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

}  // namespace recto::build
