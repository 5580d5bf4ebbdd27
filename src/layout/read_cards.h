// Designs of cards.
#pragma once

#include "layout/chain.h"
#include "layout/layout.h"

namespace recto::layout {

/// Reads grid, duplex, marks, bleed and faces.  Requires `layout` to have its styles, and its page where it is known.
[[nodiscard]] CardDesign read_cards(const Chain& chain, const Layout& layout, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
