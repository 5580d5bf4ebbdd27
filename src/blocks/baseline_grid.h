// One grid of lines for a card's face.
#pragma once

#include "blocks/slab.h"

namespace recto::blocks {

/// Moves text down to the next line of a grid counted from the face's top, so that baselines of all blocks, and of
/// neighbouring cards, agree.  Blank slabs give way, by whole grid lines where they can, as long as the face is higher
/// than `room`.
/// Requires `grid` positive.
void snap_to_grid(Slabs& slabs, geometry::Length grid, geometry::Length room);

}  // namespace recto::blocks
