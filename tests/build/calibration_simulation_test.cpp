// A printer that is out of true, simulated: it prints the calibration sheet, a careful eye reads it, and the profile
// made from the readings has to bring every card's back behind its front.
#include "build/readings.h"
#include "cards/calibration.h"
#include "cards/calibration_marks.h"
#include "layout/imposition.h"
#include "support/compose_sample.h"
#include "support/messages.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace recto::build {
namespace {

using namespace geometry::literals;
using geometry::Affine;
using geometry::Length;
using geometry::Point;
using Edge = cards::Rail::Edge;

/// What the paper gets of a page.
struct Printer {
  Point front;  ///< fronts are printed that far off
  Affine back;
};

Printer random_printer(std::mt19937& random, geometry::Size page) {
  const auto within = [&](double reach) { return std::uniform_real_distribution<>(-reach, reach)(random); };
  const double turn = within(1) * std::numbers::pi / 180;
  const double x = 1 + within(0.02);
  const double y = 1 + within(0.02);
  Affine back = Affine{std::cos(turn) * x, -std::sin(turn) * y, std::sin(turn) * x, std::cos(turn) * y, {}}.about(
      {page.width / 2, page.height / 2});
  back.move = back.move + Point{Length::mm(within(3)), Length::mm(within(3))};
  return {{Length::mm(within(1.5)), Length::mm(within(1.5))}, back};
}

/// One sheet of paper, both sides seen from behind.
class PrintedSheet {
 public:
  PrintedSheet(const layout::Layout& layout, const page::Document& sheet, const Printer& printer, const Affine& map)
      : page_{layout.page}, printer_{printer}, map_{map} {
    axis_ = layout::flip_axis(page_, std::get<layout::CardDesign>(layout.design).duplex.flip);
    front_ = test::strokes_of(sheet.pages[0].items);
    back_ = test::strokes_of(sheet.pages[1].items);
  }

  /// The front's point seen through the paper.
  [[nodiscard]] Point front(Point p) const { return layout::mirrored({p + printer_.front, {}}, page_, axis_).origin; }
  [[nodiscard]] Point back(Point p) const { return printer_.back(map_(p)); }

  /// The number of the mark (or of the place between two) that meets one of the other side; beyond the marks where none
  /// does.
  [[nodiscard]] Length vernier(const cards::Rail& rail) const {
    return read(ends_on(rail, rail.line, End::vernier), rail);
  }
  [[nodiscard]] Length stair(const cards::Rail& rail) const {
    return read(ends_on(rail, rail.stair, End::stair), rail);
  }

  /// From the graph's middle to where the cross shows through, to half a millimetre.
  [[nodiscard]] Point corner(Point middle) const {
    const Point hole = front(layout::mirrored({middle, {}}, page_, axis_).origin);
    Point at = middle;
    for (int i = 0; i < 20; ++i) at = at + (hole - back(at));  // the map is near the identity
    const auto half = [](Length off) { return Length::mm(std::round(off.in_mm() * 2) / 2); };
    return {half(at.x - middle.x), half(at.y - middle.y)};
  }

 private:
  enum class End { vernier, stair };
  struct Pair {
    std::vector<double> front;
    std::vector<double> back;
  };

  static bool across(const cards::Rail& rail) { return rail.edge == Edge::top || rail.edge == Edge::bottom; }

  /// Where the strokes of a rail that begin on `line` are, in order along the rail.
  [[nodiscard]] Pair ends_on(const cards::Rail& rail, Length line, End end) const {
    const bool along_x = across(rail) == (end == End::vernier);
    const auto value = [&](Point p) { return (along_x ? p.x : p.y).in_mm(); };
    Pair pair;
    for (const Point p : sorted(front_, rail, line, end, 0_mm)) {
      pair.front.push_back(value(front(layout::mirrored({p, {}}, page_, axis_).origin)));
    }
    for (const Point p : sorted(back_, rail, line, end, 1.6_mm)) pair.back.push_back(value(back(p)));
    return pair;
  }

