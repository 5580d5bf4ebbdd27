// The kernel knows where the program is (/proc/self/exe, symbolic links resolved); all else follows from that.
#include "build/project.h"
#include "diag/environment_error.h"

#include <fstream>
#include <system_error>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fonts" / "fonts.xml", error) && fs::is_directory(folder / "layouts", error);
}

/// The source tree, for a program that was not installed: the first line of `recto.data`, which CMake writes.
fs::path development_folder(const fs::path& program_folder) {
  std::string line;
  std::ifstream file(program_folder / "recto.data");
  std::getline(file, line);
  return line;
}

fs::path shipped_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  const auto installed = (program.parent_path() / RECTO_DATA_FROM_PROGRAM).lexically_normal();
  for (const auto& folder : {development_folder(program.parent_path()), installed}) {
    if (!folder.empty() && holds_data(folder)) return folder;
  }
  throw diag::EnvironmentError("recto's own layouts and fonts are missing: no `layouts` and `fonts/fonts.xml` in `" +
                               installed.string() + "`");
}

}  // namespace

Project find_project(const std::optional<std::string>& named) {
  std::error_code error;
  const fs::path folder = named ? fs::path(*named) : fs::current_path();
  if (!fs::is_directory(folder, error)) throw diag::EnvironmentError("no folder `" + folder.string() + "`");
  Project project{folder, shipped_folder()};
  if (fs::equivalent(folder, *project.shipped, error)) project.shipped.reset();
  return project;
}

}  // namespace recto::build
