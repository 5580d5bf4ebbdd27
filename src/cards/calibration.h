// The sheet from which a user reads how far a printer shifts the backs of cards.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"
#include "page/document.h"
#include "text/typesetter.h"

#include <optional>
#include <string>

namespace recto::cards {

/// What all on the sheet keeps clear of its edges while the back is not shifted.
inline constexpr geometry::Length calibration_margin = geometry::Length::ticks(6 * geometry::Length::ticks_per_mm);

/// Whose error is measured.
struct CalibrationFor {
  layout::BackCorrection correction;  ///< so far
  std::string printer;                ///< the profile's id; empty: none was named
};

/// Front and back of one sheet on the paper of `layout`, for its way of flipping: rulers that show whether the scale
/// was kept, verniers and graphs that show by how much the back is off, and how to pass that on.  The
/// correction so far is applied and printed, so that the next reading adds to it.
///
/// Requires two-sided cards.  nullopt and an error if the sheet has no room or the layout's fonts lack a character.
[[nodiscard]] std::optional<page::Document> calibration(const layout::Layout& layout, const CalibrationFor& printer,
                                                        text::Typesetter& typesetter, const std::string& tool,
                                                        diag::Diagnostics& diagnostics);

}  // namespace recto::cards
