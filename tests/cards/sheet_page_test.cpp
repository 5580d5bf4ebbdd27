#include "cards/sheet_page.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace recto {
namespace {

using namespace geometry::literals;
using cards::SheetSide;
using geometry::Length;

constexpr std::string_view face = R"(<front><text field="prompt" style="prompt"/></front>)";
constexpr std::string_view faces =
    R"(<front><text field="prompt" style="prompt"/></front><back><text field="short" style="body"/></back>)";
// Two by two cards of 60 × 40 mm, not in the middle of 150 × 110 mm, 2 mm between columns.
constexpr std::string_view uneven = R"(<sheet width="150mm" height="110mm" source="made up"/>
  <grid columns="2" rows="2" card-width="60mm" card-height="40mm" left="9mm" top="12mm" pitch-x="62mm"/>)";

layout::Layout marked(std::string_view marks, std::string_view with = face, std::string_view sheet = uneven,
                      std::string_view more = {}) {
  return test::layout_of(test::card_layout(with, std::string(sheet) + std::string(marks) + std::string(more)));
}

struct Positions {
  std::multiset<Length> upright;  ///< x of vertical lines
  std::multiset<Length> level;
};
Positions positions(const std::vector<page::Stroke>& strokes) {
  Positions result;
  for (const auto& stroke : strokes) {
    (stroke.from.x == stroke.to.x ? result.upright : result.level)
        .insert(stroke.from.x == stroke.to.x ? stroke.from.x : stroke.from.y);
  }
  return result;
}

using Lengths = std::multiset<Length>;

TEST_CASE("hairlines run along every cut once and stay 5 mm clear of the sheet's edges") {
  const auto layout = marked(R"(<marks cut="hairline" sides="front"/>)");
  const auto strokes = test::strokes_of(cut_marks(layout, SheetSide::front, {}));
  const auto where = positions(strokes);
  CHECK(where.upright == Lengths{9_mm, 69_mm, 71_mm, 131_mm});
  CHECK(where.level == Lengths{12_mm, 52_mm, 92_mm});
  for (const auto& stroke : strokes) {
    CHECK(stroke.from.x >= 5_mm);
    CHECK(stroke.to.x <= 145_mm);
    CHECK(stroke.from.y >= 5_mm);
    CHECK(stroke.to.y <= 105_mm);
  }
}

TEST_CASE("cards that reach the sheet's edge have lines between them only, clear of the edge") {
  const auto layout = marked(R"(<marks cut="hairline" sides="front"/>)", face,
                             R"(<sheet width="120mm" height="80mm" source="made up"/>
                                <grid columns="2" rows="2" card-width="60mm" card-height="40mm" left="0mm" top="0mm"/>)");
  const auto strokes = test::strokes_of(cut_marks(layout, SheetSide::front, {}));
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].from == geometry::Point{60_mm, 5_mm});
  CHECK(strokes[0].to == geometry::Point{60_mm, 75_mm});
  CHECK(strokes[1].from == geometry::Point{5_mm, 40_mm});
  CHECK(strokes[1].to == geometry::Point{115_mm, 40_mm});
}

TEST_CASE("crop marks stand outside the cards, at every cut, clear of the sheet's edges") {
  const auto layout = marked(R"(<marks cut="crop" sides="front"/>)");
  const auto strokes = test::strokes_of(cut_marks(layout, SheetSide::front, {}));
  const geometry::Rect cards{{9_mm, 12_mm}, {122_mm, 80_mm}};
  std::set<Length> upright;
  for (const auto& stroke : strokes) {
    const bool beside = stroke.to.x <= cards.left() || stroke.from.x >= cards.right() ||
                        std::max(stroke.from.y, stroke.to.y) <= cards.top() ||
                        std::min(stroke.from.y, stroke.to.y) >= cards.bottom();
    CHECK(beside);
    CHECK(std::min(stroke.from.x, stroke.to.x) >= 5_mm);
    CHECK(std::max(stroke.from.x, stroke.to.x) <= 145_mm);
    CHECK(std::min(stroke.from.y, stroke.to.y) >= 5_mm);
    CHECK(std::max(stroke.from.y, stroke.to.y) <= 105_mm);
    if (stroke.from.x == stroke.to.x) upright.insert(stroke.from.x);
  }
  CHECK(upright == std::set<Length>{9_mm, 69_mm, 71_mm, 131_mm});
}