  /// Ends of the strokes at `line` (steps within `slack` of it), those of the front as they lie seen from behind.
  [[nodiscard]] std::vector<Point> sorted(const std::vector<page::Stroke>& strokes, const cards::Rail& rail,
                                          Length line, End end, Length slack) const {
    std::vector<Point> found;
    for (auto stroke : strokes) {
      if (&strokes == &front_) {
        for (auto* each : {&stroke.from, &stroke.to}) *each = layout::mirrored({*each, {}}, page_, axis_).origin;
      }
      const bool runs_along = across(rail) ? stroke.from.y == stroke.to.y : stroke.from.x == stroke.to.x;
      if (runs_along != (end == End::stair)) continue;
      for (const Point p : {stroke.from, stroke.to}) {
        const Length aside = across(rail) ? p.y : p.x;
        const Length along = across(rail) ? p.x : p.y;
        const Length off = aside > line ? aside - line : line - aside;
        const bool in_reach = along > 35_mm && along < rail.middle * 2 - 35_mm;
        if (in_reach && off <= (end == End::stair ? slack : 0_mm)) found.push_back(p);
      }
    }
    std::ranges::sort(found, [&](Point a, Point b) { return across(rail) ? a.x < b.x : a.y < b.y; });
    return every(found, rail);
  }

  /// One end a mark: stairs have four ends a step on the front and two on the back.
  static std::vector<Point> every(const std::vector<Point>& ends, const cards::Rail& rail) {
    const std::size_t marks = 2 * static_cast<std::size_t>(rail.vernier.marks) + 1;
    REQUIRE(ends.size() % marks == 0);
    std::vector<Point> result;
    for (std::size_t i = 0; i < ends.size(); i += ends.size() / marks) result.push_back(ends[i]);
    return result;
  }

  static Length read(const Pair& pair, const cards::Rail& rail) {
    REQUIRE(pair.front.size() == pair.back.size());
    const int marks = rail.vernier.marks;
    const auto gap = [&](int i) {
      const auto at = static_cast<std::size_t>(i + marks);
      return pair.back[at] - pair.front[at];
    };
    for (int i = -marks; i < marks; ++i) {
      if (gap(i) > 0 || gap(i + 1) < 0) continue;
      const double mark = i - gap(i) / (gap(i + 1) - gap(i));
      return cards::vernier_step.scaled(std::round(mark * 2) / 2);
    }
    return 99_mm;
  }

  geometry::Size page_;
  const Printer& printer_;
  Affine map_;
  layout::Axis axis_ = layout::Axis::vertical;
  std::vector<page::Stroke> front_;
  std::vector<page::Stroke> back_;
};

/// As the sheet says: the edges, or the corners where those do not meet.
Readings readings_of(const PrintedSheet& sheet, geometry::Size page) {
  const auto rails = *cards::rails(page);
  Readings readings;
  for (std::size_t i = 0; i < 4; ++i) {
    const bool across = rails[i].edge == Edge::top || rails[i].edge == Edge::bottom;
    const Length vernier = sheet.vernier(rails[i]);
    const Length stair = sheet.stair(rails[i]);
    readings.read[i] = across ? Point{vernier, stair} : Point{stair, vernier};
  }
  const auto beyond = [](Point read) { return read.x == 99_mm || read.y == 99_mm; };
  if (std::ranges::none_of(readings.read, beyond)) return readings;
  readings.where = Readings::Where::corners;
  const auto corners = cards::corners(page);
  readings.read = {sheet.corner(corners[0]), sheet.corner(corners[1]), sheet.corner(corners[3]),
                   sheet.corner(corners[2])};
  return readings;
}

/// How far the corner of any card's back lies from the corner of its front, in millimetres.
double residual(const layout::Layout& layout, const Printer& printer, const layout::BackCorrection& correction) {
  const auto& design = std::get<layout::CardDesign>(layout.design);
  const page::Document none{.info = {}, .pages = {{}, {}}, .ending = {}};
  const PrintedSheet sheet{layout, none, printer, layout::map_of(correction, layout.page)};
  double worst = 0;
  for (int i = 0; i < design.grid.columns * design.grid.rows; ++i) {
    const auto cell = layout::cell(design.grid, i);
    for (const Point p : {cell.origin, Point{cell.right(), cell.top()}, Point{cell.left(), cell.bottom()},
                          Point{cell.right(), cell.bottom()}}) {
      const auto axis = layout::flip_axis(layout.page, design.duplex.flip);
      const Point off = sheet.back(layout::mirrored({p, {}}, layout.page, axis).origin) - sheet.front(p);
      worst = std::max(worst, std::hypot(off.x.in_mm(), off.y.in_mm()));
    }
  }
  return worst;
}

page::Document sheet_of(const layout::Layout& layout) {
  text::Typesetter typesetter{test::shipped_fonts()};
  diag::Diagnostics diagnostics;
  auto sheet = cards::calibration(layout, {}, typesetter, "test", diagnostics);
  REQUIRE(sheet.has_value());
  return std::move(*sheet);
}

}  // namespace

