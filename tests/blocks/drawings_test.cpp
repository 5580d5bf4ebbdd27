// Blocks that are drawn rather than set.
#include "blocks/band.h"
#include "blocks/block_tree.h"
#include "support/compose_sample.h"
#include "support/small_png.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slabs;
using geometry::Length;

/// A front's first block for a question of 5 minutes at the second of three levels, the first of three topics.
class Drawing {
 public:
  explicit Drawing(const std::string& block, const std::string& source = {})
      : bank_{test::bank_of(test::entry("q", "orm", "mid", "<prompt>Why?</prompt>", R"(minutes="5")"))},
        scene_{test::layout_of(test::card_layout("<front>" + block + "</front>"))} {
    scope_.bank = &bank_;
    scope_.question = bank_.find_question("q");
    scope_.variables.set(layout::Variable::source, source);
  }
  [[nodiscard]] Slabs lay(Length width) {
    blocks::BlockTree tree{scene_.blocks().front(), scope_, scene_.context()};
    auto [slabs, found] = tree.set({width});
    findings = std::move(found);
    findings.take(tree.prepared());
    return std::move(slabs);
  }
  [[nodiscard]] std::vector<page::Item> band(geometry::Size face, Length bleed = {}) {
    const auto& design = std::get<layout::CardDesign>(scene_.layout().design);
    return blocks::bands(design.front.content, face, bleed, scope_, scene_.context());
  }
  blocks::Findings findings;

 private:
  bank::Bank bank_;
  test::Scene scene_;
  blocks::Scope scope_;
};

TEST_CASE("a rule is as wide as its column, or as it says") {
  const auto strokes = test::strokes_of(test::items_of(Drawing{R"(<rule thickness="1mm"/>)"}.lay(50_mm)));
  REQUIRE(strokes.size() == 1);
  CHECK(strokes[0].from == geometry::Point{Length{}, 0.5_mm});
  CHECK(strokes[0].to == geometry::Point{50_mm, 0.5_mm});
  CHECK(test::strokes_of(test::items_of(Drawing{R"(<rule width="20mm"/>)"}.lay(50_mm)))[0].to.x == 20_mm);
}

TEST_CASE("writing lines are as many as they say or as the question's minutes ask for") {
  const std::pair<std::string, std::size_t> table[] = {{R"(count="3" pitch="8mm")", 3},
                                                       {R"(lines-per-minute="1.2" pitch="8mm")", 6},
                                                       {R"(lines-per-minute="0.1" pitch="8mm")", 2}};
  for (const auto& [attributes, expected] : table) {
    CAPTURE(attributes);
    const auto slabs = Drawing{"<lines " + attributes + "/>"}.lay(50_mm);
    CHECK(slabs.size() == expected);
    CHECK(height(slabs) == 8_mm * static_cast<std::int64_t>(expected));
    const auto strokes = test::strokes_of(test::items_of(slabs));
    REQUIRE(strokes.size() == expected);
    for (const auto& stroke : strokes) CHECK(stroke.to.x == 50_mm);
  }
}

TEST_CASE("blank room has no lines, squares are squares") {
  CHECK(test::items_of(Drawing{R"(<lines count="3" pitch="8mm" ruling="blank"/>)"}.lay(50_mm)).empty());
  const auto slabs = Drawing{R"(<lines count="4" pitch="5mm" ruling="squared"/>)"}.lay(52_mm);
  CHECK(test::outside(test::items_of(slabs), {{}, {50_mm, height(slabs)}}, Length{}).empty());
}

TEST_CASE("level marks are filled up to the question's level") {
  Drawing drawing{R"(<level-marks height="2mm" gap="1mm"/>)"};
  std::vector<bool> filled;
  for (const auto& item : test::items_of(drawing.lay(50_mm))) filled.push_back(std::get<page::Path>(item.is).filled);
  CHECK(filled == std::vector<bool>{true, true, false});
}

TEST_CASE("boxes to tick stand side by side, as many as they say") {
  const auto slabs =
      Drawing{R"(<tick-boxes count="5" size="3.6mm" gap="1mm" stroke="ink" thickness="0.4mm"/>)"}.lay(50_mm);
  CHECK(height(slabs) == 3.6_mm);
  const auto items = test::items_of(slabs);
  REQUIRE(items.size() == 5);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& path = std::get<page::Path>(items[i].is);
    CHECK(path.steps.front().a == geometry::Point{4.6_mm * static_cast<std::int64_t>(i) + 0.2_mm, 0.2_mm});
    CHECK(path.stroke_width == 0.4_mm);
  }
  CHECK(test::outside(items, {{}, {22_mm, 3.6_mm}}, Length{}).empty());
}

