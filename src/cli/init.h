// `recto init`: files to start from.
#pragma once

#include "cli/report.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::cli {

struct InitOptions {
  std::vector<std::string> words;   ///< a folder, or `deck`, `layout` or `bank` and an id; none: the current folder
  std::optional<std::string> home;  ///< where a single file goes; the current folder if left out
  Format format = Format::text;
};

/// Writes the files, none of which may exist.  Returns the exit code.
[[nodiscard]] int init(const InitOptions& options);

}  // namespace recto::cli
