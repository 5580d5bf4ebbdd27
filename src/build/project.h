// Where decks, banks, layouts, themes and fonts are looked for: in the user's project first, then in what recto brings.
#pragma once

#include "diag/diagnostics.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::build {

/// What a project and recto's own data hold: XML files that are found by their names.
enum class Kind { deck, bank, layout, theme };

/// Whose a file is.
enum class Origin { project, shipped };

/// "project" or "recto", for lists.
[[nodiscard]] const char* name_of(Origin origin);

/// A file of the project or of recto.
struct Found {
  std::string id;  ///< its name without `.xml`
  std::filesystem::path file;
  Origin origin = Origin::project;
  std::optional<std::filesystem::path> replaced;  ///< recto's file of that id, if the project has another
};

/// A folder with `decks/` (its banks in `decks/bank/`), `layouts/`, `layouts/themes/` and `fonts/fonts.xml`, each of
/// which may be missing, in front of recto's own of the same shape.
struct Project {
  std::filesystem::path folder;
  std::optional<std::filesystem::path> shipped = {};  ///< none: `folder` is all there is

  /// The folders that hold files of this kind, the project's first, whether they exist or not.
  [[nodiscard]] std::vector<std::filesystem::path> folders(Kind kind) const;
  /// By id; the project's wins.
  [[nodiscard]] std::optional<Found> find(Kind kind, std::string_view id) const;
  /// All, each id once, sorted by id.
  [[nodiscard]] std::vector<Found> all(Kind kind) const;
  [[nodiscard]] std::vector<std::string> ids(Kind kind) const;
  /// Existing `fonts.xml` files, the project's first.
  [[nodiscard]] std::vector<std::filesystem::path> font_catalogues() const;
  /// "looked in `layouts` and `/usr/share/recto/layouts`": for notes.
  [[nodiscard]] std::string searched(Kind kind) const;
};

/// The project in `named`, or in the current folder, before what recto brings.
///
/// That is found from the program's own path (`PREFIX/bin/recto` → `PREFIX/share/recto`), so that an installed tree can
/// be moved; a program in its build folder has a file `recto.data` beside it that names the source tree.
/// Throws `diag::EnvironmentError` if there is no such folder, or nothing that recto brings.
[[nodiscard]] Project find_project(const std::optional<std::string>& named);

/// Ids of the XML files directly in `folder`: their names without the ending, in no order.
[[nodiscard]] std::vector<std::string> ids_in(const std::filesystem::path& folder);

/// A path as people like to see it: relative to the current folder if it lies below it.
[[nodiscard]] std::string display_path(const std::filesystem::path& path);

}  // namespace recto::build
