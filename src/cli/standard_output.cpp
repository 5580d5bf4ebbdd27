// Standard output may be a full disk or a closed pipe: writing is checked, as for any other file.
#include "cli/standard_output.h"

#include "diag/environment_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace recto::cli {

void write_standard_output(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  if (!written)
    throw diag::EnvironmentError(fmt::format("standard output cannot be written: {}", std::strerror(errno)));
}

}  // namespace recto::cli
