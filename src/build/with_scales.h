// A packet's layout with the rating scales that its deck words anew.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"
#include "layout/layout.h"

#include <vector>

namespace recto::build {

/// `layout` with the anchors of `scales` in place of its own.  A scale that it lacks is an error at its id.
/// Requires a document layout (the deck reader allows scales in packets only).
[[nodiscard]] layout::Layout with_scales(const layout::Layout& layout, const std::vector<deck::ScaleWords>& scales,
                                         diag::Diagnostics& diagnostics);

}  // namespace recto::build
