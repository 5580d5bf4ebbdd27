// The `transform` attribute (CSS Transforms 1, 9; the SVG syntax).  Internal to `picture`.
#pragma once

#include "picture/outline.h"
#include "picture/svg_value.h"

#include <optional>

namespace recto::picture {

/// The product of all functions in the list; an error at the one that is none.
[[nodiscard]] std::optional<Matrix> read_transform(const Value& value, Problems& problems);

}  // namespace recto::picture
