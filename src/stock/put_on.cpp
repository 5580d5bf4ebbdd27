// Only what belongs to paper is replaced; faces are set into whatever size the cards have, which is why a design says
// within which sizes it was made to work.
#include "geometry/parse_length.h"
#include "layout/check_room.h"
#include "stock/stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::stock {
namespace {

using geometry::Length;
using geometry::to_mm;
using layout::CardDesign;

/// By how much a card of `is` is outside the design's sizes, in words; empty if it is not.
std::string outside(const char* dimension, Length is, Length least, Length most) {
  if (is < least) return fmt::format("card {} {} is {} too little", to_mm(is), dimension, to_mm(least - is));
  if (is > most) return fmt::format("card {} {} is {} too much", to_mm(is), dimension, to_mm(is - most));
  return {};
}

bool fits(const layout::Layout& layout, const Stock& stock, const diag::Span& reference,
          diag::Diagnostics& diagnostics) {
  const auto& design = std::get<CardDesign>(layout.design);
  const auto sizes = design.adapts.value_or(layout::CardSizes{design.grid.card, design.grid.card});
  for (const auto& fault : {outside("wide", stock.grid.card.width, sizes.least.width, sizes.most.width),
                            outside("high", stock.grid.card.height, sizes.least.height, sizes.most.height)}) {
    if (fault.empty()) continue;
    diagnostics
        .error("stock-too-different",
               fmt::format("layout `{}` on stock `{}`: a {} for it", layout.id, name_of(stock), fault), reference)
        .hint(fmt::format("its cards are from {} x {} to {} x {}", to_mm(sizes.least.width), to_mm(sizes.least.height),
                          to_mm(sizes.most.width), to_mm(sizes.most.height)));
    return false;
  }
  return true;
}

Length gap(const layout::Grid& grid) {
  const Length across = grid.columns > 1 ? grid.pitch_x - grid.card.width : grid.card.width;
  const Length down = grid.rows > 1 ? grid.pitch_y - grid.card.height : grid.card.height;
  return std::max(Length{}, std::min(across, down));
}

layout::Marks::Cut cut_for(const Stock& stock, layout::Marks::Cut wished) {
  using Cut = layout::Marks::Cut;
  if (stock.cut == stock::Cut::before_printing) return Cut::none;
  return wished == Cut::none || gap(stock.grid) > Length{} ? wished : Cut::hairline;
}

}  // namespace

std::optional<layout::Layout> put_on(const layout::Layout& layout, const Stock& stock, const diag::Span& reference,
                                     diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  if (!stock.unusable.empty()) {
    diagnostics.error("unusable-stock", fmt::format("no cards on stock `{}`: {}", name_of(stock), stock.unusable),
                      reference);
    return std::nullopt;
  }
  if (!fits(layout, stock, reference, diagnostics)) return std::nullopt;
  auto result = layout;
  result.paper = stock.paper;
  result.page = stock.page;
  result.orientation =
      stock.page.width > stock.page.height ? layout::Orientation::landscape : layout::Orientation::portrait;
  result.source = stock.source;
  auto& design = std::get<CardDesign>(result.design);
  design.grid = stock.grid;
  design.bleed = std::min(design.bleed, gap(stock.grid) / 2);
  design.marks.cut = cut_for(stock, design.marks.cut);
  if (design.duplex.sides == layout::Sides::fold_over && design.grid.columns % 2 != 0) {
    diagnostics.error("odd-fold-over",
                      fmt::format("stock `{}` has {} columns, and layout `{}` folds every second over", name_of(stock),
                                  design.grid.columns, layout.id),
                      reference);
    return std::nullopt;
  }
  const layout::Room room{design.grid.card.width, design.grid.card.height};
  layout::check_room(design.front.content, room, result, diagnostics);
  if (design.back) layout::check_room(design.back->content, room, result, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return result;
}

}  // namespace recto::stock
