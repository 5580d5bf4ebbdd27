// Profiles are found by their file names in two folders.  Without a name all of them are read, since any may be the
// default; an unreadable one is an error then too, because it may be the one that should have been used.
#include "build/printers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <system_error>
#include <utility>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : value;
}

/// Relative paths in the variable are to be ignored, says the specification.
fs::path user_folder() {
  const fs::path configured = variable("XDG_CONFIG_HOME");
  const fs::path config = configured.is_absolute() ? configured : fs::path(variable("HOME")) / ".config";
  return config / "recto" / "printers";
}

std::vector<std::string> known_ids(const Project& project) {
  std::set<std::string> ids;
  for (const auto& folder : printer_folders(project)) {
    for (auto& id : ids_in(folder)) ids.insert(std::move(id));
  }
  return {ids.begin(), ids.end()};
}

std::optional<printer::Profile> named(const std::string& name, const Project& project, diag::Diagnostics& diagnostics) {
  const auto known = known_ids(project);
  if (std::ranges::binary_search(known, name))
    return printer::read(display_path(printer_file(name, project)), {}, diagnostics);
  auto& error = diagnostics.error("unknown-printer", fmt::format("no profile of a printer `{}`", name), {});
  error.hint(diag::suggestion(name, known));
  error.hint(fmt::format("`recto calibrate LAYOUT --printer {}` begins one", name));
  return std::nullopt;
}

std::optional<printer::Profile> default_of(std::vector<printer::Profile> all, diag::Diagnostics& diagnostics) {
  std::erase_if(all, [](const auto& profile) { return profile.use != printer::Use::by_default; });
  if (all.empty()) return std::nullopt;
  if (all.size() > 1) {
    diagnostics
        .error("several-defaults", fmt::format("printers `{}` and `{}` are both the default", all[0].id, all[1].id),
               all[1].place)
        .hint("keep `default=\"yes\"` in one of them, or choose with --printer");
    return std::nullopt;
  }
  return std::move(all.front());
}

}  // namespace

std::vector<fs::path> printer_folders(const Project& project) { return {project.folder / "printers", user_folder()}; }

fs::path printer_file(const std::string& id, const Project& project) {
  const auto folders = printer_folders(project);
  for (const auto& folder : folders) {
    std::error_code error;
    if (fs::exists(folder / (id + ".xml"), error)) return folder / (id + ".xml");
  }
  return folders.back() / (id + ".xml");
}

std::vector<printer::Profile> printers(const Project& project, diag::Diagnostics& diagnostics) {
  std::vector<printer::Profile> all;
  for (const auto& id : known_ids(project)) {
    if (auto profile = printer::read(display_path(printer_file(id, project)), {}, diagnostics))
      all.push_back(std::move(*profile));
  }
  return all;
}

std::optional<printer::Profile> find_printer(const std::optional<std::string>& name, const Project& project,
                                             diag::Diagnostics& diagnostics) {
  if (name && *name == no_printer) return std::nullopt;
  if (name) return named(*name, project, diagnostics);
  const auto errors = diagnostics.error_count();
  auto all = printers(project, diagnostics);
  return diagnostics.error_count() > errors ? std::nullopt : default_of(std::move(all), diagnostics);
}

}  // namespace recto::build
