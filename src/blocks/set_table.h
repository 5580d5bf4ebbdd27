// Tables, options side by side and pictures among text to slabs.
#pragma once

#include "blocks/set_text.h"

namespace recto::blocks {

/// One slab a row, so that a page may end between them; heads are printed again on top of the next.  Tables of a few
/// rows are not divided.
///
/// Columns are as wide as their content where there is room; otherwise each has its longest word and a share of the
/// rest by what it would like to have (CSS 2.1, 17.5.2.2).
[[nodiscard]] Slabs set_table(const PreparedTable& table, geometry::Length width, TypeScale type,
                              const ComposeContext& context, Findings& findings);

/// Four, two or one in a row: as many as fit side by side on one line each.
[[nodiscard]] Slabs set_options(const PreparedOptions& options, geometry::Length width, TypeScale type,
                                const ComposeContext& context, Findings& findings);

/// As wide as it says or is, never wider than the column; smaller where the text is set smaller.
[[nodiscard]] Slabs set_figure(const PreparedFigure& figure, const diag::Span& place, geometry::Length width,
                               TypeScale type, Findings& findings);

}  // namespace recto::blocks
