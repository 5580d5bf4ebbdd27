// Sheets of cards as pages: placed faces and cut marks.
#pragma once

#include "cards/card.h"
#include "cards/scale_bar.h"
#include "layout/imposition.h"
#include "page/document.h"

namespace recto::cards {

enum class SheetSide { front, back };

/// The page of one side, with marks and scale bar as the layout asks.  `cards` are those that `placements` number,
/// counted from `first_card`.
[[nodiscard]] page::Page sheet_page(const layout::Layout& layout, const std::vector<layout::Placement>& placements,
                                    const std::vector<Card>& cards, int first_card, SheetSide side,
                                    const layout::PrintRun& run, const BarLabel& label);

/// Cut lines of the layout for one side: each edge once, 5 mm clear of the sheet's own edges, none over positions that
/// the run leaves out.
[[nodiscard]] std::vector<page::Item> cut_marks(const layout::Layout& layout, SheetSide side,
                                                const layout::PrintRun& run);

/// How many crop marks of a full sheet find no room between the cards and the edge; zero if the layout asks for none.
[[nodiscard]] int missing_crop_marks(const layout::Layout& layout);

/// The scale bar of one side; empty if the layout asks for none or no margin has room.
[[nodiscard]] std::vector<page::Item> scale_bar(const layout::Layout& layout, SheetSide side,
                                                const layout::PrintRun& run, const BarLabel& label);

}  // namespace recto::cards
