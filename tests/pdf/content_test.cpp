#include "pdf/content.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;

namespace {

pdf::Content built(std::vector<page::Item> items, page::Info info = {}) {
  const auto page = pdf::sample::a4(std::move(items));
  pdf::GlyphCodes codes{pdf::sample::fonts()};
  pdf::Pictures pictures;
  std::vector<pdf::NewPair> pairs;
  pdf::for_each_item<page::Text>(page.items, [&](const page::Text& text) { codes.unknown(text.run, pairs); });
  for (const auto& pair : pairs) codes.add(pair);
  pdf::for_each_item<page::Image>(page.items, [&](const page::Image& image) { pictures.add(*image.picture); });
  auto content = build_content(page, info, codes, pictures);
  content.operators = pdf::sample::in_hexadecimal(content.operators);
  return content;
}

const page::Info tagged{.tagging = page::Tagging::tagged};

std::shared_ptr<const page::Picture> grey_pixel() {
  page::Picture picture{.width = 1, .height = 1, .components = 1};
  picture.data = "x";
  return std::make_shared<const page::Picture>(picture);
}

page::Fill square(page::Color color = {}, int element = -1) {
  return {.box = {{10_pt, 20_pt}, {30_pt, 40_pt}}, .radius = {}, .color = color, .tag = {element}};
}

page::Group group(std::vector<page::Item> items, geometry::Turn turn = geometry::Turn::none) {
  return {.origin = {100_pt, 200_pt},
          .size = {50_pt, 60_pt},
          .turn = turn,
          .items = std::make_shared<const std::vector<page::Item>>(std::move(items))};
}

}  // namespace

TEST_CASE("each kind of drawing has its operators") {
  using Kind = page::Path::Step::Kind;
  page::Path path{.filled = true, .fill = {0xFF0000}, .even_odd = true, .stroke_width = 2_pt};
  path.steps = {{.kind = Kind::move, .a = {1_pt, 1_pt}},
                {.kind = Kind::curve, .a = {2_pt, 2_pt}, .b = {3_pt, 3_pt}, .c = {4_pt, 4_pt}},
                {.kind = Kind::line, .a = {5_pt, 5_pt}},
                {.kind = Kind::close}};
  const page::Stroke dashed{.from = {0_pt, 0_pt},
                            .to = {9_pt, 0_pt},
                            .width = 0.25_pt,
                            .color = {0x808080},
                            .dash = 3_pt,
                            .round_caps = true};
  const std::vector<std::pair<page::Item, std::string>> table{
      {{square()}, "10 781.89 30 40 re\nf\n"},
      {{square({0x336699})}, "0.2 0.4 0.6 rg\n10 781.89 30 40 re\nf\n"},
      {{page::Fill{.box = {{0_pt, 0_pt}, {10_pt, 10_pt}}, .radius = 2_pt}},
       "2 831.89 m\n8 831.89 l\n9.105 831.89 10 832.785 10 833.89 c\n10 839.89 l\n10 840.995 9.105 841.89 8 841.89 c\n"
       "2 841.89 l\n0.895 841.89 0 840.995 0 839.89 c\n0 833.89 l\n0 832.785 0.895 831.89 2 831.89 c\nf\n"},
      {{dashed}, "0.502 G\n0.25 w\n1 J\n[3] 0 d\n0 841.89 m\n9 841.89 l\nS\n"},
      {{path}, "1 0 0 rg\n2 w\n1 840.89 m\n2 839.89 3 838.89 4 837.89 c\n5 836.89 l\nh\nB*\n"},
      {{page::Path{.steps = path.steps}}, ""},
      {{page::Image{.picture = grey_pixel(), .box = {{10_pt, 20_pt}, {30_pt, 40_pt}}}},
       "q\n30 0 0 40 10 781.89 cm\n/I0 Do\nQ\n"},
      {{group({{square()}})}, "110 581.89 30 40 re\nf\n"},
      {{group({{square()}}, geometry::Turn::half)}, "q\n-1 0 0 -1 150 581.89 cm\n10 -60 30 40 re\nf\nQ\n"}};
  for (const auto& [item, expected] : table) CHECK(built({item}).operators == expected);
}

