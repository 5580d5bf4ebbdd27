// How large a drawing is on paper and where its coordinates lie there (SVG 2, chapter 8).  Internal to `picture`.
#pragma once

#include "geometry/rect.h"
#include "picture/outline.h"
#include "picture/svg_value.h"

#include <optional>

namespace recto::picture {

struct Viewport {
  geometry::Size size;
  Matrix to_mm;  ///< from the root's user units
};

/// From `width`, `height`, `viewBox` and `preserveAspectRatio` of the root.
[[nodiscard]] std::optional<Viewport> read_viewport(const xml::Element& root, Problems& problems);

}  // namespace recto::picture
