// What a right layout is read into.
#include "layout/layout.h"
#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string_view>

namespace recto::layout {
namespace {

using namespace geometry::literals;

Layout read_good(std::string_view text) {
  const test::LayoutFolder folder;
  const auto path = folder.write("t", text);
  diag::Diagnostics diagnostics;
  auto layout = read(path, diag::whole_file(path), diagnostics);
  REQUIRE(test::told(diagnostics) == "");
  REQUIRE(layout);
  return std::move(*layout);
}

/// The blocks of a front of 80 × 50 mm; style `s` is number 0, `t` number 1.
std::vector<Block> front(const std::string& blocks) {
  const Layout layout = read_good(R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<style id="s" size="10pt"/><style id="t" size="12pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm" style="s">)" +
                                  blocks + "</front></layout>");
  return std::get<CardDesign>(layout.design).front.content.children;
}

TEST_CASE("sheet, grid, duplex, marks, bleed and type of cards") {
  const Layout layout = read_good(R"(<layout id="t" kind="cards" title="Cards" theme="greyscale" lang="de">
<sheet size="Letter" orientation="landscape" source="a template"/>
<grid columns="2" rows="2" card-width="5in" card-height="3in" pitch-x="5.25in" center="yes"/>
<duplex flip="short-edge" turn="calendar" sides="fold-over" fill="stacks"/>
<marks cut="crop" sides="both" scale-check="yes"/><bleed width="3mm"/><type one-size="deck" baseline="4pt"/>
<front padding="5mm" padding-left="7mm"/><back padding="5mm"/></layout>)");
  CHECK(layout.title == "Cards");
  CHECK(layout.purpose == Purpose::cards);
  CHECK(layout.default_theme == "greyscale");
  CHECK(layout.language == "de");
  CHECK(layout.paper == "Letter");
  CHECK(layout.source == "a template");
  CHECK(layout.orientation == Orientation::landscape);
  const auto inch = [](double value) { return geometry::Length::inch(value); };
  CHECK(layout.page == geometry::Size{inch(11), inch(8.5)});
  const auto& design = std::get<CardDesign>(layout.design);
  CHECK(design.grid == Grid{.columns = 2,
                            .rows = 2,
                            .card = {inch(5), inch(3)},
                            .origin = {inch(0.375), inch(1.25)},
                            .pitch_x = inch(5.25),
                            .pitch_y = inch(3)});
  CHECK(design.duplex == Duplex{.flip = FlipEdge::short_edge,
                                .turn = CardTurn::calendar,
                                .sides = Sides::fold_over,
                                .fill = FillOrder::stacks});
  CHECK(design.marks.cut == Marks::Cut::crop);
  CHECK(design.marks.sides == Marks::Where::both);
  CHECK(design.marks.scale_check);
  CHECK(design.bleed == 3_mm);
  CHECK(design.one_size == CardDesign::OneSize::deck);
  CHECK(design.baseline == 4_pt);
  CHECK(design.front.content.padding == geometry::Insets{5_mm, 5_mm, 5_mm, 7_mm});
  CHECK(design.back.has_value());
}

TEST_CASE("a sheet of its own size is landscape when it is wider than high") {
  const Layout layout = read_good(R"(<layout id="t" kind="cards" title="T"><sheet width="200mm" height="100mm"/>
<grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front/></layout>)");
  CHECK(layout.orientation == Orientation::landscape);
  CHECK(layout.paper.empty());
  CHECK(layout.page == geometry::Size{200_mm, 100_mm});
}

TEST_CASE("every member of a style") {
  const Layout layout = read_good(R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front/>
<style id="a" family="sans" size="9.5pt" leading="1.3" weight="600" italic="yes" align="end" color="#1a2B3c"
 features="onum -liga" tracking="0.02" hyphenate="yes" balance="yes" space-before="1mm" space-after="2mm" indent="3mm"
 code-family="typewriter" code-scale="0.9"/></layout>)");
  Style style = layout.style(*layout.find_style("a"));
  CHECK(style.family_place.length == 4);
  CHECK(style.code_family_place.length == 10);
  style.family_place = style.code_family_place = {};
  CHECK(style == Style{.id = "a",
                       .family = "sans",
                       .size = geometry::Length::pt(9.5),
                       .leading = 1.3,
                       .weight = 600,
                       .italic = true,
                       .align = HorizontalAlign::end,
                       .color = {Paint::Kind::rgb, 0x1A2B3C, {}},
                       .features = {"onum", "-liga"},
                       .tracking = 0.02,
                       .hyphenate = true,
                       .balance = true,
                       .space_before = 1_mm,
                       .space_after = 2_mm,
                       .indent = 3_mm,
                       .code_family = "typewriter",
                       .code_scale = 0.9,
                       .family_place = {},
                       .code_family_place = {}});
}

TEST_CASE("text is set in ink unless its style says otherwise") {
  const Layout layout = read_good(R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front/><style id="a" size="9pt"/></layout>)");
  CHECK(layout.styles.front().color == Paint{Paint::Kind::theme, 0, "ink"});
}

TEST_CASE("texts show a field, a bank's own field, or words") {
  const auto blocks = front(R"(<text field="short" style="t"/><text custom="pronunciation"/>
<text>  {number}
   of {{count} </text><text field="prompt" lead="Q {number}" fit="shrink" min-size="8pt" valign="optical" grow="1"/>)");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].field == Field::short_answer);
  CHECK(blocks[0].style == StyleIndex{1});
  CHECK(blocks[1].field == Field::custom);
  CHECK(blocks[1].text == "pronunciation");
  CHECK(blocks[1].style == StyleIndex{0});
  CHECK(blocks[2].field == Field::literal);
  CHECK(blocks[2].text == "{number} of {{count}");
  CHECK(blocks[3].lead == "Q {number}");
  CHECK(blocks[3].fit == Fit::shrink);
  CHECK(blocks[3].min_size == 8_pt);
  CHECK(blocks[3].valign == VerticalAlign::optical);
  CHECK(blocks[3].grow == 1);
}

TEST_CASE("conditions") {
  using Kind = Condition::Kind;
  struct Case {
    std::string word;
    Condition expected;
  };
  const std::vector<Case> cases{
      {"memory-aid", {Kind::has_field, false, "memory-aid"}},
      {"not:memory-aid", {Kind::has_field, true, "memory-aid"}},
      {"picture", {Kind::has_field, false, "picture"}},
      {"subtitle", {Kind::has_field, false, "subtitle"}},
      {"page-of-question", {Kind::has_field, false, "page-of-question"}},
      {"value:room", {Kind::has_field, false, "value.room"}},
      {"custom:reading", {Kind::has_field, false, "reading"}},
      {"tag:scenario", {Kind::tag, false, "scenario"}},
      {"not:role:candidate", {Kind::role, true, "candidate"}},
      {"version", {Kind::version, false, {}}},
      {"not:continued", {Kind::continued, true, {}}},
      {"continues", {Kind::continues, false, {}}},
  };
  for (const auto& [word, expected] : cases) {
    CAPTURE(word);
    CHECK(front("<spacer height=\"1mm\" when=\"" + word + "\"/>")[0].when == expected);
  }
}

TEST_CASE("rows, boxes, rules, marks, bands, lines and codes") {
  const auto blocks = front(R"(<band side="right" inset="4mm" thickness="1mm" extent="topic" fill="level"/>
<row gap="2mm" keep="with-next" role="tr"><level-marks height="2mm" gap="1mm"/><spacer grow="2"/></row>
<box fill="topic-tint" stroke="accent" thickness="1mm" radius="2mm" side="left" padding="3mm" space-before="1mm"/>
<rule/><lines count="3" pitch="8mm" ruling="squared" lines-per-minute="1.5"/><qr source="{source}" width="15mm" alt="a"/>
<image width="30mm"/>)");
  REQUIRE(blocks.size() == 7);
  CHECK(blocks[0].kind == Block::Kind::band);
  CHECK(blocks[0].side == Block::Side::right);
  CHECK(blocks[0].padding == geometry::Insets::all(4_mm));
  CHECK(blocks[0].extent == Block::Extent::topic);
  CHECK(blocks[0].fill == Paint{Paint::Kind::level, 0, {}});
  CHECK(blocks[1].gap == 2_mm);
  CHECK(blocks[1].keep == Block::Keep::with_next);
  CHECK(blocks[1].role == "TR");
  REQUIRE(blocks[1].children.size() == 2);
  CHECK(blocks[1].children[0].kind == Block::Kind::marks);
  CHECK(blocks[1].children[0].height == 2_mm);
  CHECK(blocks[1].children[0].fill == Paint{Paint::Kind::level, 0, {}});
  CHECK(blocks[1].children[1].grow == 2);
  CHECK(blocks[2].fill == Paint{Paint::Kind::topic_tint, 0, {}});
  CHECK(blocks[2].stroke == Paint{Paint::Kind::theme, 0, "accent"});
  CHECK(blocks[2].thickness == 1_mm);
  CHECK(blocks[2].radius == 2_mm);
  CHECK(blocks[2].side == Block::Side::left);
  CHECK(blocks[2].space_before == 1_mm);
  CHECK(blocks[3].stroke == Paint{Paint::Kind::theme, 0, "rule"});
  CHECK(blocks[3].thickness == geometry::Length::pt(0.5));
  CHECK(blocks[4].ruling == Block::Ruling::squared);
  CHECK(blocks[4].count == 3);
  CHECK(blocks[4].lines_per_minute == 1.5);
  CHECK(blocks[5].source == "{source}");
  CHECK(blocks[6].width == 30_mm);
}

TEST_CASE("page, flow and parts of a document") {
  const Layout layout = read_good(R"(<layout id="t" kind="document" purpose="packet" title="T"><sheet size="A4"/>
<style id="s" size="10pt"/>
<page top="21mm" right="22mm" bottom="23mm" left="24mm" columns="2" column-gap="8mm" mirror="yes"/>
<flow item-gap="5mm" widows="3" orphans="4" section-page="yes"/>
<scale id="r" title="R" not-assessed="n/a"><anchor value="1" words="one"/></scale>
<header distance="6mm"/><footer distance="7mm"><text style="s">{page}</text></footer>
<title/><cover/><contents of="questions"/><section/><section-end/><ending/>
<item keep="together"><row repeat="questions"><scale-row scale="r" style="s" width="40mm"/></row></item></layout>)");
  const auto& design = std::get<DocumentDesign>(layout.design);
  CHECK(design.margins == geometry::Insets{21_mm, 22_mm, 23_mm, 24_mm});
  CHECK(design.columns == 2);
  CHECK(design.column_gap == 8_mm);
  CHECK(design.mirror_margins);
  CHECK(design.item_gap == 5_mm);
  CHECK(design.widows == 3);
  CHECK(design.orphans == 4);
  CHECK(design.section_on_new_page);
  CHECK(design.header_gap == 6_mm);
  CHECK(design.footer_gap == 7_mm);
  CHECK(design.footer->children.size() == 1);
  CHECK(design.title.has_value());
  CHECK(design.cover.has_value());
  CHECK(design.contents == DocumentDesign::Contents::questions);
  CHECK(design.contents_entry.has_value());
  CHECK(design.section.has_value());
  CHECK(design.section_end.has_value());
  CHECK(design.ending.has_value());
  CHECK(design.item.keep == Block::Keep::together);
  CHECK(design.item.children[0].repeat == "questions");
  CHECK(design.item.children[0].children[0].scale == "r");
  REQUIRE(design.scales.size() == 1);
  CHECK(design.scales[0].title == "R");
}

}  // namespace
}  // namespace recto::layout
