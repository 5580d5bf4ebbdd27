#include "layout/layout.h"
#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace recto::layout {
namespace {

using namespace geometry::literals;
using test::LayoutFolder;
using test::told;

constexpr std::string_view base = R"(<layout id="base" kind="cards" title="Base" theme="default" lang="en">
<sheet size="A4" source="here"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<marks cut="hairline"/>
<style id="s" size="10pt" family="sans"/>
<style id="t" extends="s" italic="yes"/>
<front padding="5mm"><row style="s"><spacer width="70mm"/><text field="topic"/></row></front>
</layout>)";

std::optional<Layout> read_child(const LayoutFolder& folder, std::string_view child, diag::Diagnostics& diagnostics) {
  folder.write("base", base);
  const auto path = folder.write("child", child);
  return read(path, diag::whole_file(path), diagnostics);
}

TEST_CASE("a layout takes from the one it extends everything it does not say itself") {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto layout = read_child(folder, R"(<layout id="child" kind="cards" extends="base" title="Child">
<sheet size="Letter"/>
<style id="s" size="12pt"/>
<style id="own" extends="t" weight="600"/>
</layout>)",
                                 diagnostics);
  CHECK(told(diagnostics) == "");
  REQUIRE(layout);
  CHECK(layout->id == "child");
  CHECK(layout->title == "Child");
  CHECK(layout->default_theme == "default");
  CHECK(layout->language == "en");
  CHECK(layout->paper == "Letter");
  CHECK(layout->source.empty());
  CHECK(layout->files.size() == 2);
  const auto& design = std::get<CardDesign>(layout->design);
  CHECK(design.grid.rows == 4);
  CHECK(design.marks.cut == Marks::Cut::hairline);
  CHECK(children(design.front.content).size() == 1);
}

TEST_CASE("a style written again changes only what it says, for the styles that extend it too") {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto layout = read_child(folder, R"(<layout id="child" kind="cards" extends="base" title="Child">
<style id="s" size="12pt"/><style id="own" extends="t" weight="600"/></layout>)",
                                 diagnostics);
  REQUIRE(layout);
  const auto style = [&](std::string_view id) { return layout->style(*layout->find_style(id)); };
  CHECK(style("s").size == 12_pt);
  CHECK(style("s").family == "sans");
  CHECK(style("t").size == 12_pt);
  CHECK(style("t").italic);
  CHECK(style("own").weight == 600);
  CHECK(style("own").italic);
  CHECK_FALSE(layout->find_style("none"));
}

TEST_CASE("a face that no longer fits is told where it stands") {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto layout = read_child(folder, R"(<layout id="child" kind="cards" extends="base" title="Child">
<grid columns="2" rows="4" card-width="70mm" card-height="60mm" left="15mm" top="20mm"/></layout>)",
                                 diagnostics);
  CHECK_FALSE(layout);
  CHECK(told(diagnostics) ==
        "base.xml:7:22: error: the children of `row` are 70mm wide together, their place 60mm\n"
        "  note: as used by layout `child`\n"
        "  note: take 10mm from their widths, or from the `gap`\n");
}

TEST_CASE("layouts extend layouts of their own kind") {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto layout = read_child(
      folder, R"(<layout id="child" kind="document" purpose="key" extends="base" title="Child"/>)", diagnostics);
  CHECK_FALSE(layout);
  CHECK(told(diagnostics) ==
        "child.xml:1:59: error: layout `base` is of another kind\n"
        "  note: cards extend cards, documents extend documents\n");
}

TEST_CASE("layouts that extend each other are told, not followed for ever") {
  const LayoutFolder folder;
  folder.write("a", R"(<layout id="a" kind="cards" extends="b" title="A"/>)");
  folder.write("b", R"(<layout id="b" kind="cards" extends="c" title="B"/>)");
  const auto path = folder.write("c", R"(<layout id="c" kind="cards" extends="a" title="C"/>)");
  diag::Diagnostics diagnostics;
  CHECK_FALSE(read(path, diag::whole_file(path), diagnostics));
  CHECK(told(diagnostics) == "b.xml:1:38: error: layout `c` extends itself\n");
}

TEST_CASE("a scale written again replaces the one of the layout extended") {
  const LayoutFolder folder;
  folder.write("base", R"(<layout id="base" kind="document" purpose="packet" title="Base"><sheet size="A4"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<scale id="rating"><anchor value="1"/></scale><scale id="other"><anchor value="x"/></scale><item/></layout>)");
  const auto path = folder.write("child", R"(<layout id="child" kind="document" extends="base" title="Child">
<scale id="rating" not-assessed="n/a"><anchor value="A" words="good"/><anchor value="B"/></scale></layout>)");
  diag::Diagnostics diagnostics;
  const auto layout = read(path, diag::whole_file(path), diagnostics);
  CHECK(told(diagnostics) == "");
  REQUIRE(layout);
  CHECK(layout->purpose == Purpose::packet);
  const auto& scales = std::get<DocumentDesign>(layout->design).scales;
  REQUIRE(scales.size() == 2);
  CHECK(scales[0].anchors.size() == 2);
  CHECK(scales[0].anchors[0].words == layout::Template{"good"});
  CHECK(scales[0].not_assessed == layout::Template{"n/a"});
  CHECK(scales[1].id == "other");
}

TEST_CASE("a theme takes the colors it does not name from the one it extends") {
  diag::Diagnostics diagnostics;
  const std::string path = RECTO_SOURCE "/layouts/themes/large-print.xml";
  const auto theme = read_theme(path, diag::whole_file(path), diagnostics);
  CHECK(told(diagnostics) == "");
  REQUIRE(theme);
  CHECK(theme->id == "large-print");
  CHECK(theme->scale == 1.25);
  CHECK(theme->colors.at("ink") == 0x000000);
  CHECK(theme->colors.at("tint") == 0xF1F1F1);
  CHECK(theme->level_cycle.size() == 5);
  CHECK(theme->files.size() == 2);
}

TEST_CASE("a missing file is told where it was named") {
  diag::Diagnostics diagnostics;
  CHECK_FALSE(read("/nowhere/at-all.xml", diag::whole_file("/nowhere/at-all.xml"), diagnostics));
  CHECK(diagnostics.error_count() == 1);
}

}  // namespace
}  // namespace recto::layout
