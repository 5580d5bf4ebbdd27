// Rows, and the other blocks that hold blocks.
#include "blocks/block_tree.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slabs;
using geometry::Length;

/// The first block of a front, laid for one question.
class BlockScene {
 public:
  explicit BlockScene(std::string_view block,
                      const std::string& question = "<prompt>Why?</prompt><short>Because.</short>")
      : bank_{test::bank_of(test::entry("q", "orm", "mid", question, R"(minutes="5")"))},
        scene_{test::layout_of(test::card_layout("<front>" + std::string(block) + "</front>"))} {
    scope_.bank = &bank_;
    scope_.question = bank_.find_question("q");
    tree_.emplace(scene_.blocks().front(), scope_, scene_.context());
  }
  [[nodiscard]] Slabs lay(Length width, std::optional<Length> height = std::nullopt) {
    auto [slabs, found] = tree_->set({width, height});
    findings_ = std::move(found);
    return std::move(slabs);
  }
  [[nodiscard]] std::vector<page::Item> items(Length width, std::optional<Length> height = std::nullopt) {
    return test::items_of(lay(width, height));
  }
  [[nodiscard]] const blocks::Findings& findings() const { return findings_; }

 private:
  bank::Bank bank_;
  test::Scene scene_;
  blocks::Scope scope_;
  std::optional<blocks::BlockTree> tree_;
  blocks::Findings findings_;
};

/// A block laid with two scopes for whatever it repeats, their `{count}` 1 and 2.
class RepeatScene {
 public:
  explicit RepeatScene(const std::string& block, const std::string& scales = {})
      : layout_{test::layout_of(test::document_layout(scales + "<item>" + block + "</item>"))},
        theme_{test::sample_theme()},
        typesetter_{test::shipped_fonts()},
        context_{layout_, theme_, typesetter_, structure_, pictures_} {}
  [[nodiscard]] Slabs lay(Length width) {
    const auto& item = std::get<layout::DocumentDesign>(layout_.design).item;
    blocks::BlockTree tree{item, scope_, context_, structure_.root(), &repeats_};
    auto [slabs, found] = tree.set({width});
    findings = std::move(found);
    return std::move(slabs);
  }
  blocks::Findings findings;

 private:
  layout::Layout layout_;
  layout::Theme theme_;
  text::Typesetter typesetter_;
  blocks::Structure structure_{blocks::Structure::Mode::untagged};
  blocks::Pictures pictures_;
  blocks::ComposeContext context_;
  blocks::Scope scope_;
  blocks::Repeats repeats_ = [](layout::Repeat, const blocks::Scope& within) {
    std::vector<blocks::Scope> scopes(2, within);
    const auto outer = within.variables.find(layout::Variable::count);
    for (std::size_t i = 0; i < 2; ++i)
      scopes[i].variables.set(layout::Variable::count, std::string(outer) + (i == 0 ? "1" : "2"));
    return scopes;
  };
};

Length left_of(const std::vector<page::Item>& items, std::string_view text) {
  return test::find_text(items, text).at.x;
}
Length baseline_of(const std::vector<page::Item>& items, std::string_view text) {
  return test::find_text(items, text).at.y;
}

TEST_CASE("cells of a row have their width, their text's, or a share of what is left") {
  BlockScene scene{R"(<row gap="2mm" style="small"><text width="10mm">aa</text><text grow="1">bb</text>
                      <text grow="3">cc</text><text width="6mm">dd</text></row>)"};
  const auto items = scene.items(62_mm);
  CHECK(left_of(items, "aa") == Length{});
  CHECK(left_of(items, "bb") == 12_mm);
  CHECK(left_of(items, "cc") == 24_mm);  // 40 mm left over: 10 and 30
  CHECK(left_of(items, "dd") == 56_mm);
}

