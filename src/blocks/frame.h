// Frames with square or rounded corners.
#pragma once

#include "geometry/rect.h"
#include "page/item.h"

namespace recto::blocks {

/// A line of `thickness` around `box`, inside it: its middle runs half its thickness from the edge, and so does the
/// middle of its corners.  `radius` is that of the outer edge; zero: square corners.
[[nodiscard]] page::Path frame(const geometry::Rect& box, geometry::Length thickness, geometry::Length radius,
                               page::Color color);

}  // namespace recto::blocks
