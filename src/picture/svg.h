// SVG drawings of the subset that `read.h` states.  Internal to `picture`.
#pragma once

#include "picture/read.h"

#include <optional>
#include <string>

namespace recto::picture {

/// Errors stand in the file `path`, whose `bytes` these are; after twenty the rest is not read.
[[nodiscard]] std::optional<Drawing> read_svg(std::string path, std::string bytes, diag::Diagnostics& diagnostics);

}  // namespace recto::picture