TEST_CASE("what grows but has nothing to show grows all the same, so that the foot stays at the foot") {
  for (const char* empty :
       {R"(<text field="explanation" style="body" grow="1"/>)", R"(<text style="body" grow="1">{subtitle}</text>)",
        R"(<stack grow="1" gap="1mm"><text field="memory-aid" style="body"/></stack>)"}) {
    CAPTURE(std::string(empty));
    const std::string foot = R"(<text style="small">foot</text></stack>)";
    BlockScene full{R"(<stack gap="1mm"><text field="short" style="body" grow="1"/>)" + foot};
    BlockScene scene{R"(<stack gap="1mm"><text field="short" style="body"/>)" + (empty + foot)};
    CHECK(height(scene.lay(50_mm, 40_mm)) == 40_mm);
    CHECK(baseline_of(scene.items(50_mm, 40_mm), "foot") == baseline_of(full.items(50_mm, 40_mm), "foot"));
    CHECK(height(scene.lay(50_mm)) == height(full.lay(50_mm)));  // it asks for no room of its own
  }
}

TEST_CASE("two that grow share the room by their weights though one has nothing to show") {
  BlockScene scene{R"(<stack><text field="explanation" style="body" grow="3"/><text style="small">mark</text>
                      <text field="short" style="body" grow="1"/><text style="small">foot</text></stack>)"};
  const auto at_rest = scene.items(50_mm);
  const auto grown = scene.items(50_mm, height(scene.lay(50_mm)) + 8_mm);
  CHECK(baseline_of(grown, "mark") == baseline_of(at_rest, "mark") + 6_mm);
  CHECK(baseline_of(grown, "foot") == baseline_of(at_rest, "foot") + 8_mm);
}

TEST_CASE("a cell is as wide as its text, so that the next follows it") {
  BlockScene scene{R"(<row gap="2mm" style="small"><text>one</text><text>two</text></row>)"};
  const auto items = scene.items(60_mm);
  const auto one = test::find_text(items, "one");
  const Length free = left_of(items, "two") - one.width - 2_mm;
  CHECK(free >= Length{});
  CHECK(free < 0.2_mm);
}

TEST_CASE("a cell of any kind is as wide as it is by itself, so that the next follows it") {
  const test::TemporaryFolder folder;
  const auto svg = folder.write("a.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"
    viewBox="0 0 40 20"><rect x="0" y="0" width="40" height="20" fill="#000000"/></svg>)");
  const std::string image = "<image source=\"" + svg + "\" alt=\"a\"";
  const std::pair<std::string, Length> table[] = {
      {image + "/>", 40_mm},
      {image + R"( height="10mm"/>)", 20_mm},
      {image + R"( width="8mm"/>)", 8_mm},
      {R"(<qr source="x" width="15mm"/>)", 15_mm},
      {R"(<level-marks height="2mm" gap="1mm"/>)", 8_mm},  // three levels
      {R"(<tick-boxes count="3" size="3mm" gap="1mm"/>)", 11_mm},
      {R"(<spacer width="7mm"/>)", 7_mm},
      {R"(<spacer height="7mm"/>)", Length{}},
      {R"(<rule width="9mm"/>)", 9_mm},
      {R"(<lines count="2" pitch="4mm" width="11mm"/>)", 11_mm},
      {R"(<stack padding="1mm"><rule/><spacer width="9mm"/></stack>)", 11_mm},
      {R"(<box padding-left="1mm" fill="tint"><row gap="2mm"><spacer width="3mm"/><spacer width="4mm"/></row></box>)",
       10_mm},
  };
  for (const auto& [cell, width] : table) {
    CAPTURE(cell);
    BlockScene scene{"<row>" + cell + R"(<text style="small">next</text></row>)"};
    CHECK(left_of(scene.items(90_mm), "next") == width);
  }
}

TEST_CASE("a rating row in a row has room for its widest anchor in every cell") {
  const auto items = test::items_of(RepeatScene{
      R"(<row><scale-row scale="s" style="small"/><text style="small">next</text></row>)",
      R"(<scale id="s"><anchor value="1" words="poor"/><anchor value="2" words="rather good than bad"/></scale>)"}
                                        .lay(90_mm));
  const auto last = test::find_text(items, "rather");
  CHECK(last.text == "rather good than bad");
  CHECK(left_of(items, "next") >= last.at.x + last.width);
  CHECK(left_of(items, "next") < 90_mm);
}