TEST_CASE("pictures are turned clockwise after mirroring") {
  const std::vector<std::pair<std::pair<int, bool>, std::string>> table{
      {{0, false}, "30 0 0 40 10 781.89 cm"},   {{1, false}, "0 -40 30 0 10 821.89 cm"},
      {{2, false}, "-30 0 0 -40 40 821.89 cm"}, {{3, false}, "0 40 -30 0 40 781.89 cm"},
      {{0, true}, "-30 0 0 40 40 781.89 cm"},   {{1, true}, "0 40 30 0 10 781.89 cm"}};
  for (const auto& [orientation, expected] : table) {
    const page::Image image{.picture = grey_pixel(),
                            .box = {{10_pt, 20_pt}, {30_pt, 40_pt}},
                            .quarter_turns = orientation.first,
                            .mirrored = orientation.second};
    CHECK(pdf::sample::between(built({{image}}).operators, "q\n", "\n/I0") == expected);
  }
}

TEST_CASE("neighbours of one look are painted at once and nothing is said twice") {
  const page::Stroke first{.from = {0_pt, 0_pt}, .to = {1_pt, 0_pt}, .width = 1_pt};
  const page::Stroke second{.from = {0_pt, 2_pt}, .to = {1_pt, 2_pt}, .width = 1_pt};
  CHECK(built({{first}, {second}}).operators == "0 841.89 m\n1 841.89 l\n0 839.89 m\n1 839.89 l\nS\n");
  CHECK(built({{square({0xFF})}, {square({0xFF})}, {first}, {square()}}).operators ==
        "0 0 1 rg\n10 781.89 30 40 re\n10 781.89 30 40 re\nf\n0 841.89 m\n1 841.89 l\nS\n0 g\n10 781.89 30 40 re\nf\n");
}

TEST_CASE("text is shown by codes, lines one after the other within a text object") {
  auto items = pdf::sample::line("AB", {10_pt, 20_pt}, {.points = 10});
  for (auto& item : pdf::sample::line("BA", {10_pt, 32_pt}, {.points = 10, .ink = 0xFF0000})) items.push_back(item);
  items.push_back(items.front());
  CHECK(built(items).operators ==
        "BT\n10 821.89 Td\n/F0 10 Tf\n[<00010002>] TJ\n"
        "1 0 0 rg\n0 -12 Td\n[<00020001>] TJ\n"
        "0 g\n0 12 Td\n[<00010002>] TJ\nET\n");
}

TEST_CASE("a run begun where the last one began goes back there") {
  const auto line = pdf::sample::line("A", {10_pt, 20_pt}, {.points = 10});
  CHECK(built({line[0], line[0]}).operators == "BT\n10 821.89 Td\n/F0 10 Tf\n[<0001>] TJ\n0 0 Td\n[<0001>] TJ\nET\n");
}

TEST_CASE("kerning and raised glyphs move the pen") {
  auto items = pdf::sample::line("AB", {10_pt, 20_pt}, {.points = 10});
  auto& run = std::get<page::Text>(items[0].is).run;
  run.glyphs[0].advance -= 2048 / 10;
  run.glyphs[1].y_offset = 1024;
  CHECK(built(items).operators == "BT\n10 821.89 Td\n/F0 10 Tf\n[<0001>] TJ\n5 Ts\n[100<0002>] TJ\n0 Ts\nET\n");
}

TEST_CASE("a cluster with more glyphs than characters is told as a whole") {
  auto items = pdf::sample::line("abcde", {10_pt, 20_pt}, {.points = 10});
  auto& run = std::get<page::Text>(items[0].is).run;
  run.text = "abce";
  run.glyphs[3].text_begin = 3;
  run.glyphs[3].text_length = 0;
  run.glyphs[4].text_begin = 3;
  const std::string begin = "BT\n10 821.89 Td\n/F0 10 Tf\n";
  CHECK(built(items).operators ==
        begin + "[<00010002>] TJ\n/Span <</ActualText <FEFF0063>>> BDC\n[<00030004>] TJ\nEMC\n[<0005>] TJ\nET\n");
  run.right_to_left = true;  // the further glyph stands to the left of its own
  CHECK(built(items).operators ==
        begin + "[<000100020003>] TJ\n/Span <</ActualText <FEFF0065>>> BDC\n[<00040005>] TJ\nEMC\nET\n");
}

