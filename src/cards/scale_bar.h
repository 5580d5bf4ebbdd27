// The bar by which a user sees whether the printer kept to the scale.
#pragma once

#include "blocks/compose_context.h"
#include "geometry/rect.h"
#include "layout/layout.h"
#include "page/item.h"

#include <vector>

namespace recto::cards {

/// Short text set once for all sheets; items relative to its top-left corner.
struct BarLabel {
  std::vector<page::Item> items;
  geometry::Size size;
};

/// "50 mm" in the layout's first style, in the smallest type.
[[nodiscard]] BarLabel scale_bar_label(const layout::Layout& layout, text::Typesetter& typesetter);

/// A bar of 50 mm with marks at every 10 mm in the widest margin of a sheet whose cards, bleed and marks lie within
/// `cards`, the label at its end.  5 mm clear of the sheet's edge and 1 mm of `cards`; nothing where no margin has
/// room.
[[nodiscard]] std::vector<page::Item> scale_bar(geometry::Size sheet, const geometry::Rect& cards,
                                                const BarLabel& label);

}  // namespace recto::cards