TEST_CASE("cells that are wider than their row are told by how much") {
  BlockScene scene{R"(<row gap="2mm" style="small"><text width="28mm">one</text><text width="28mm">two</text></row>)"};
  (void)scene.lay(50_mm);
  REQUIRE(scene.findings().overfull.size() == 1);
  CHECK(scene.findings().overfull[0].by == 8_mm);
}

TEST_CASE("first lines of a row stand on one line where they shall") {
  BlockScene scene{R"(<row gap="2mm"><text style="prompt" valign="baseline" width="20mm">Large</text>
                      <text style="small" valign="baseline" width="20mm">small</text></row>)"};
  const auto items = scene.items(60_mm);
  CHECK(baseline_of(items, "Large") == baseline_of(items, "small"));
}

TEST_CASE("first lines agree through padding, boxes and stacks") {
  for (
      const auto* cell :
      {R"(<stack valign="baseline" grow="1" padding-top="3mm"><text style="prompt">Large</text></stack>)",
       R"(<box valign="baseline" grow="1" padding="3mm" fill="tint"><text style="prompt">Large</text></box>)",
       R"(<row valign="baseline" grow="1" padding-top="3mm"><text style="prompt" valign="baseline">Large</text></row>)"}) {
    CAPTURE(cell);
    BlockScene scene{R"(<row><text style="small" valign="baseline" width="20mm">small</text>)" + std::string(cell) +
                     "</row>"};
    const auto items = scene.items(60_mm);
    CHECK(baseline_of(items, "Large") == baseline_of(items, "small"));
  }
}

TEST_CASE("a row of one text of many lines can be broken between them") {
  BlockScene scene{R"(<row><text width="8mm" style="small" valign="baseline">12</text>
                      <text field="short" style="body" grow="1" valign="baseline"/></row>)",
                   "<prompt>Why?</prompt><short>" + test::numbered_words(50) + "</short>"};
  const auto slabs = scene.lay(60_mm);
  CHECK(slabs.size() > 4);
  const auto items = test::items_of(slabs);
  CHECK(baseline_of(items, "12") == baseline_of(items, "w1 "));
  CHECK(left_of(items, "w1 ") == 8_mm);
  CHECK(test::outside(items, {{}, {60_mm, height(slabs)}}, 1_mm).empty());
}

TEST_CASE("rows keep what stands in them apart vertically") {
  const auto with = [](std::string_view valign) {
    return R"(<row height="20mm"><text width="20mm" style="small" valign=")" + std::string(valign) +
           R"(">x</text></row>)";
  };
  const auto y = [&](std::string_view valign) {
    BlockScene scene{with(valign)};
    return baseline_of(scene.items(60_mm), "x");
  };
  CHECK(y("top") < y("middle"));
  CHECK(y("middle") < y("bottom"));
  const Length difference = y("bottom") - y("middle") - (y("middle") - y("top"));
  CHECK(difference <= Length::ticks(1));  // an odd number of ticks has no middle
  CHECK(y("bottom") < 20_mm);
}

TEST_CASE("a field that the question lacks takes no room, nor does a row of such") {
  for (const auto* field : {"short", "explanation", "memory-aid", "keywords", "tags", "follow-ups", "look-for",
                            "red-flags", "see-also", "sources"}) {
    CAPTURE(field);
    const std::string text = R"(<text field=")" + std::string(field) + R"(" style="small"/>)";
    CHECK(BlockScene{text, "<prompt>Why?</prompt>"}.lay(60_mm).empty());
    CHECK(BlockScene{R"(<row gap="2mm">)" + text + R"(<text when="picture" style="small">x</text></row>)",
                     "<prompt>Why?</prompt>"}
              .lay(60_mm)
              .empty());
  }
}

