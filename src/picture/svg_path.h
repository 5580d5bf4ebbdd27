// Path data: the `d` of a path (SVG 2, 9.3).  Internal to `picture`.
#pragma once

#include "picture/outline.h"
#include "picture/svg_value.h"

#include <optional>

namespace recto::picture {

/// Empty data is an empty outline; an error at the first character that does not belong.
[[nodiscard]] std::optional<Outline> read_path_data(const Value& data, Problems& problems);

}  // namespace recto::picture
