// Whether blocks of stated sizes fit where they stand.
#pragma once

#include "diag/diagnostics.h"
#include "layout/block.h"

#include <optional>
#include <string_view>

namespace recto::layout {

/// The room a block has; absent: not known before text is set.
struct Room {
  std::optional<geometry::Length> width;
  std::optional<geometry::Length> height;
};

/// Reports children wider or higher than the block that holds them, as far as sizes are stated.  Blocks with a condition
/// are looked at one by one only: they may stand for each other.
void check_room(const Block& block, Room room, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