TEST_CASE("boxes of a row are as high as its highest cell") {
  BlockScene scene{R"(<row keep="together"><box fill="tint" width="20mm"><text style="small">x</text></box>
                      <text field="short" style="body" grow="1"/></row>)",
                   "<prompt>Why?</prompt><short>" + test::numbered_words(30) + "</short>"};
  const auto slabs = scene.lay(60_mm);
  const auto fills = test::fills_of(test::items_of(slabs));
  REQUIRE(fills.size() == 1);
  CHECK(fills[0].box.size.height == height(slabs));
}

TEST_CASE("blocks of a stack stand below each other with gap and spaces") {
  BlockScene scene{R"(<stack gap="2mm" style="small"><rule thickness="1mm" space-after="3mm"/><spacer height="5mm"/>
                      <rule thickness="1mm" space-before="1mm"/></stack>)"};
  const auto slabs = scene.lay(60_mm);
  CHECK(height(slabs) == 1_mm + 3_mm + 2_mm + 5_mm + 2_mm + 1_mm + 1_mm);
}

TEST_CASE("a block that is not shown leaves no gap") {
  BlockScene scene{R"(<stack gap="2mm"><rule thickness="1mm"/><text when="memory-aid" style="small">x</text>
                      <text field="keywords" style="small"/><rule thickness="1mm"/></stack>)"};
  CHECK(height(scene.lay(60_mm)) == 4_mm);
}

TEST_CASE("what grows shares the height that is left") {
  BlockScene scene{R"(<stack><rule thickness="1mm"/><spacer grow="1"/><rule thickness="1mm"/><spacer grow="2"/>
                      <rule thickness="1mm"/></stack>)"};
  const auto slabs = scene.lay(60_mm, 33_mm);
  CHECK(height(slabs) == 33_mm);
  const auto strokes = test::strokes_of(test::items_of(slabs));
  REQUIRE(strokes.size() == 3);
  CHECK(strokes[1].from.y == 11.5_mm);
  CHECK(strokes[2].from.y == 32.5_mm);
}

TEST_CASE("a growing text stands in its room as it shall") {
  const auto y = [](std::string_view valign) {
    BlockScene scene{R"(<stack><text field="prompt" style="prompt" grow="1" valign=")" + std::string(valign) +
                     R"("/></stack>)"};
    return baseline_of(scene.items(60_mm, 40_mm), "Why");
  };
  CHECK(y("top") < y("optical"));
  CHECK(y("optical") < y("middle"));
  CHECK(y("middle") < y("bottom"));
}

TEST_CASE("padding keeps content off the edges of a box") {
  BlockScene scene{R"(<box padding="3mm" padding-left="5mm" fill="tint"><text field="short" style="body"/></box>)",
                   "<prompt>Why?</prompt><short>" + test::numbered_words(30) + "</short>"};
  const auto slabs = scene.lay(60_mm);
  const auto items = test::items_of(slabs);
  CHECK(test::fills_of(items)[0].box == geometry::Rect{{}, {60_mm, height(slabs)}});
  std::vector<page::Item> texts;
  for (const auto& item : items) {
    if (std::holds_alternative<page::Text>(item.is)) texts.push_back(item);
  }
  CHECK(
      test::outside(texts, geometry::Rect{{}, {60_mm, height(slabs)}}.inset({3_mm, 3_mm, 3_mm, 5_mm}), 0.5_mm).empty());
}

TEST_CASE("padding around a box, bar or program is outside of its ground") {
  for (const auto* around : {"stack", "row"}) {
    CAPTURE(around);
    BlockScene scene{std::string("<") + around + R"( padding-top="3mm" padding-bottom="2mm"><box fill="accent" grow="1">
                     <text style="small">a</text></box></)" +
                     around + ">"};
    const auto slabs = scene.lay(60_mm);
    const auto fills = test::fills_of(test::items_of(slabs));
    REQUIRE(fills.size() == 1);
    CHECK(fills[0].box.top() == 3_mm);
    CHECK(fills[0].box.bottom() == height(slabs) - 2_mm);
  }
}