TEST_CASE("untagged documents have no marked content") {
  CHECK(built({{square()}, {square({}, 3)}}).operators == "10 781.89 30 40 re\n10 781.89 30 40 re\nf\n");
}

TEST_CASE("tagged documents mark elements and artifacts, items of one element together") {
  const auto content = built({{square({}, 4)}, {square({}, 4)}, {square()}, {square({}, 4)}}, tagged);
  const std::string drawn = "10 781.89 30 40 re\n";
  CHECK(content.operators == "/P <</MCID 0>> BDC\n" + drawn + drawn + "f\nEMC\n/Artifact BMC\n" + drawn +
                                 "f\nEMC\n/P <</MCID 1>> BDC\n" + drawn + "f\nEMC\n");
  CHECK(content.marks == std::vector<int>{4, 4});
  CHECK(content.illustrations.size() == 3);
}

TEST_CASE("text in another language says so, artifacts need not") {
  const auto element = built(pdf::sample::line("A", {}, {.language = "de", .tag = {1}}), tagged);
  CHECK(element.operators.starts_with("/P <</MCID 0/Lang <6465>>> BDC\nBT\n"));
  const auto artifact = built(pdf::sample::line("A", {}, {.language = "de"}), tagged);
  CHECK(artifact.operators.starts_with("/Artifact BMC\nBT\n"));
  const auto own = built(pdf::sample::line("A", {}, {.language = "en", .tag = {1}}), tagged);
  CHECK(own.operators.starts_with("/P <</MCID 0>> BDC\nBT\n"));
}

TEST_CASE("clusters of a tagged text are sequences of their own") {
  auto items = pdf::sample::line("abc", {0_pt, 0_pt}, {.points = 10, .tag = {2}});
  auto& run = std::get<page::Text>(items[0].is).run;
  run.text = "ac";
  run.glyphs[1].text_length = 0;
  run.glyphs[2].text_begin = 1;
  const auto content = built(items, tagged);
  CHECK(content.operators ==
        "BT\n0 841.89 Td\n/P <</MCID 0>> BDC\n0 0 Td\nEMC\n"
        "/P <</MCID 1/ActualText <FEFF0061>>> BDC\n/F0 10 Tf\n[<00010002>] TJ\nEMC\n/P <</MCID 2>> BDC\n[<0003>] "
        "TJ\nEMC\nET\n");
  CHECK(content.marks == std::vector<int>{2, 2, 2});
}

TEST_CASE("links and illustrations in turned groups are placed on the page") {
  const page::Link link{.box = {{10_pt, 20_pt}, {30_pt, 5_pt}}, .target = "x", .tag = {1}};
  const auto once = built({{group({{link}, {square({}, 2)}}, geometry::Turn::half)}}, tagged);
  CHECK(once.links.at(0).box == geometry::Rect{{110_pt, 235_pt}, {30_pt, 5_pt}});
  CHECK(once.illustrations.at(0).box == geometry::Rect{{110_pt, 200_pt}, {30_pt, 40_pt}});
  const auto twice = built({{group({{group({{link}}, geometry::Turn::half)}}, geometry::Turn::half)}});
  // 100 + 50 - (100 + 50 - 10) and 200 + 60 - (200 + 60 - 20)
  CHECK(twice.links.at(0).box == link.box);
  const auto nested = built({{group({{group({{link}})}})}});
  CHECK(nested.links.at(0).box == geometry::Rect{{210_pt, 420_pt}, {30_pt, 5_pt}});
}

TEST_CASE("turning twice in user space is drawing upright") {
  CHECK(built({{group({{group({{square()}}, geometry::Turn::half)}}, geometry::Turn::half)}}).operators ==
        "q\n-1 0 0 -1 150 581.89 cm\nq\n-1 0 0 -1 150 -260 cm\n10 -60 30 40 re\nf\nQ\nQ\n");
}
