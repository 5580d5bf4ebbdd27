// A picture file's bytes.  Internal to `picture`.
#pragma once

#include "diag/diagnostics.h"

#include <optional>
#include <string>

namespace recto::picture {

/// A missing, unreadable, empty or too large file and a directory are errors at `place`; nullopt then.
[[nodiscard]] std::optional<std::string> load(const std::string& path, const diag::Span& place,
                                              diag::Diagnostics& diagnostics);

}  // namespace recto::picture
