// Blank room above and below slabs.
#pragma once

#include "blocks/slab.h"

namespace recto::blocks {

/// A slab of nothing, kept with what is above it.
[[nodiscard]] Slab blank(geometry::Length height);

/// Fills `slabs` up to `height` with blanks above and below; as they are if they are as high.
[[nodiscard]] Slabs aligned(Slabs slabs, geometry::Length height, layout::VerticalAlign valign);

/// Adds room above the first slab and below the last one, kept with them.  Their grounds and bars do not grow into it.
void pad(Slabs& slabs, geometry::Length top, geometry::Length bottom);

}  // namespace recto::blocks
