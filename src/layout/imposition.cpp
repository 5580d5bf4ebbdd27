#include "layout/imposition.h"

#include "diag/assertion.h"

#include <algorithm>

namespace recto::layout {
namespace {

int positions(const Grid& grid) { return grid.columns * grid.rows; }

/// Columns in which cards stand: on a fold-over sheet every second column holds backs.
int card_columns(const Grid& grid, Sides sides) { return sides == Sides::fold_over ? grid.columns / 2 : grid.columns; }

/// The position that the card of fill rank `rank` takes on its sheet.
int position_of_rank(const Grid& grid, const Duplex& duplex, int rank) {
  const int columns = card_columns(grid, duplex.sides);
  const bool by_columns = duplex.fill == FillOrder::columns;
  const int from_start = by_columns ? rank / grid.rows : rank % columns;
  const int column = duplex.start == FillStart::left ? from_start : columns - 1 - from_start;
  const int row = by_columns ? rank % grid.rows : rank / columns;
  return row * grid.columns + column * (grid.columns / columns);
}

/// The back beside its front, so that folding about the line between them brings it behind.
Placement folded(int card, const Grid& grid, int front_position, CardTurn turn, const PrintRun& run) {
  return {card, cell(grid, front_position + 1).moved(run.front_shift), back_turn(Axis::vertical, turn)};
}

/// The card on place `rank` of `sheet`, or -1 for none.
int card_at(const Grid& grid, const Duplex& duplex, const PrintRun& run, int card_count, int sheet, int rank) {
  const int per_sheet = cards_per_sheet(grid, duplex);
  if (duplex.fill == FillOrder::stacks) {
    const int sheets = sheet_count(grid, duplex, run, card_count);
    const int card = rank * sheets + sheet;
    return card < card_count ? card : -1;
  }
  const int card = sheet * per_sheet + rank - run.first_position;
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

geometry::Rect behind(const geometry::Rect& front, geometry::Size page, FlipEdge flip) {
  return mirrored(front, page, flip_axis(page, flip));
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

int cards_per_sheet(const Grid& grid, const Duplex& duplex) { return card_columns(grid, duplex.sides) * grid.rows; }

int sheet_count(const Grid& grid, const Duplex& duplex, const PrintRun& run, int card_count) {
  if (card_count <= 0) return 0;
  const int used = duplex.fill == FillOrder::stacks ? 0 : run.first_position;
  const int per_sheet = cards_per_sheet(grid, duplex);
  return (card_count + used + per_sheet - 1) / per_sheet;
}

Sheet impose(geometry::Size page, const Grid& grid, const Duplex& duplex, const PrintRun& run, int card_count,
             int sheet) {
  RECTO_ASSERT(duplex.sides != Sides::fold_over || grid.columns % 2 == 0);
  RECTO_ASSERT(sheet >= 0 && sheet < sheet_count(grid, duplex, run, card_count));
  const Axis axis = flip_axis(page, duplex.flip);
  Sheet result;
  for (int rank = 0; rank < cards_per_sheet(grid, duplex); ++rank) {
    const int card = card_at(grid, duplex, run, card_count, sheet, rank);
    if (card < 0) continue;
    const int position = position_of_rank(grid, duplex, rank);
    const geometry::Rect front = cell(grid, position).moved(run.front_shift);
    result.front.push_back({card, front, geometry::Turn::none});
    if (duplex.sides == Sides::front_only) continue;
    if (duplex.sides == Sides::fold_over) {
      result.back.push_back(folded(card, grid, position, duplex.turn, run));
      continue;
    }
    result.back.push_back({card, behind(front, page, duplex.flip), back_turn(axis, duplex.turn)});
  }
  return result;
}

}  // namespace recto::layout