TEST_CASE("crop marks keep off the bleed") {
  const auto layout = marked(R"(<marks cut="crop" sides="front"/>)", face, uneven, R"(<bleed width="2mm"/>)");
  const auto cards = geometry::Rect{{9_mm, 12_mm}, {122_mm, 80_mm}}.inset(geometry::Insets::all(-2_mm));
  for (const auto& stroke : test::strokes_of(cut_marks(layout, SheetSide::front, {}))) {
    const bool beside =
        std::max(stroke.from.x, stroke.to.x) <= cards.left() || std::min(stroke.from.x, stroke.to.x) >= cards.right() ||
        std::max(stroke.from.y, stroke.to.y) <= cards.top() || std::min(stroke.from.y, stroke.to.y) >= cards.bottom();
    CHECK(beside);
  }
}

TEST_CASE("marks are drawn on the sides that the layout says") {
  struct {
    const char* marks;
    bool front;
    bool back;
  } const table[] = {{R"(<marks cut="none"/>)", false, false},
                     {R"(<marks cut="hairline" sides="front"/>)", true, false},
                     {R"(<marks cut="hairline" sides="back"/>)", false, true},
                     {R"(<marks cut="crop" sides="both"/>)", true, true}};
  for (const auto& [marks, front, back] : table) {
    CAPTURE(marks);
    const auto layout = marked(marks, faces);
    CHECK(cut_marks(layout, SheetSide::front, {}).empty() != front);
    CHECK(cut_marks(layout, SheetSide::back, {}).empty() != back);
  }
}

TEST_CASE("cuts on the back lie behind those on the front") {
  const auto layout = marked(R"(<marks cut="hairline" sides="both"/>)", faces);
  const auto where = positions(test::strokes_of(cut_marks(layout, SheetSide::back, {})));
  CHECK(where.upright == Lengths{9_mm, 69_mm, 71_mm, 131_mm});
  CHECK(where.level == Lengths{18_mm, 58_mm, 98_mm});  // 110 mm less 92, 52 and 12
}

TEST_CASE("a printer's correction is made on the whole page of the back, and on no front") {
  const auto layout = marked(R"(<marks cut="hairline" sides="both"/>)", faces);
  const layout::PrintRun corrected{.back = {.shift = {1_mm, -2_mm}, .skew = 0.5}};
  const auto back = cards::sheet_page(layout, {}, {}, 0, SheetSide::back, corrected, {});
  CHECK(back.map == layout::map_of(corrected.back, layout.page));
  CHECK(cards::sheet_page(layout, {}, {}, 0, SheetSide::front, corrected, {}).map == geometry::Affine{});
}

TEST_CASE("fronts that are moved take their marks and what is behind them along") {
  const auto layout = marked(R"(<marks cut="hairline" sides="both"/>)", faces);
  const layout::PrintRun moved{.front_shift = {1_mm, 2_mm}};
  const auto front = positions(test::strokes_of(cut_marks(layout, SheetSide::front, moved)));
  CHECK(front.upright == Lengths{10_mm, 70_mm, 72_mm, 132_mm});
  const auto back = positions(test::strokes_of(cut_marks(layout, SheetSide::back, moved)));
  CHECK(back.upright == Lengths{10_mm, 70_mm, 72_mm, 132_mm});
  CHECK(back.level == Lengths{16_mm, 56_mm, 96_mm});
}

TEST_CASE("a fold-over sheet has each mark once, at the cuts of its one page") {
  for (const auto* sides : {"front", "both"}) {
    CAPTURE(sides);
    const auto layout = marked(R"(<marks cut="hairline" sides=")" + std::string(sides) + R"("/>)", faces, uneven,
                               R"(<duplex flip="long-edge" turn="book" sides="fold-over"/>)");
    const auto bank = test::bank_of(test::asked("q", "Why?", "<short>So.</short>"));
    const auto composed = test::compose_cards(test::deck_of(bank), layout);
    REQUIRE(composed.document.pages.size() == 1);
    const auto where = positions(test::strokes_of(composed.document.pages[0].items));
    CHECK(where.upright == Lengths{9_mm, 69_mm, 71_mm, 131_mm});
    CHECK(where.level == Lengths{12_mm, 52_mm, 92_mm});
  }
}

