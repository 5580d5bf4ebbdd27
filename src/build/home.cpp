// Looks for a folder with layouts and fonts: the named one, the current one and those above it, the installed one.
#include "build/home.h"

#include "diag/environment_error.h"

#include <algorithm>
#include <system_error>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

bool is_home(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fonts" / "fonts.xml", error) && fs::is_directory(folder / "layouts", error);
}

}  // namespace

Home find_home(const std::optional<std::string>& named) {
  if (named) {
    if (is_home(*named)) return {*named};
    throw diag::EnvironmentError("no `layouts` and `fonts/fonts.xml` in `" + *named + "`");
  }
  for (fs::path folder = fs::current_path();; folder = folder.parent_path()) {
    if (is_home(folder)) return {folder};
    if (folder == folder.parent_path()) break;
  }
  for (const fs::path folder : {RECTO_INSTALLED_HOME, RECTO_SOURCE_HOME}) {
    if (is_home(folder)) return {folder};
  }
  throw diag::EnvironmentError("no folder with `layouts` and `fonts/fonts.xml` here or above; name one with --home");
}

std::vector<std::string> ids_in(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file() && entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

std::string shown(const fs::path& path) {
  const fs::path relative = fs::absolute(path).lexically_normal().lexically_relative(fs::current_path());
  if (relative.empty() || *relative.begin() == "..") return path.string();
  return relative.string();
}

}  // namespace recto::build