TEST_CASE("three sheets at most bring every card corner of 1,000 printers within 0.1 mm") {
  Library library{Project{RECTO_SOURCE}};
  std::mt19937 random{18};
  double worst = 0;
  double before = 0;
  for (const auto* id : {"a4-a7", "letter-5371", "a4-32252", "recall-a4"}) {
    CAPTURE(id);
    diag::Diagnostics none;
    const auto& layout = *library.layout({id, {}}, none);
    const auto sheet = sheet_of(layout);
    for (int i = 0; i < 250; ++i) {
      const auto printer = random_printer(random, layout.page);
      printer::Profile profile{.id = "simulated"};
      before = std::max(before, residual(layout, printer, profile.back));
      for (int round = 0; round < 3; ++round) {
        const PrintedSheet printed{layout, sheet, printer, layout::map_of(profile.back, layout.page)};
        diag::Diagnostics diagnostics;
        auto next = calibrated(profile, id, readings_of(printed, layout.page), library, diagnostics);
        REQUIRE_MESSAGE(next.has_value(), test::said(diagnostics));
        profile = std::move(*next);
      }
      worst = std::max(worst, residual(layout, printer, profile.back));
    }
  }
  MESSAGE("worst corner before ", before, " mm, after ", worst, " mm");
  CHECK(before > 5);
  CHECK(worst < 0.1);
}

TEST_CASE("readings that no sheet shows, that contradict one another or that no printer has are refused") {
  Library library{Project{RECTO_SOURCE}};
  using Where = Readings::Where;
  const Point zero{};
  const struct {
    Readings readings;
    std::string said;
  } cases[] = {
      {{Where::edges, {Point{1.6_mm, 0_mm}, zero, zero, zero}},
       "out-of-range: reading 1.6mm,0mm at the top edge: the marks show no more than 1.5mm"},
      {{Where::corners, {zero, zero, Point{0_mm, -9_mm}, zero}},
       "out-of-range: reading 0mm,-9mm at the bottom right corner: the marks show no more than 8mm"},
      {{Where::edges, {Point{1_mm, 0_mm}, Point{-1_mm, 0_mm}, Point{1_mm, 0_mm}, Point{-1_mm, 1_mm}}},
       "readings-disagree: the readings contradict one another"},
      {{Where::corners, {Point{8_mm, 0_mm}, Point{-8_mm, 0_mm}, Point{-8_mm, 0_mm}, Point{8_mm, 0_mm}}},
       "unlikely-printer: backs would have to be scaled"},
  };
  for (const auto& [readings, said] : cases) {
    CAPTURE(said);
    diag::Diagnostics diagnostics;
    CHECK_FALSE(calibrated({.id = "office"}, "a4-a7", readings, library, diagnostics).has_value());
    CHECK(test::said(diagnostics).find(said) != std::string::npos);
  }
}

}  // namespace recto::build
