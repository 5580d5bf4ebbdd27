// Designs of handouts, keys, packets and sheets.
#pragma once

#include "layout/chain.h"
#include "layout/layout.h"

namespace recto::layout {

/// Reads page, flow, scales and parts.  Requires `layout` to have its styles, and its page where it is known.
[[nodiscard]] DocumentDesign read_document(const Chain& chain, const Layout& layout, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
