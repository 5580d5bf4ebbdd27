// Writes over one line of the terminal with carriage return and "erase to end of line" (ECMA-48, EL).
#include "cli/progress.h"

#include <fmt/format.h>

#include <cstdio>

#include <unistd.h>

namespace recto::cli {

Progress::Progress(Format format, const std::string& what)
    : shown_{format == Format::text && ::isatty(STDERR_FILENO) != 0} {
  if (shown_) fmt::print(stderr, "\r\033[K{} …", what);
}

Progress::~Progress() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
}

}  // namespace recto::cli
