// Paths are tried before names, as for decks.
#include "build/find_bank.h"

#include "diag/environment_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::string first_bank(const Project& project) {
  const auto all = project.all(Kind::bank);
  if (all.empty()) {
    throw diag::EnvironmentError(fmt::format("no bank: {}; name one with --bank", project.searched(Kind::bank)));
  }
  const auto own = std::ranges::find(all, Origin::project, &Found::origin);
  return display_path((own == all.end() ? all.front() : *own).file);
}

}  // namespace

std::optional<std::string> find_bank(const std::optional<std::string>& named, const Project& project,
                                     diag::Diagnostics& diagnostics) {
  if (!named) return first_bank(project);
  if (is_file(*named)) return named;
  if (const auto found = project.find(Kind::bank, *named)) return display_path(found->file);
  diagnostics.error("unknown-bank", fmt::format("no bank `{}`", *named), {})
      .hint(diag::suggestion(*named, project.ids(Kind::bank)))
      .hint(fmt::format("a bank is named by its path, or by its name in `decks/bank/`; {}",
                        project.searched(Kind::bank)));
  return std::nullopt;
}

std::string bank_of_deck(const std::string& resolved, const std::string& written, const Project& project) {
  if (!project.shipped || is_file(resolved)) return resolved;
  const auto shipped = *project.shipped / "decks" / written;
  return is_file(shipped) ? display_path(shipped) : resolved;
}

}  // namespace recto::build
