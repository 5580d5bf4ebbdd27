#include "layout/imposition.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::Rect;
using geometry::Size;
using geometry::Turn;
using namespace geometry::literals;

constexpr Size portrait{210_mm, 297_mm};
constexpr Size landscape{297_mm, 210_mm};

/// A grid off centre on both axes, with uneven pitches, inside the page.
Grid uneven_grid(Size page, int columns, int rows) {
  const Size card{page.width / 7, page.height / 8};
  return {.columns = columns,
          .rows = rows,
          .card = card,
          .origin = {7_mm, 11_mm},
          .pitch_x = card.width + 3.1_mm,
          .pitch_y = card.height + 1.7_mm};
}

void for_all_grids(const std::function<void(Size, const Grid&, const Duplex&)>& check) {
  for (const Size page : {portrait, landscape, Size{200_mm, 200_mm}}) {
    for (const FlipEdge flip : {FlipEdge::long_edge, FlipEdge::short_edge}) {
      for (const CardTurn turn : {CardTurn::book, CardTurn::calendar}) {
        for (const FillOrder fill : {FillOrder::rows, FillOrder::columns, FillOrder::stacks}) {
          for (int columns = 1; columns <= 5; ++columns) {
            for (int rows = 1; rows <= 5; ++rows) {
              check(page, uneven_grid(page, columns, rows), {.flip = flip, .turn = turn, .fill = fill});
            }
          }
        }
      }
    }
  }
}

/// Counts that fill no sheet, part of one, one exactly, and part of the next.
std::vector<int> interesting_counts(const Grid& grid) {
  const int full = grid.columns * grid.rows;
  return {1, full - 1, full, full + 1, 2 * full + full / 2 + 1};
}

/// What the printer does: the sheet turned about the axis, seen from the other side.
Rect seen_from_behind(const Rect& place, Size page, Axis axis) {
  Rect result = place;
  if (axis == Axis::vertical) result.origin.x = page.width - place.origin.x - place.size.width;
  if (axis == Axis::horizontal) result.origin.y = page.height - place.origin.y - place.size.height;
  return result;
}

/// Whether the reader, who turns a card in the way `turn` says, sees a back that was printed turned by `printed`
/// upright.
bool reads_upright(Axis sheet_axis, CardTurn turn, Turn printed) {
  const Axis card_axis = turn == CardTurn::book ? Axis::vertical : Axis::horizontal;
  return (sheet_axis == card_axis) == (printed == Turn::none);
}

TEST_CASE("a sheet turns about the page's long or short edge, however the page lies") {
  struct Case {
    Size page;
    FlipEdge edge;
    Axis axis;
  };
  for (const auto& [page, edge, axis] :
       {Case{portrait, FlipEdge::long_edge, Axis::vertical}, Case{portrait, FlipEdge::short_edge, Axis::horizontal},
        Case{landscape, FlipEdge::long_edge, Axis::horizontal},
        Case{landscape, FlipEdge::short_edge, Axis::vertical}}) {
    CHECK(flip_axis(page, edge) == axis);
  }
}

TEST_CASE("backs are upright when sheet and card turn about the same axis, and turned by half otherwise") {
  CHECK(back_turn(Axis::vertical, CardTurn::book) == Turn::none);
  CHECK(back_turn(Axis::vertical, CardTurn::calendar) == Turn::half);
  CHECK(back_turn(Axis::horizontal, CardTurn::book) == Turn::half);
  CHECK(back_turn(Axis::horizontal, CardTurn::calendar) == Turn::none);
}

TEST_CASE("mirroring twice is the identity, exactly") {
  for_all_grids([](Size page, const Grid& grid, const Duplex& duplex) {
    const Axis axis = flip_axis(page, duplex.flip);
    for (int i = 0; i < grid.columns * grid.rows; ++i) {
      const Rect place = cell(grid, i);
      REQUIRE(mirrored(mirrored(place, page, axis), page, axis) == place);
    }
  });
}

TEST_CASE("each back lies exactly behind its front, on full and on partly filled sheets") {
  for_all_grids([](Size page, const Grid& grid, const Duplex& duplex) {
    const Axis axis = flip_axis(page, duplex.flip);
    for (const int count : interesting_counts(grid)) {
      for (int sheet = 0; sheet < sheet_count(grid, duplex, {}, count); ++sheet) {
        const Sheet imposed = impose(page, grid, duplex, {}, count, sheet);
        REQUIRE(imposed.front.size() == imposed.back.size());
        for (std::size_t i = 0; i < imposed.front.size(); ++i) {
          REQUIRE(imposed.front[i].card == imposed.back[i].card);
          REQUIRE(seen_from_behind(imposed.back[i].place, page, axis) == imposed.front[i].place);
          REQUIRE(imposed.front[i].turn == Turn::none);
          REQUIRE(reads_upright(axis, duplex.turn, imposed.back[i].turn));
        }
      }
    }
  });
}

TEST_CASE("every card is on exactly one sheet, in a place of its own, inside the page") {
  for_all_grids([](Size page, const Grid& grid, const Duplex& duplex) {
    for (const int count : interesting_counts(grid)) {
      std::vector<int> seen;
      for (int sheet = 0; sheet < sheet_count(grid, duplex, {}, count); ++sheet) {
        std::set<std::pair<Length, Length>> corners;
        for (const auto& placement : impose(page, grid, duplex, {}, count, sheet).front) {
          seen.push_back(placement.card);
          REQUIRE(Rect{{}, page}.contains(placement.place));
          REQUIRE(corners.emplace(placement.place.left(), placement.place.top()).second);
        }
      }
      std::ranges::sort(seen);
      REQUIRE(static_cast<int>(seen.size()) == count);
      for (int i = 0; i < count; ++i) REQUIRE(seen[static_cast<std::size_t>(i)] == i);
    }
  });
}

