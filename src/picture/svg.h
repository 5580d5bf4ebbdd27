// SVG drawings of the subset that `read.h` states.  Internal to `picture`.
#pragma once

#include "picture/read.h"

#include <memory>
#include <optional>

namespace recto::picture {

/// Errors stand in `source`; after twenty the rest is not read.
[[nodiscard]] std::optional<Drawing> read_svg(std::shared_ptr<const diag::Source> source,
                                              diag::Diagnostics& diagnostics);

}  // namespace recto::picture
