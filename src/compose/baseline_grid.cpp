#include "compose/baseline_grid.h"

#include <algorithm>

namespace recto::compose {
namespace {

using geometry::Length;

/// The smallest multiple of `grid` that is at least `length`.
Length up_to_grid(Length length, Length grid) {
  const auto lines = (length.in_ticks() + grid.in_ticks() - 1) / grid.in_ticks();
  return grid * lines;
}

bool is_blank(const Slab& slab) { return slab.items.empty() && slab.decorations.empty() && slab.height > Length{}; }

/// Takes whole grid lines out of blanks, from the last on, until `excess` is gone.
void take_from_blanks(Slabs& slabs, Length grid, Length excess) {
  for (auto slab = slabs.rbegin(); slab != slabs.rend() && excess > Length{}; ++slab) {
    if (!is_blank(*slab)) continue;
    const Length spare = grid * (slab->height.in_ticks() / grid.in_ticks());
    const Length taken = std::min(spare, up_to_grid(excess, grid));
    slab->height -= taken;
    excess -= taken;
  }
}

/// Moves a slab down; the first one's space does not count, so its content moves.
void lower(Slab& slab, Length down, bool first) {
  if (!first) {
    slab.space_before += down;
    return;
  }
  for (auto& item : slab.items) move(item, {Length{}, down});
  slab.height += down;
  *slab.baseline += down;
}

}  // namespace

void snap_to_grid(Slabs& slabs, Length grid, Length room) {
  Length y;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    Slab& slab = slabs[i];
    if (i > 0) y += slab.space_before;
    if (slab.baseline) {
      const Length stands = y + *slab.baseline;
      const Length down = up_to_grid(stands, grid) - stands;
      lower(slab, down, i == 0);
      if (i > 0) y += down;
    }
    y += slab.height;
  }
  take_from_blanks(slabs, grid, height(slabs) - room);
}

}  // namespace recto::compose
