#include "layout/imposition.h"

#include "diag/assertion.h"

#include <algorithm>

namespace recto::layout {
namespace {

int positions(const Grid& grid) { return grid.columns * grid.rows; }

/// The position that the card of fill rank `rank` takes on its sheet.
int position_of_rank(const Grid& grid, FillOrder fill, int rank) {
  if (fill != FillOrder::columns) return rank;
  return rank % grid.rows * grid.columns + rank / grid.rows;
}

/// The card on place `rank` of `sheet`, or -1 for none.
int card_at(const Grid& grid, const Duplex& duplex, int card_count, int sheet, int rank) {
  const int per_sheet = positions(grid);
  if (duplex.fill == FillOrder::stacks) {
    const int sheets = sheet_count(grid, duplex, card_count);
    const int card = rank * sheets + sheet;
    return card < card_count ? card : -1;
  }
  const int card = sheet * per_sheet + rank - duplex.first_position;
  return card >= 0 && card < card_count ? card : -1;
}

}  // namespace

Axis flip_axis(geometry::Size page, FlipEdge edge) {
  const bool long_edge_is_vertical = page.height >= page.width;
  const bool about_long = edge == FlipEdge::long_edge;
  return long_edge_is_vertical == about_long ? Axis::vertical : Axis::horizontal;
}

geometry::Rect mirrored(const geometry::Rect& place, geometry::Size page, Axis axis) {
  if (axis == Axis::vertical) return {{page.width - place.right(), place.top()}, place.size};
  return {{place.left(), page.height - place.bottom()}, place.size};
}

geometry::Turn back_turn(Axis axis, CardTurn turn) {
  const bool upright = (axis == Axis::vertical) == (turn == CardTurn::book);
  return upright ? geometry::Turn::none : geometry::Turn::half;
}

geometry::Rect cell(const Grid& grid, int index) {
  RECTO_ASSERT(index >= 0 && index < positions(grid));
  const int column = index % grid.columns;
  const int row = index / grid.columns;
  return {{grid.origin.x + grid.pitch_x * column, grid.origin.y + grid.pitch_y * row}, grid.card};
}

int sheet_count(const Grid& grid, const Duplex& duplex, int card_count) {
  if (card_count <= 0) return 0;
  const int used = duplex.fill == FillOrder::stacks ? 0 : duplex.first_position;
  const int per_sheet = positions(grid);
  return (card_count + used + per_sheet - 1) / per_sheet;
}

Sheet impose(geometry::Size page, const Grid& grid, const Duplex& duplex, int card_count, int sheet) {
  RECTO_ASSERT(sheet >= 0 && sheet < sheet_count(grid, duplex, card_count));
  const Axis axis = flip_axis(page, duplex.flip);
  Sheet result;
  for (int rank = 0; rank < positions(grid); ++rank) {
    const int card = card_at(grid, duplex, card_count, sheet, rank);
    if (card < 0) continue;
    const geometry::Rect front = cell(grid, position_of_rank(grid, duplex.fill, rank));
    result.front.push_back({card, front, geometry::Turn::none});
    if (duplex.sides == Sides::front_only) continue;
    result.back.push_back(
        {card, mirrored(front, page, axis).moved(duplex.back_shift), back_turn(axis, duplex.turn)});
  }
  return result;
}

}  // namespace recto::layout
