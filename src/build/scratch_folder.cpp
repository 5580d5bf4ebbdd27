// `mkdtemp` makes a name that nobody can guess and a folder that nobody else can enter.
#include "build/scratch_folder.h"

#include "diag/environment_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace recto::build {

ScratchFolder::ScratchFolder() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "recto-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    throw diag::EnvironmentError(fmt::format("`{}` cannot be made: {}", name, std::strerror(errno)));
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace recto::build
