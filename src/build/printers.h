// Where printer profiles are, and which one a run uses.
#pragma once

#include "build/project.h"
#include "printer/profile.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

/// The word that turns the default profile off.
inline constexpr const char* no_printer = "none";

/// `printers/` of the project, then the user's own: `$XDG_CONFIG_HOME/recto/printers`, or `~/.config/recto/printers`
/// (XDG Base Directory Specification 0.8).  Not all need be there.
[[nodiscard]] std::vector<std::filesystem::path> printer_folders(const Project& project);

/// The file of a profile: where there is one of that id, else where a new one goes, in the user's folder.
[[nodiscard]] std::filesystem::path printer_file(const std::string& id, const Project& project);

/// All profiles, those of the project first; of two with the same id the first.  Unreadable ones are errors.
[[nodiscard]] std::vector<printer::Profile> printers(const Project& project, diag::Diagnostics& diagnostics);

/// The profile called `name`; without a name the default one, if there is one; nothing for `no_printer`.
///
/// An unknown name, an unreadable profile and two defaults are errors.
[[nodiscard]] std::optional<printer::Profile> find_printer(const std::optional<std::string>& name,
                                                           const Project& project, diag::Diagnostics& diagnostics);

}  // namespace recto::build
