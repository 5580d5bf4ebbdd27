// Where cards go on paper, front and back.
//
// A sheet is printed on both sides and cut.  `impose` says which card lands in which rectangle of which
// side, so that each answer is exactly behind its question after the paper is flipped.  Composition (what a
// card looks like) is none of its business.
// Coordinates: top-left of the trimmed page, y down.  Nothing here draws.
#pragma once

#include "geometry/rect.h"
#include "layout/back_correction.h"

#include <vector>

namespace recto::layout {

/// The page edge about which the printer turns the sheet ("long-edge" as in a print dialog).
enum class FlipEdge { long_edge, short_edge };
/// How a reader turns a card to its back: sideways like a book page, or over the top like a calendar.
enum class CardTurn { book, calendar };
enum class Axis { vertical, horizontal };
/// `rows`: card 2 is beside card 1.  `columns`: below.  `stacks`: cut piles stack in order (card 2 is on the next
/// sheet).
enum class FillOrder { rows, columns, stacks };
/// The side of the sheet on which the first card of a row stands.
enum class FillStart { left, right };
/// `fold_over`: front and back side by side on one page, folded along the line between them; each front stands in an
/// odd column (1st, 3rd …) and its back in the next.
enum class Sides { two_sided, front_only, fold_over };

struct Grid {
  int columns = 1;
  int rows = 1;
  geometry::Size card;
  geometry::Point origin;    ///< top-left corner of the first card
  geometry::Length pitch_x;  ///< between neighbouring cards' left edges
  geometry::Length pitch_y;
  bool operator==(const Grid&) const = default;
};

struct Duplex {
  FlipEdge flip = FlipEdge::long_edge;
  CardTurn turn = CardTurn::book;
  Sides sides = Sides::two_sided;
  FillOrder fill = FillOrder::rows;
  FillStart start = FillStart::left;
  bool operator==(const Duplex&) const = default;
};

/// Which sides a file holds: both, or one of them for printing duplex by hand.
enum class Faces { both, fronts, backs, backs_reversed };

/// One run through one printer: what is known only when it is printed and belongs to no design.
struct PrintRun {
  Faces faces = Faces::both;
  int first_position = 0;  ///< positions of the first sheet already used; not for `stacks`, which fill whole sheets
  BackCorrection back;     ///< the printer's; applied to the whole page of a back when it is drawn
  geometry::Point front_shift;  ///< moves fronts, and the backs that belong behind them: for pre-cut stock
  bool operator==(const PrintRun&) const = default;
};

/// One card on one side of a sheet.
struct Placement {
  int card = 0;  ///< 0-based
  geometry::Rect place;
  geometry::Turn turn = geometry::Turn::none;
  bool operator==(const Placement&) const = default;
};

struct Sheet {
  std::vector<Placement> front;
  std::vector<Placement> back;  ///< fold_over: on the same page as `front`
  bool operator==(const Sheet&) const = default;
};

/// The axis about which a page of this size turns.
[[nodiscard]] Axis flip_axis(geometry::Size page, FlipEdge edge);

/// `place` on the other side of the sheet (PRINTING: mirror the geometry, never the order of cells).
[[nodiscard]] geometry::Rect mirrored(const geometry::Rect& place, geometry::Size page, Axis axis);

/// Where the back of what is at `front` on a sheet is: mirrored for the flip.  The correction of the printer is made on
/// the whole page (`map_of`).
[[nodiscard]] geometry::Rect behind(const geometry::Rect& front, geometry::Size page, FlipEdge flip);

/// Whether backs are turned by half so that they read upright when the card is turned.
[[nodiscard]] geometry::Turn back_turn(Axis axis, CardTurn turn);

/// Position `index` (0-based, row by row) of the grid.
[[nodiscard]] geometry::Rect cell(const Grid& grid, int index);

/// Sheet number `sheet` of a deck of `card_count` cards.  A partly filled sheet is mirrored like a full one.
/// Requires an even number of columns for `fold_over` (the reader guarantees it).
/// `stacks` needs the final count; the other orders only use it to know where to stop.
/// Requires `0 <= sheet < sheet_count(...)`.
[[nodiscard]] Sheet impose(geometry::Size page, const Grid& grid, const Duplex& duplex, const PrintRun& run,
                           int card_count, int sheet);

/// Cards that one sheet takes: all positions, or half of them where fronts and backs lie side by side.
[[nodiscard]] int cards_per_sheet(const Grid& grid, const Duplex& duplex);

/// Sheets needed; 0 for 0 cards.
[[nodiscard]] int sheet_count(const Grid& grid, const Duplex& duplex, const PrintRun& run, int card_count);

}  // namespace recto::layout