TEST_CASE("content higher than its block is told once, also where the block is laid twice") {
  BlockScene scene{
      R"(<stack><stack grow="1"><box height="4mm" fill="tint"><text field="short" style="body"/></box></stack></stack>)",
      "<prompt>Why?</prompt><short>" + test::numbered_words(30) + "</short>"};
  (void)scene.lay(60_mm, 40_mm);
  CHECK(scene.findings().too_tall.size() == 1);
  CHECK_FALSE(scene.findings().fits());
}

TEST_CASE("a repeated block stands below itself in a stack and beside itself in a row") {
  const auto stacked = test::items_of(
      RepeatScene{R"(<stack gap="2mm"><stack repeat="versions"><text style="small">x{count}</text></stack></stack>)"}
          .lay(60_mm));
  CHECK(left_of(stacked, "x1") == left_of(stacked, "x2"));
  CHECK(baseline_of(stacked, "x1") < baseline_of(stacked, "x2"));
  const auto beside = test::items_of(RepeatScene{
      R"(<row gap="2mm"><text style="small" grow="1">a</text><stack repeat="versions" width="9mm"><text style="small">x{count}</text></stack></row>)"}
                                         .lay(60_mm));
  CHECK(left_of(beside, "x1") == 40_mm);
  CHECK(left_of(beside, "x2") == 51_mm);
  CHECK(baseline_of(beside, "x1") == baseline_of(beside, "x2"));
}

TEST_CASE("repeated blocks nest: each knows what it stands in") {
  const auto items = test::items_of(RepeatScene{
      R"(<stack repeat="sections"><row gap="1mm"><stack repeat="versions" width="9mm"><text style="small">x{count}</text></stack></row></stack>)"}
                                        .lay(60_mm));
  for (const auto* text : {"x11", "x12", "x21", "x22"}) (void)test::find_text(items, text);
  CHECK(baseline_of(items, "x12") < baseline_of(items, "x21"));
}

TEST_CASE("cells that are repeated until the row is too wide are told") {
  RepeatScene scene{
      R"(<row gap="2mm"><stack repeat="versions" width="40mm"><text style="small">x</text></stack></row>)"};
  (void)scene.lay(60_mm);
  REQUIRE(scene.findings.overfull.size() == 1);
  CHECK(scene.findings.overfull[0].by == 22_mm);
}

TEST_CASE("keep together makes breaks inside dear") {
  BlockScene scene{R"(<stack><stack keep="together"><text field="short" style="body"/><rule/></stack></stack>)",
                   "<prompt>Why?</prompt><short>" + test::numbered_words(50) + "</short>"};
  const auto slabs = scene.lay(60_mm);
  for (std::size_t i = 1; i < slabs.size(); ++i) CHECK(slabs[i].penalty_before >= page::break_cost::in_item);
}

TEST_CASE("what is kept together within what is kept together is dearer to break than what stands around it") {
  BlockScene scene{R"(<stack keep="together"><text style="small">a</text><stack keep="together">
                      <text style="small">b</text><text style="small">c</text></stack></stack>)"};
  const auto slabs = scene.lay(60_mm);
  REQUIRE(slabs.size() == 3);
  CHECK(slabs[2].penalty_before >= slabs[1].penalty_before + page::break_cost::in_item);
}

TEST_CASE("keep with-next forbids the break after a block, new-page begins one") {
  BlockScene scene{R"(<stack><text style="small" keep="with-next">a</text><text style="small">b</text>
                      <text style="small" keep="new-page">c</text></stack>)"};
  const auto slabs = scene.lay(60_mm);
  REQUIRE(slabs.size() == 3);
  CHECK(slabs[1].penalty_before == page::break_cost::forbidden);
  CHECK_FALSE(slabs[1].new_page);
  CHECK(slabs[2].new_page);
}

