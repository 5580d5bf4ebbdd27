// Paper sizes by name.
#pragma once

#include "geometry/rect.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// Portrait size of the paper called `name` ("A4", "Letter"); nullopt if unknown.
///
/// A and B: ISO 216.  North American sizes: ANSI/ASME Y14.1.
[[nodiscard]] std::optional<geometry::Size> paper_size(std::string_view name);
[[nodiscard]] const std::vector<std::string>& paper_names();

}  // namespace recto::layout
