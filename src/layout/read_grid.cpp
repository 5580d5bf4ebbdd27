#include "layout/read_grid.h"

#include "geometry/parse_length.h"
#include "layout/flag.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::to_mm;

/// One direction of a grid: its count, and the names of its attributes.
struct Run {
  const char* count_name;
  const char* card_name;
  const char* pitch_name;
  const char* start_name;
  const char* dimension;
  int count = 1;
  Length card;
  Length pitch;
  Length start;
  [[nodiscard]] Length extent() const { return pitch * (count - 1) + card; }
};

int required_count(const xml::Element& element, const char* name, diag::Diagnostics& diagnostics) {
  constexpr int most = 100;
  if (!xml::required(element, name, diagnostics)) return 1;
  return xml::integer(element, name, 1, most, diagnostics).value_or(1);
}

diag::Span place_of(const xml::Element& element, const char* name) {
  const auto attribute = element.attribute(name);
  return attribute ? attribute->value_span : element.span();
}

Length read_start(const xml::Element& element, const Run& run, Length page, bool centered,
                  diag::Diagnostics& diagnostics) {
  if (!centered) {
    return xml::required_length(element, run.start_name, xml::Sign::not_negative, diagnostics).value_or(Length{});
  }
  if (const auto start = element.attribute(run.start_name)) {
    diagnostics.error("center-and-start", fmt::format("`{}` of a centered grid", run.start_name), start->span);
  }
  return (page - run.extent()) / 2;
}

void check_run(const xml::Element& element, const Run& run, Length page, diag::Diagnostics& diagnostics) {
  if (run.count > 1 && run.pitch < run.card) {
    diagnostics
        .error("cards-overlap",
               fmt::format("`{}` {} is less than `{}` {}", run.pitch_name, to_mm(run.pitch), run.card_name,
                           to_mm(run.card)),
               place_of(element, run.pitch_name))
        .notes.emplace_back("the pitch goes from one card's edge to the same edge of the next; these cards overlap");
    return;
  }
  const Length end = run.start + run.extent();
  if (page == Length{} || (end <= page && run.start >= Length{})) return;
  diagnostics
      .error("grid-beyond-sheet",
             fmt::format("grid {} {} on a sheet {} {}", to_mm(std::max(end, run.extent())), run.dimension, to_mm(page),
                         run.dimension),
             element.span())
      .notes.push_back(fmt::format("{} cards of {} at a pitch of {}, starting at {}", run.count, to_mm(run.card),
                                   to_mm(run.pitch), to_mm(run.start)));
}

Run read_run(const xml::Element& element, Run run, Length page, bool centered, diag::Diagnostics& diagnostics) {
  run.count = required_count(element, run.count_name, diagnostics);
  const auto card = xml::required_length(element, run.card_name, xml::Sign::positive, diagnostics);
  run.card = card.value_or(Length{});
  run.pitch = xml::length(element, run.pitch_name, xml::Sign::positive, diagnostics).value_or(run.card);
  run.start = read_start(element, run, page, centered, diagnostics);
  if (card) check_run(element, run, page, diagnostics);
  return run;
}

}  // namespace

Grid read_grid(const xml::Element& element, geometry::Size page, const Duplex& duplex, diag::Diagnostics& diagnostics) {
  xml::check(
      element,
      {.attributes = {"columns", "rows", "card-width", "card-height", "left", "top", "pitch-x", "pitch-y", "center"},
       .children = {}},
      xml::Text::forbidden, diagnostics);
  const bool centered = flag(element, "center", diagnostics).value_or(false);
  const Run across =
      read_run(element, {"columns", "card-width", "pitch-x", "left", "wide"}, page.width, centered, diagnostics);
  const Run down =
      read_run(element, {"rows", "card-height", "pitch-y", "top", "high"}, page.height, centered, diagnostics);
  if (duplex.sides == Sides::fold_over && across.count % 2 != 0) {
    diagnostics
        .error("odd-fold-over", fmt::format("fold-over sheet of {} columns", across.count),
               place_of(element, "columns"))
        .notes.emplace_back("front and back lie side by side: the number of columns is even");
  }
  return {.columns = across.count,
          .rows = down.count,
          .card = {across.card, down.card},
          .origin = {across.start, down.start},
          .pitch_x = across.pitch,
          .pitch_y = down.pitch};
}

Duplex read_duplex(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"flip", "turn", "sides", "fill"}, .children = {}}, xml::Text::forbidden,
             diagnostics);
  Duplex duplex;
  duplex.flip =
      xml::choice<FlipEdge>(element, "flip", {{"long-edge", FlipEdge::long_edge}, {"short-edge", FlipEdge::short_edge}},
                            diagnostics)
          .value_or(duplex.flip);
  duplex.turn =
      xml::choice<CardTurn>(element, "turn", {{"book", CardTurn::book}, {"calendar", CardTurn::calendar}}, diagnostics)
          .value_or(duplex.turn);
  duplex.sides =
      xml::choice<Sides>(
          element, "sides",
          {{"two-sided", Sides::two_sided}, {"front-only", Sides::front_only}, {"fold-over", Sides::fold_over}},
          diagnostics)
          .value_or(duplex.sides);
  duplex.fill =
      xml::choice<FillOrder>(
          element, "fill", {{"rows", FillOrder::rows}, {"columns", FillOrder::columns}, {"stacks", FillOrder::stacks}},
          diagnostics)
          .value_or(duplex.fill);
  return duplex;
}

Marks read_marks(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"cut", "sides", "scale-check"}, .children = {}}, xml::Text::forbidden,
             diagnostics);
  Marks marks;
  marks.cut =
      xml::choice<Marks::Cut>(
          element, "cut", {{"none", Marks::Cut::none}, {"hairline", Marks::Cut::hairline}, {"crop", Marks::Cut::crop}},
          diagnostics)
          .value_or(marks.cut);
  marks.sides =
      xml::choice<Marks::Where>(
          element, "sides",
          {{"front", Marks::Where::front}, {"back", Marks::Where::back}, {"both", Marks::Where::both}}, diagnostics)
          .value_or(marks.sides);
  marks.scale_check = flag(element, "scale-check", diagnostics).value_or(false);
  return marks;
}

geometry::Size edge_distance(const Grid& grid, geometry::Size page) {
  const Length right = page.width - grid.origin.x - grid.pitch_x * (grid.columns - 1) - grid.card.width;
  const Length bottom = page.height - grid.origin.y - grid.pitch_y * (grid.rows - 1) - grid.card.height;
  return {std::min(grid.origin.x, right), std::min(grid.origin.y, bottom)};
}

}  // namespace recto::layout
