// Whether blocks of stated sizes fit where they stand.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"

#include <optional>

namespace recto::layout {

/// The room a block has; absent: not known before text is set.
struct Room {
  std::optional<geometry::Length> width;
  std::optional<geometry::Length> height;
};

/// Reports children wider or higher than the block that holds them, as far as sizes are stated.  Blocks with a
/// condition are looked at one by one only: they may stand for each other. A block of a file that `layout` extends is
/// told with the name of the layout.
void check_room(const Block& block, Room room, const Layout& layout, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