TEST_CASE("a page holds the faces of its side where they are placed, then the marks") {
  const auto layout = marked(R"(<marks cut="hairline" sides="both"/>)", faces);
  const auto items = std::make_shared<const std::vector<page::Item>>();
  const std::vector<cards::Card> cards{{items, items}, {items, nullptr}};
  const std::vector<layout::Placement> placements{{5, {{1_mm, 2_mm}, {60_mm, 40_mm}}, geometry::Turn::half},
                                                  {6, {{70_mm, 2_mm}, {60_mm, 40_mm}}, geometry::Turn::none}};
  const auto front = sheet_page(layout, placements, cards, 5, SheetSide::front, {}, {});
  CHECK(front.size == geometry::Size{150_mm, 110_mm});
  CHECK(front.trim == geometry::Rect{{}, front.size});
  REQUIRE(front.items.size() > 2);
  const auto& group = std::get<page::Group>(front.items[0].is);
  CHECK(group.origin == geometry::Point{1_mm, 2_mm});
  CHECK(group.turn == geometry::Turn::half);
  const auto back = sheet_page(layout, placements, cards, 5, SheetSide::back, {}, {});
  CHECK(back.items.size() == front.items.size() - 1);  // the second card has none
}

const cards::BarLabel label{{}, {6_mm, 2_mm}};

/// What all strokes of the bar cover, its label's room not counted.
geometry::Rect covered(const std::vector<page::Stroke>& strokes) {
  auto low = strokes.front().from;
  auto high = low;
  for (const auto& stroke : strokes) {
    low = {std::min(low.x, stroke.from.x), std::min(low.y, stroke.from.y)};
    high = {std::max(high.x, stroke.to.x), std::max(high.y, stroke.to.y)};
  }
  return {low, {high.x - low.x, high.y - low.y}};
}

TEST_CASE("the bar for checking the scale is 50 mm long and lies in the margin") {
  const auto layout = marked(R"(<marks cut="none" scale-check="yes"/>)");
  const auto page = sheet_page(layout, {}, {}, 0, SheetSide::front, {}, label);
  const auto bars = test::strokes_of(page.items);
  const bool there = std::ranges::any_of(
      bars, [](const auto& bar) { return bar.to.x - bar.from.x == 50_mm || bar.to.y - bar.from.y == 50_mm; });
  CHECK(there);
}

TEST_CASE("the bar keeps off cards, bleed, marks and the sheet's edges, on either side") {
  struct {
    const char* elements;
    Length around;  ///< the cards
  } const table[] = {{R"(<marks cut="none" scale-check="yes"/>)", {}},
                     {R"(<marks cut="hairline" sides="both" scale-check="yes"/>)", {}},
                     {R"(<marks cut="crop" sides="both" scale-check="yes"/>)", 5_mm},
                     {R"(<marks cut="crop" sides="both" scale-check="yes"/><bleed width="3mm"/>)", 7_mm},
                     {R"(<marks cut="none" scale-check="yes"/><bleed width="3mm"/>)", 3_mm}};
  const geometry::Rect fronts{{9_mm, 12_mm}, {122_mm, 80_mm}};
  for (const auto& [elements, around] : table) {
    CAPTURE(elements);
    const auto layout = marked(elements, faces);
    for (const auto side : {SheetSide::front, SheetSide::back}) {
      const auto strokes = test::strokes_of(scale_bar(layout, side, {}, label));
      REQUIRE(strokes.size() == 7);  // the bar and a tick at every 10 mm
      const auto bar = covered(strokes);
      const auto cards =
          side == SheetSide::front
              ? fronts
              : layout::mirrored(fronts, layout.page, layout::flip_axis(layout.page, layout::FlipEdge::long_edge));
      const auto kept = cards.inset(geometry::Insets::all(-around));
      const bool beside = bar.left() >= kept.right() || bar.right() <= kept.left() || bar.top() >= kept.bottom() ||
                          bar.bottom() <= kept.top();
      CHECK(beside);
      CHECK(bar.left() >= 5_mm);
      CHECK(bar.top() >= 5_mm);
      CHECK(bar.right() <= 145_mm);
      CHECK(bar.bottom() <= 105_mm);
    }
  }
}

