#include "blocks/baseline_grid.h"

#include <algorithm>

namespace recto::blocks {
namespace {

using geometry::Length;

/// The smallest multiple of `grid` that is at least `length`.
Length up_to_grid(Length length, Length grid) {
  const auto lines = (length.in_ticks() + grid.in_ticks() - 1) / grid.in_ticks();
  return grid * lines;
}

bool is_blank(const Slab& slab) { return slab.items.empty() && slab.decorations.empty() && slab.height > Length{}; }

/// How far the baseline of a slab that begins at `y` stands above the next grid line.
Length down_to_grid(const Slab& slab, Length y, Length grid) {
  if (!slab.baseline) return {};
  const Length stands = y + *slab.baseline;
  return up_to_grid(stands, grid) - stands;
}

/// How high the face becomes on the grid.
Length snapped_height(const Slabs& slabs, Length grid) {
  Length y;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    if (i > 0) y += slabs[i].space_before;
    y += down_to_grid(slabs[i], y, grid) + slabs[i].height;
  }
  return y;
}

/// Takes grid lines out of blanks, from the last on, until the face is no higher than `room`.  A blank of less than
/// is needed goes whole: what stands below it may then reach an earlier line.
void take_from_blanks(Slabs& slabs, Length grid, Length room) {
  for (auto slab = slabs.rbegin(); slab != slabs.rend(); ++slab) {
    if (!is_blank(*slab)) continue;
    const Length excess = snapped_height(slabs, grid) - room;
    if (excess <= Length{}) return;
    slab->height -= std::min(slab->height, up_to_grid(excess, grid));
  }
}

/// Moves a slab down; the first one's space does not count, so its content moves.
void lower(Slab& slab, Length down, bool first) {
  if (first) {
    push_down(slab, down);
  } else {
    slab.space_before += down;
  }
}

}  // namespace

void snap_to_grid(Slabs& slabs, Length grid, Length room) {
  take_from_blanks(slabs, grid, room);
  Length y;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    Slab& slab = slabs[i];
    if (i > 0) y += slab.space_before;
    if (slab.baseline) {
      const Length down = down_to_grid(slab, y, grid);
      lower(slab, down, i == 0);
      if (i > 0) y += down;
    }
    y += slab.height;
  }
}

}  // namespace recto::blocks
