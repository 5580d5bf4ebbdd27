// Where the cards of a sheet lie, and how it is turned and marked.
#pragma once

#include "layout/layout.h"
#include "xml/document.h"

namespace recto::layout {

/// Reads `<grid>`.  Errors: cards that overlap or leave the page, a fold-over sheet with an odd number of columns.
[[nodiscard]] Grid read_grid(const xml::Element& element, geometry::Size page, const Duplex& duplex,
                             diag::Diagnostics& diagnostics);
[[nodiscard]] Duplex read_duplex(const xml::Element& element, diag::Diagnostics& diagnostics);
[[nodiscard]] Marks read_marks(const xml::Element& element, diag::Diagnostics& diagnostics);

/// The smallest distances between the cards and the page's edges, left or right and top or bottom: turning a sheet
/// changes the sides.
[[nodiscard]] geometry::Size edge_distance(const Grid& grid, geometry::Size page);

}  // namespace recto::layout
