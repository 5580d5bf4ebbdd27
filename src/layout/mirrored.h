// Pages that read from right to left.
#pragma once

#include "layout/layout.h"

namespace recto::layout {

/// The way a page in `language` (BCP 47) reads; from left to right if it is empty or unknown.
[[nodiscard]] Direction direction_of(const std::string& language);

/// The same design for the other direction: what was left is right.  Margins, paddings, bands and the borders of boxes
/// change sides; rows, columns and the order of cards on a sheet begin at the other side, as `direction` says.
///
/// A grid keeps its place: the sheet is cut there.  Mirroring twice gives the layout back.
[[nodiscard]] Layout mirrored(Layout layout);

}  // namespace recto::layout