TEST_CASE("a band lies along its edge, whole or the topic's share of it") {
  const geometry::Size face{60_mm, 40_mm};
  const std::pair<std::string, geometry::Rect> table[] = {
      {R"(side="left" thickness="2mm" fill="level")", {{}, {2_mm, 40_mm}}},
      {R"(side="right" thickness="2mm" fill="level")", {{58_mm, {}}, {2_mm, 40_mm}}},
      {R"(side="top" thickness="2mm" fill="level")", {{}, {60_mm, 2_mm}}},
      {R"(side="bottom" thickness="2mm" fill="level" inset="3mm")", {{3_mm, 35_mm}, {54_mm, 2_mm}}},
      {R"(side="right" thickness="2mm" fill="level" extent="level" inset="5mm")", {{53_mm, 15_mm}, {2_mm, 10_mm}}},
      {R"(side="top" thickness="2mm" fill="topic" extent="topic")", {{}, {20_mm, 2_mm}}},
  };
  for (const auto& [attributes, expected] : table) {
    CAPTURE(attributes);
    const auto fills = test::fills_of(Drawing{"<band " + attributes + "/>"}.band(face));
    REQUIRE(fills.size() == 1);
    CHECK(fills[0].box == expected);
  }
}

TEST_CASE("a band at the cut reaches over it, one inside does not") {
  const geometry::Size face{60_mm, 40_mm};
  Drawing at_edge{R"(<band side="left" thickness="2mm" fill="level"/>)"};
  CHECK(test::fills_of(at_edge.band(face, 3_mm))[0].box == geometry::Rect{{-3_mm, -3_mm}, {5_mm, 46_mm}});
  Drawing inside{R"(<band side="left" thickness="2mm" fill="level" inset="1mm"/>)"};
  CHECK(test::fills_of(inside.band(face, 3_mm))[0].box == geometry::Rect{{1_mm, 1_mm}, {2_mm, 38_mm}});
}

TEST_CASE("a QR code leaves four modules white around and has a place for its meaning") {
  Drawing drawing{R"(<qr width="20mm" source="{source}"/>)", "https://example.org/"};
  const auto slabs = drawing.lay(50_mm);
  REQUIRE(slabs.size() == 1);
  CHECK(slabs[0].height == 20_mm);
  const auto items = test::items_of(slabs);
  REQUIRE(items.size() == 1);
  const auto& path = std::get<page::Path>(items[0].is);
  CHECK(path.filled);
  const Length module = 20_mm / (25 + 8);  // 20 bytes at level M: version 2
  Length least = 20_mm;
  for (const auto& step : path.steps) {
    if (step.kind != page::Path::Step::Kind::close) least = std::min(least, step.a.x);
  }
  CHECK(least == module * 4);
}

TEST_CASE("an empty QR code is not drawn") {
  CHECK(Drawing{R"(<qr width="20mm" source="{source}"/>)"}.lay(50_mm).empty());
}

TEST_CASE("a QR code too small to be read is an error") {
  Drawing drawing{R"(<qr width="8mm" source="{source}"/>)", "https://example.org/"};
  CHECK(drawing.lay(50_mm).empty());
  CHECK(test::said(drawing.findings.problems) ==
        "qr-too-small: QR code with modules of 0.24 mm [25 modules a side need 11.6 mm to be read by a phone]\n");
}

TEST_CASE("a text too long for any QR code is an error") {
  Drawing drawing{R"(<qr width="40mm" source="{source}"/>)", std::string(3000, 'a')};
  CHECK(drawing.lay(50_mm).empty());
  CHECK(test::said(drawing.findings.problems) == "qr-too-long: 3000 bytes are too many for a QR code\n");
}

TEST_CASE("a picture of few pixels is a warning that says how many it needs") {
  const test::TemporaryFolder folder;
  const auto path = folder.write("small.png", test::small_png());
  Drawing drawing{R"(<image source=")" + path + R"(" width="25.4mm" alt="black"/>)"};
  const auto slabs = drawing.lay(50_mm);
  REQUIRE(slabs.size() == 1);
  CHECK(slabs[0].height == 12.7_mm);
  CHECK(test::said(drawing.findings.problems) ==
        "low-resolution: picture of 4 pixels an inch on paper [print it smaller or use a picture at least 200 pixels "
        "wide]\n");
}

TEST_CASE("a drawing is fitted into its block and never wider than its column") {
  const test::TemporaryFolder folder;
  const auto path = folder.write("a.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"
    viewBox="0 0 40 20"><rect x="0" y="0" width="40" height="20" fill="#000000"/></svg>)");
  struct {
    std::string attributes;
    Length height;
  } const table[] = {{"", 20_mm},
                     {R"(width="20mm")", 10_mm},
                     {R"(height="5mm")", 5_mm},
                     {R"(width="30mm" height="5mm")", 5_mm},
                     {R"(width="60mm")", 25_mm}};  // the column is 50 mm wide
  for (const auto& [attributes, expected] : table) {
    CAPTURE(attributes);
    Drawing drawing{"<image source=\"" + path + "\" alt=\"a\" " + attributes + "/>"};
    const auto slabs = drawing.lay(50_mm);
    REQUIRE(slabs.size() == 1);
    CHECK(slabs[0].height == expected);
    CHECK(test::outside(slabs[0].items, {{}, {50_mm, expected}}, 0.01_mm).empty());
  }
}

}  // namespace
}  // namespace recto