TEST_CASE("what stands below a growing text that is absent keeps its space before and its foot on the card") {
  BlockScene scene{R"(<stack><text field="short" style="body" grow="1"/>
                      <text style="small" space-before="2mm">foot</text></stack>)",
                   "<prompt>Why?</prompt>"};
  BlockScene full{R"(<stack><text field="short" style="body" grow="1"/>
                      <text style="small" space-before="2mm">foot</text></stack>)"};
  CHECK(height(scene.lay(60_mm, 40_mm)) == 40_mm);
  CHECK(baseline_of(scene.items(60_mm, 40_mm), "foot") == baseline_of(full.items(60_mm, 40_mm), "foot"));
}

TEST_CASE("laying out again gives the same, at the same size") {
  BlockScene scene{R"(<stack><row><text field="prompt" style="prompt" grow="1"/><level-marks/></row>
                      <box fill="tint"><text field="short" style="body"/></box></stack>)"};
  const auto first = test::texts_of(scene.items(60_mm));
  (void)scene.lay(30_mm);
  const auto again = test::texts_of(scene.items(60_mm));
  REQUIRE(first.size() == again.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].at == again[i].at);
    CHECK(first[i].text == again[i].text);
  }
}

TEST_CASE("a block lower than its least height is made as high, and what grows in it gets the room") {
  BlockScene low{R"(<stack least-height="20mm"><text field="prompt" style="body"/><spacer grow="1"/>)"
                 R"(<text field="short" style="body"/></stack>)"};
  const auto slabs = low.lay(60_mm);
  CHECK(blocks::height(slabs) == 20_mm);
  const auto items = test::items_of(slabs);
  CHECK(test::find_text(items, "Because.").at.y > 15_mm);
  BlockScene high{R"(<stack least-height="2mm"><text field="prompt" style="body"/></stack>)"};
  CHECK(blocks::height(high.lay(60_mm)) > 2_mm);
}

TEST_CASE("lines that grow fill the room that their stack has left, and are never fewer than asked for") {
  const std::string before = R"(<stack height="40mm"><text field="prompt" style="body" height="8mm"/>)";
  BlockScene filled{before + R"(<lines count="2" pitch="8mm" grow="1"/></stack>)"};
  const auto items = filled.items(60_mm);
  CHECK(test::strokes_of(items).size() == 4);
  CHECK(test::strokes_of(items).back().from.y > 39_mm);
  BlockScene full{before + R"(<lines count="3" pitch="10mm" grow="1"/></stack>)"};
  CHECK(test::strokes_of(full.items(60_mm)).size() == 3);
}

TEST_CASE("points to look for may have a bullet of their own") {
  const std::string question =
      "<prompt>Why?</prompt><short>So.</short><interview><follow-up>And?</follow-up><look-for>One</look-for>"
      "<look-for>Two</look-for><red-flag>No</red-flag></interview>";
  BlockScene boxes{"<text field=\"look-for\" style=\"body\" bullet=\"\u2610\"/>", question};
  CHECK(test::count_of(test::words_of(boxes.items(60_mm)), "\u2610") == 2);
  BlockScene usual{R"(<text field="look-for" style="body"/>)", question};
  CHECK(test::count_of(test::words_of(usual.items(60_mm)), "\u2022") == 2);
}

TEST_CASE("a rating row of cells has a frame for each rating, all of one height, values above words") {
  const std::string scale =
      R"(<scale id="r" not-assessed="left out"><anchor value="1" words="Misses it"/><anchor value="2" words="Solid"/></scale>)";
  RepeatScene scene{R"(<scale-row scale="r" show="cells" style="small"/>)", scale};
  const auto slabs = scene.lay(90_mm);
  REQUIRE(slabs.size() == 1);
  CHECK(slabs.front().height == 11_mm);
  const auto items = test::items_of(slabs);
  CHECK(test::find_text(items, "1").at.y < test::find_text(items, "Misses it").at.y);
  CHECK(test::find_text(items, "left out").at.x > test::find_text(items, "Solid").at.x);
  const auto frames =
      std::ranges::count_if(items, [](const page::Item& item) { return std::holds_alternative<page::Path>(item.is); });
  CHECK(frames == 3);
}

}  // namespace
}  // namespace recto
