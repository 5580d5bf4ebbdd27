// Styles of a layout, inheritance applied.
#pragma once

#include "layout/chain.h"
#include "layout/layout.h"

#include <vector>

namespace recto::layout {

/// Type below this is not read on paper.
inline constexpr geometry::Length smallest_type = geometry::Length::pt(6);

/// `12.5pt`, for messages.
[[nodiscard]] std::string to_pt(geometry::Length length);

/// All styles of the chain, those of the farthest file first.
///
/// A style that a nearer file writes again changes only what it says; `extends` then gives what no file said.
[[nodiscard]] std::vector<Style> read_styles(const Chain& chain, diag::Diagnostics& diagnostics);

/// `size` and where it stands, if it is too small to read.
void check_type_size(geometry::Length size, const diag::Span& place, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
