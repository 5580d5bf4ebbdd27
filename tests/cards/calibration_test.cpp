#include "cards/calibration.h"

#include "cards/calibration_marks.h"
#include "layout/imposition.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

using namespace recto;
using namespace recto::cards;
using namespace recto::geometry::literals;
using geometry::Length;
using geometry::Point;
using layout::CardDesign;
using layout::FlipEdge;

namespace {

layout::Layout a4_a7() {
  diag::Diagnostics diagnostics;
  auto read = layout::read(RECTO_SOURCE "/layouts/a4-a7.xml", {}, diagnostics);
  REQUIRE(read.has_value());
  return std::move(*read);
}

CardDesign& design(layout::Layout& layout) { return std::get<CardDesign>(layout.design); }

page::Document sheet_of(const layout::Layout& layout, const CalibrationFor& printer = {}) {
  text::Typesetter typesetter{test::shipped_fonts()};
  diag::Diagnostics diagnostics;
  auto made = calibration(layout, printer, typesetter, "recto test", diagnostics);
  REQUIRE(made.has_value());
  CHECK(diagnostics.all().empty());
  REQUIRE(made->pages.size() == 2);
  return std::move(*made);
}

std::string error_of(const layout::Layout& layout) {
  text::Typesetter typesetter{test::shipped_fonts()};
  diag::Diagnostics diagnostics;
  CHECK_FALSE(calibration(layout, {}, typesetter, "recto test", diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front().message;
}

/// The front as it is seen through the paper from behind.
page::Stroke through(const page::Stroke& stroke, geometry::Size page, layout::Axis axis) {
  auto seen = stroke;
  for (auto* end : {&seen.from, &seen.to}) *end = layout::mirrored({*end, {}}, page, axis).origin;
  return seen;
}

bool is_upright(const page::Stroke& stroke) { return stroke.from.x == stroke.to.x; }

/// A mark of one of the four verniers on a page: one end on the line at `mark_inset` from an edge.
struct Mark {
  bool upright = false;  ///< at the top or bottom
  Length line;
  Length at;
};

std::vector<Mark> marks(const std::vector<page::Stroke>& strokes, geometry::Size page) {
  std::vector<Mark> result;
  for (const auto& stroke : strokes) {
    const bool upright = is_upright(stroke);
    const Length extent = upright ? page.height : page.width;
    const Length along = upright ? stroke.from.x : stroke.from.y;
    const Length breadth = upright ? page.width : page.height;
    if (along < mark_inset + 6_mm || along > breadth - mark_inset - 6_mm) continue;  // a corner's
    for (const Point end : {stroke.from, stroke.to}) {
      const Length line = upright ? end.y : end.x;
      if (line == mark_inset || line == extent - mark_inset) result.push_back({upright, line, upright ? end.x : end.y});
    }
  }
  return result;
}

/// The number printed at a mark of the back.
std::optional<double> label_at(const Mark& mark, const std::vector<page::Item>& items, const text::FontSet& fonts,
                               geometry::Size page) {
  const bool low = mark.line == mark_inset;
  const Length edge = mark.upright ? page.height : page.width;
  for (const auto& item : items) {
    const auto* text = std::get_if<page::Text>(&item.is);
    if (text == nullptr) continue;
    const Length width = text::width(text->run, fonts);
    const Length middle = mark.upright ? text->run.origin.x + width / 2 : text->run.origin.y - text->run.size / 3;
    const Length aside = mark.upright ? text->run.origin.y : text->run.origin.x + width / 2;
    const bool outside = low ? aside < mark_inset - 4_mm : aside > edge - mark_inset + 4_mm;
    const Length off = middle > mark.at ? middle - mark.at : mark.at - middle;
    if (!outside || off > 1_mm) continue;
    std::string number = text->run.text;
    if (const auto minus = number.find("\u2212"); minus != std::string::npos) number.replace(minus, 3, "-");
    return std::stod(number);
  }
  return std::nullopt;
}

struct Paper {
  geometry::Size size;
  FlipEdge flip = FlipEdge::long_edge;
};

const std::vector<Paper> papers{
    {{210_mm, 297_mm}, FlipEdge::long_edge},     {{210_mm, 297_mm}, FlipEdge::short_edge},
    {{297_mm, 210_mm}, FlipEdge::long_edge},     {{297_mm, 210_mm}, FlipEdge::short_edge},
    {{215.9_mm, 279.4_mm}, FlipEdge::long_edge}, {{279.4_mm, 215.9_mm}, FlipEdge::short_edge},
    {{176_mm, 250_mm}, FlipEdge::long_edge}};

layout::Layout on(const Paper& paper) {
  auto layout = a4_a7();
  layout.page = paper.size;
  layout.paper.clear();
  design(layout).duplex.flip = paper.flip;
  return layout;
}

}  // namespace

TEST_CASE("on a shifted back the marks that meet those of the front name the correction, at all four edges") {
  for (const auto& paper : papers) {
    const auto layout = on(paper);
    const auto document = sheet_of(layout);
    const auto axis = layout::flip_axis(paper.size, paper.flip);
    std::vector<page::Stroke> seen;
    for (const auto& stroke : test::strokes_of(document.pages[0].items)) {
      seen.push_back(through(stroke, paper.size, axis));
    }
    const auto front = marks(seen, paper.size);
    const auto back = marks(test::strokes_of(document.pages[1].items), paper.size);
    REQUIRE(front.size() == back.size());
    for (const Length printed : {-1.5_mm, -0.5_mm, 0_mm, 0.5_mm, 1_mm}) {
      CAPTURE(printed.in_mm());
      int met = 0;
      for (const auto& mark : back) {
        const auto meets = [&](const Mark& other) {
          const Length off = mark.at + printed - other.at;
          return other.upright == mark.upright && other.line == mark.line && std::abs(off.in_mm()) < 0.01;
        };
        if (std::ranges::none_of(front, meets)) continue;
        ++met;
        const auto label = label_at(mark, document.pages[1].items, test::shipped_fonts(), paper.size);
        REQUIRE(label.has_value());
        CHECK(std::abs(*label + printed.in_mm()) < 0.001);
      }
      CHECK(met == 4);
    }
  }
}

TEST_CASE("a pricked corner lies off the middle of its graph by the correction") {
  for (const auto& paper : papers) {
    const auto axis = layout::flip_axis(paper.size, paper.flip);
    const auto graphs = corners(paper.size);
    for (const auto& cross : corners(paper.size)) {
      const auto hole = layout::mirrored({cross, {}}, paper.size, axis).origin;
      CHECK(std::ranges::find(graphs, hole) != graphs.end());
    }
  }
}

TEST_CASE("nothing of the sheet leaves what printers reach, or lies on other text") {
  for (const auto& paper : papers) {
    const auto document = sheet_of(on(paper));
    const geometry::Rect reach = geometry::Rect{{}, paper.size}.inset(geometry::Insets::all(calibration_margin));
    for (const auto& page : document.pages) {
      CHECK(test::outside(page.items, reach, Length{}) == std::vector<std::string>{});
      std::vector<geometry::Rect> boxes;
      for (const auto& item : page.items) {
        const auto* text = std::get_if<page::Text>(&item.is);
        if (text == nullptr) continue;
        const auto& run = text->run;
        boxes.push_back({{run.origin.x, run.origin.y - run.size.scaled(0.7)},
                         {text::width(run, test::shipped_fonts()), run.size.scaled(0.7)}});
      }
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
          const auto& a = boxes[i];
          const auto& b = boxes[j];
          CHECK((a.right() <= b.left() + 0.1_mm || b.right() <= a.left() + 0.1_mm || a.bottom() <= b.top() ||
                 b.bottom() <= a.top()));
        }
      }
    }
  }
}