TEST_CASE("the bar stands upright where only a side margin has room for it") {
  const auto layout = marked(R"(<marks cut="none" scale-check="yes"/>)", face,
                             R"(<sheet width="150mm" height="90mm" source="made up"/>
                                <grid columns="2" rows="2" card-width="60mm" card-height="40mm" left="5mm" top="5mm"/>)");
  const auto strokes = test::strokes_of(scale_bar(layout, SheetSide::front, {}, label));
  REQUIRE_FALSE(strokes.empty());
  CHECK(strokes.front().to.y - strokes.front().from.y == 50_mm);
  CHECK(covered(strokes).left() >= 126_mm);
  CHECK(covered(strokes).right() <= 145_mm);
}

TEST_CASE("where no margin has room there is no bar, and a remark says so") {
  const auto layout = marked(R"(<marks cut="none" scale-check="yes"/>)", face,
                             R"(<sheet width="120mm" height="80mm" source="made up"/>
                                <grid columns="2" rows="2" card-width="60mm" card-height="40mm" left="0mm" top="0mm"/>)");
  CHECK(scale_bar(layout, SheetSide::front, {}, label).empty());
  const auto bank = test::bank_of(test::asked("q", "Why?"));
  const auto composed = test::compose_cards(test::deck_of(bank), layout);
  CHECK(test::said(composed.outcome.diagnostics) ==
        "no-scale-bar: no margin of `sample` has room for the bar of 50 mm\n");
  CHECK_FALSE(composed.outcome.diagnostics.has_errors());
}

TEST_CASE("a sheet's bar is labelled, on both sides") {
  const auto layout = marked(R"(<marks cut="none" scale-check="yes"/>)", faces);
  const auto bank = test::bank_of(test::asked("q", "Why?", "<short>So.</short>"));
  const auto composed = test::compose_cards(test::deck_of(bank), layout);
  CHECK(test::said(composed.outcome.diagnostics) == "");
  REQUIRE(composed.document.pages.size() == 2);
  for (const auto& page : composed.document.pages) {
    const auto text = test::find_text(page.items, "50\u00A0mm");
    CHECK(text.size == 6_pt);
    CHECK(test::outside(page.items, {{}, {150_mm, 110_mm}}, Length{}).empty());
  }
}

TEST_CASE("hairlines leave out positions that were used before, on either side of the sheet") {
  const auto layout = test::layout_of(test::card_layout("<front/><back/>", R"(<marks cut="hairline" sides="both"/>)"));
  for (const auto side : {SheetSide::front, SheetSide::back}) {
    for (const int used : {1, 2, 3}) {
      CAPTURE(used);
      const layout::PrintRun run{.first_position = used};
      const auto& design = std::get<layout::CardDesign>(layout.design);
      for (int position = 0; position < used; ++position) {
        geometry::Rect cell = layout::cell(design.grid, position);
        if (side == SheetSide::back) cell = layout::behind(cell, layout.page, design.duplex.flip);
        const geometry::Rect inner = cell.inset(geometry::Insets::all(0.1_mm));
        for (const auto& stroke : test::strokes_of(cut_marks(layout, side, run))) {
          const bool beside = stroke.to.x <= inner.left() || stroke.from.x >= inner.right() ||
                              stroke.to.y <= inner.top() || stroke.from.y >= inner.bottom();
          CHECK(beside);
        }
      }
      CHECK_FALSE(cut_marks(layout, side, run).empty());
    }
  }
}

TEST_CASE("crop marks that find no room are counted") {
  const auto missing = [](const std::string& elements) {
    return cards::missing_crop_marks(test::layout_of(test::card_layout("<front/>", elements)));
  };
  const std::string grid = R"(<grid columns="2" rows="2" card-width="60mm" card-height="40mm")";
  const std::string crop = R"(<marks cut="crop"/>)";
  CHECK(missing(crop) == 0);
  CHECK(missing(R"(<marks cut="hairline"/>)" + grid + R"( left="0mm" top="0mm"/>)") == 0);
  CHECK(missing(crop + grid + R"( left="6mm" top="10mm"/>)") == 3);  // of three rows' edges, to the left
  CHECK(missing(crop + grid + R"( left="10mm" top="20mm"/>)") == 3);
}

}  // namespace
}  // namespace recto