TEST_CASE("a partly filled sheet has its cards where a full one has them") {
  for_all_grids([](Size page, const Grid& grid, const Duplex& duplex) {
    if (duplex.fill == FillOrder::stacks) return;  // the number of sheets decides what lies where
    const int full = grid.columns * grid.rows;
    const Sheet whole = impose(page, grid, duplex, {}, full, 0);
    for (int count = 1; count < full; ++count) {
      const Sheet part = impose(page, grid, duplex, {}, count, 0);
      REQUIRE(std::ranges::equal(part.front, std::span{whole.front}.first(part.front.size())));
      REQUIRE(std::ranges::equal(part.back, std::span{whole.back}.first(part.back.size())));
    }
  });
}

TEST_CASE("a sheet printed on one side has no backs") {
  const Grid grid = uneven_grid(portrait, 2, 3);
  const Sheet sheet = impose(portrait, grid, {.sides = Sides::front_only}, {}, 5, 0);
  CHECK(sheet.front.size() == 5);
  CHECK(sheet.back.empty());
}

TEST_CASE("fronts that are moved have their backs behind them still, whatever the flip") {
  const geometry::Point shift{0.8_mm, -0.3_mm};
  for_all_grids([&](Size page, const Grid& grid, const Duplex& duplex) {
    const Sheet plain = impose(page, grid, duplex, {}, 3, 0);
    const Sheet moved = impose(page, grid, duplex, {.front_shift = shift}, 3, 0);
    for (std::size_t i = 0; i < plain.back.size(); ++i) {
      REQUIRE(moved.front[i].place == plain.front[i].place.moved(shift));
      REQUIRE(moved.back[i].place == mirrored(moved.front[i].place, page, flip_axis(page, duplex.flip)));
    }
  });
}

TEST_CASE("cut piles of a stacked deck lie in order on top of each other") {
  const Grid grid = uneven_grid(portrait, 2, 2);
  const Duplex duplex{.fill = FillOrder::stacks};
  const int count = 11;
  const int sheets = sheet_count(grid, duplex, {}, count);
  CHECK(sheets == 3);
  std::vector<int> order;
  for (int position = 0; position < 4; ++position) {
    for (int sheet = 0; sheet < sheets; ++sheet) {
      for (const auto& placement : impose(portrait, grid, duplex, {}, count, sheet).front) {
        if (placement.place == cell(grid, position)) order.push_back(placement.card);
      }
    }
  }
  CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
}

TEST_CASE("columns are filled from top to bottom when asked") {
  const Grid grid = uneven_grid(portrait, 2, 3);
  const Sheet sheet = impose(portrait, grid, {.fill = FillOrder::columns}, {}, 4, 0);
  REQUIRE(sheet.front.size() == 4);
  CHECK(sheet.front[1].place == cell(grid, 2));
  CHECK(sheet.front[2].place == cell(grid, 4));
  CHECK(sheet.front[3].place == cell(grid, 1));
}

TEST_CASE("a partly used sheet starts at its first free position") {
  const Grid grid = uneven_grid(portrait, 2, 2);
  const PrintRun run{.first_position = 3};
  CHECK(sheet_count(grid, {}, run, 2) == 2);
  const Sheet first = impose(portrait, grid, {}, run, 2, 0);
  REQUIRE(first.front.size() == 1);
  CHECK(first.front[0].card == 0);
  CHECK(first.front[0].place == cell(grid, 3));
  CHECK(impose(portrait, grid, {}, run, 2, 1).front[0].place == cell(grid, 0));
}

TEST_CASE("no cards need no sheets") {
  CHECK(sheet_count(uneven_grid(portrait, 2, 2), {}, {}, 0) == 0);
  CHECK(sheet_count(uneven_grid(portrait, 2, 2), {}, {.first_position = 2}, 0) == 0);
}

TEST_CASE("on a fold-over sheet each back lies beside its front, mirrored about the fold") {
  for (int columns = 2; columns <= 4; columns += 2) {
    for (const FillOrder fill : {FillOrder::rows, FillOrder::columns, FillOrder::stacks}) {
      for (const CardTurn turn : {CardTurn::book, CardTurn::calendar}) {
        const Grid grid = uneven_grid(portrait, columns, 3);
        const Duplex duplex{.turn = turn, .sides = Sides::fold_over, .fill = fill};
        const int count = columns / 2 * 3 + 1;
        CHECK(sheet_count(grid, duplex, {}, count) == 2);
        const Sheet sheet = impose(portrait, grid, duplex, {}, count, 0);
        REQUIRE(sheet.front.size() == sheet.back.size());
        for (std::size_t i = 0; i < sheet.front.size(); ++i) {
          const Rect front = sheet.front[i].place;
          const Rect back = sheet.back[i].place;
          CHECK(sheet.back[i].card == sheet.front[i].card);
          CHECK(back == front.moved({grid.pitch_x, Length{}}));
          CHECK(sheet.back[i].turn == (turn == CardTurn::book ? Turn::none : Turn::half));
        }
      }
    }
  }
}

}  // namespace
}  // namespace recto::layout