TEST_CASE("rulers are as long as their numbers say") {
  const auto document = sheet_of(a4_a7());
  std::vector<Length> axes;
  for (const auto& stroke : test::strokes_of(document.pages[0].items)) {
    const Length length = is_upright(stroke) ? stroke.to.y - stroke.from.y : stroke.to.x - stroke.from.x;
    if (length > 20_mm || length < -20_mm) axes.push_back(length);
  }
  CHECK(axes == std::vector<Length>{100_mm, -100_mm});
}

TEST_CASE("a correction in force changes the back as a whole and is printed on both sides") {
  const auto layout = a4_a7();
  const auto plain = sheet_of(layout);
  const layout::BackCorrection correction{.shift = {0.6_mm, -0.4_mm}, .skew = 0.2, .scale_x = 0.998};
  const auto changed = sheet_of(layout, {correction, "office"});
  CHECK(plain.pages[1].map == geometry::Affine{});
  CHECK(changed.pages[0].map == geometry::Affine{});
  CHECK(changed.pages[1].map == layout::map_of(correction, layout.page));
  CHECK(test::strokes_of(plain.pages[1].items) == test::strokes_of(changed.pages[1].items));
  for (const auto& page : changed.pages) {
    std::string all;
    for (const auto& item : page.items) {
      if (const auto* text = std::get_if<page::Text>(&item.is)) all += text->run.text;
    }
    for (const auto* figure : {"0.6mm", "-0.4mm", "0.2\u00B0", "99.8", "office"}) {
      CAPTURE(figure);
      CHECK(all.find(figure) != std::string::npos);
    }
  }
}

TEST_CASE("a sheet too small for the marks or the words is refused") {
  const std::string refusal = "a sheet of layout `a4-a7` has no room for the calibration marks";
  CHECK(error_of(on({{80_mm, 120_mm}, FlipEdge::long_edge})) == refusal);
  CHECK(error_of(on({{105_mm, 148_mm}, FlipEdge::long_edge})) == refusal);
  CHECK_FALSE(vernier_along(119_mm).has_value());
  CHECK(vernier_along(120_mm)->marks == 10);
  CHECK(vernier_along(210_mm)->marks == 15);
  CHECK(vernier_along(1000_mm)->pitch == 4_mm);
}
