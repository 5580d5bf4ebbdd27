// Files of the user's, as they are.
#pragma once

#include "diag/diagnostics.h"

#include <optional>
#include <string>

namespace recto::xml {

/// The whole file, at most `largest_file` bytes.  A file that is missing, a directory, unreadable or too large is an
/// error at `reference`, with "did you mean" for a missing one.
[[nodiscard]] std::optional<std::string> read_bytes(const std::string& path, const diag::Span& reference,
                                                    diag::Diagnostics& diagnostics);

}  // namespace recto::xml
