// Rating scales.
#pragma once

#include "layout/chain.h"
#include "layout/layout.h"

#include <vector>

namespace recto::layout {

/// The scales of the chain; a nearer one replaces a farther one of the same id.
[[nodiscard]] std::vector<Scale> read_scales(const Chain& chain, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
