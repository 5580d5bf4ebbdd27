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
  return children(std::get<CardDesign>(layout.design).front.content);
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
  CHECK(inside(design.front.content)->padding == geometry::Insets{5_mm, 5_mm, 5_mm, 7_mm});
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
  const auto text = [&](std::size_t index) { return std::get<Text>(blocks[index].is); };
  CHECK(text(0).shows == decltype(Text::shows){Field::short_answer});
  CHECK(text(0).style == StyleIndex{1});
  CHECK(text(1).shows == decltype(Text::shows){CustomField{"pronunciation"}});
  CHECK(text(1).style == StyleIndex{0});
  Template words;
  words.pieces = {VariableName{Variable::number, {}}, " of {count}"};
  CHECK(std::get<Template>(text(2).shows) == words);
  Template lead{"Q "};
  lead.pieces.emplace_back(VariableName{Variable::number, {}});
  CHECK(text(3).lead == lead);
  CHECK(text(3).fit == Fit::shrink);
  CHECK(text(3).min_size == 8_pt);
  CHECK(blocks[3].common.valign == VerticalAlign::optical);
  CHECK(blocks[3].common.grow == 1);
}

TEST_CASE("conditions") {
  struct Case {
    std::string word;
    Condition expected;
  };
  const std::vector<Case> cases{
      {"memory-aid", {Field::memory_aid, false}},
      {"not:memory-aid", {Field::memory_aid, true}},
      {"picture", {Condition::HasPicture{}, false}},
      {"subtitle", {VariableName{Variable::subtitle, {}}, false}},
      {"value:room", {VariableName{Variable::value, "room"}, false}},
      {"custom:reading", {Condition::HasCustom{"reading"}, false}},
      {"custom:picture", {Condition::HasCustom{"picture"}, false}},
      {"tag:scenario", {Condition::HasTag{"scenario"}, false}},
      {"not:continued", {Condition::Continued{}, true}},
      {"continues", {Condition::Continues{}, false}},
  };
  for (const auto& [word, expected] : cases) {
    CAPTURE(word);
    CHECK(front("<spacer height=\"1mm\" when=\"" + word + "\"/>")[0].common.when == expected);
  }
}

TEST_CASE("rows, boxes, rules, marks, bands, lines and codes") {
  const auto blocks = front(R"(<band side="right" inset="4mm" thickness="1mm" extent="topic" fill="level"/>
<row gap="2mm" keep="with-next" role="tr"><level-marks height="2mm" gap="1mm"/><spacer grow="2"/></row>
<box fill="topic-tint" stroke="accent" thickness="1mm" radius="2mm" side="left" padding="3mm" space-before="1mm"/>
<rule/><lines count="3" pitch="8mm" ruling="squared" lines-per-minute="1.5"/><qr source="{source}" width="15mm" alt="a"/>
<image width="30mm"/>)");
  REQUIRE(blocks.size() == 7);
  const auto& band = std::get<Band>(blocks[0].is);
  CHECK(band.side == Side::right);
  CHECK(band.inset == 4_mm);
  CHECK(band.extent == Band::Extent::topic);
  CHECK(band.fill == Paint{Paint::Kind::level, 0, {}});
  const auto& row = std::get<Row>(blocks[1].is).inside;
  CHECK(row.gap == 2_mm);
  CHECK(blocks[1].common.keep == Keep::with_next);
  CHECK(blocks[1].common.role == "TR");
  REQUIRE(row.children.size() == 2);
  CHECK(row.children[0].common.height == 2_mm);
  CHECK(std::get<LevelMarks>(row.children[0].is).fill == Paint{Paint::Kind::level, 0, {}});
  CHECK(row.children[1].common.grow == 2);
  const auto& box = std::get<Box>(blocks[2].is);
  CHECK(box.fill == Paint{Paint::Kind::topic_tint, 0, {}});
  CHECK(box.border.stroke == Paint{Paint::Kind::theme, 0, "accent"});
  CHECK(box.border.thickness == 1_mm);
  CHECK(box.radius == 2_mm);
  CHECK(box.side == Side::left);
  CHECK(blocks[2].common.space_before == 1_mm);
  const auto& rule = std::get<Rule>(blocks[3].is).line;
  CHECK(rule.stroke == Paint{Paint::Kind::theme, 0, "rule"});
  CHECK(rule.thickness == geometry::Length::pt(0.5));
  const auto& lines = std::get<Lines>(blocks[4].is);
  CHECK(lines.ruling == Lines::Ruling::squared);
  CHECK(lines.count == 3);
  CHECK(lines.per_minute == 1.5);
  Template source;
  source.pieces = {VariableName{Variable::source, {}}};
  CHECK(std::get<Qr>(blocks[5].is).source == source);
  CHECK(std::holds_alternative<Image>(blocks[6].is));
  CHECK(blocks[6].common.width == 30_mm);
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
  CHECK(children(*design.footer).size() == 1);
  CHECK(design.title.has_value());
  CHECK(design.cover.has_value());
  CHECK(design.contents == DocumentDesign::Contents::questions);
  CHECK(design.contents_entry.has_value());
  CHECK(design.section.has_value());
  CHECK(design.section_end.has_value());
  CHECK(design.ending.has_value());
  CHECK(design.item.common.keep == Keep::together);
  CHECK(repeat_of(children(design.item)[0]) == Repeat::questions);
  CHECK(std::get<ScaleRow>(children(children(design.item)[0])[0].is).scale == "r");
  REQUIRE(design.scales.size() == 1);
  CHECK(design.scales[0].title == "R");
}

}  // namespace
}  // namespace recto::layout
