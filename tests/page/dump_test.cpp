#include "page/dump.h"

#include "text/font_set.h"

#include <doctest/doctest.h>

using namespace recto;
using namespace recto::geometry::literals;

namespace {

const text::FontSet& fonts() {
  static const text::FontSet set{text::FontCatalogue{
      .families = {
          {.id = "sans", .name = "Sans", .files = {{.path = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}}}}}};
  return set;
}

page::Page a4(std::vector<page::Item> items) {
  const geometry::Size size{210_mm, 297_mm};
  return {.size = size, .trim = {{}, size}, .bleed = {{}, size}, .items = std::move(items)};
}

page::Text text_item() {
  page::Text text{.tag = {2}};
  text.run = {.face = fonts().face("sans", 400, false), .size = 10.5_pt, .origin = {12.345_mm, 20_mm}, .text = "Hi"};
  text.run.glyphs = {{.id = 43, .advance = 1540, .text_length = 1},
                     {.id = 76, .advance = 569, .text_begin = 1, .text_length = 1}};
  text.run.ink = 0x336699;
  return text;
}

std::string lines_of(std::vector<page::Item> items, page::Glyphs glyphs = page::Glyphs::hidden) {
  page::Document document;
  document.pages.push_back(a4(std::move(items)));
  const auto all = page::dump(document, fonts(), glyphs);
  return all.substr(all.find('\n', all.find('\n') + 1) + 1);
}

}  // namespace

TEST_CASE("each kind of item is a line") {
  using Kind = page::Path::Step::Kind;
  page::Path path{.filled = true, .fill = {0xFF}, .stroke_width = 1_pt};
  path.steps = {{.kind = Kind::move, .a = {1_mm, 2_mm}}, {.kind = Kind::close}};
  page::Picture picture{.width = 4, .height = 3};
  const std::vector<page::Item> items{
      {text_item()},
      {page::Fill{.box = {{1_mm, 2_mm}, {3_mm, 4_mm}}, .radius = 1_mm, .color = {0xABCDEF}, .tag = {1}}},
      {page::Stroke{.from = {1_mm, 2_mm}, .to = {3_mm, 2_mm}, .width = 0.25_pt, .dash = 1_mm}},
      {path},
      {page::Image{.picture = std::make_shared<const page::Picture>(picture), .box = {{1_mm, 2_mm}, {3_mm, 4_mm}}}},
      {page::Link{.box = {{1_mm, 2_mm}, {3_mm, 4_mm}}, .target = "https://example.org", .tag = {3}}},
      {page::Link{.box = {{1_mm, 2_mm}, {3_mm, 4_mm}}, .target = page::Destination{4, 10_mm}}}};
  CHECK(lines_of(items) ==
        "  text 12.35,20 w=3.81 10.5pt DejaVuSans #336699 \"Hi\" tag=2\n"
        "  fill 1,2 3x4 #abcdef radius=1 tag=1\n"
        "  stroke 1,2 to 3,2 0.25pt #000000 dash=1\n"
        "  path 2 steps from 1,2 fill=#0000ff stroke=1pt #000000\n"
        "  image 1,2 3x4 4x3px\n"
        "  link 1,2 3x4 https://example.org tag=3\n"
        "  link 1,2 3x4 page 5 y=10\n");
}

TEST_CASE("glyph numbers are shown when asked for") {
  CHECK(lines_of({{text_item()}}, page::Glyphs::shown) ==
        "  text 12.35,20 w=3.81 10.5pt DejaVuSans #336699 \"Hi\" 43 76 tag=2\n");
}

TEST_CASE("right-to-left runs say so") {
  auto text = text_item();
  text.run.right_to_left = true;
  CHECK(lines_of({{text}}) == "  text 12.35,20 w=3.81 10.5pt DejaVuSans #336699 \"Hi\" rtl tag=2\n");
}

TEST_CASE("groups are indented with their own origin") {
  const page::Fill fill{.box = {{1_mm, 2_mm}, {3_mm, 4_mm}}};
  const page::Group inner{.origin = {5_mm, 6_mm},
                          .size = {7_mm, 8_mm},
                          .items = std::make_shared<const std::vector<page::Item>>(std::vector<page::Item>{{fill}})};
  const page::Group outer{
      .origin = {50_mm, 60_mm},
      .size = {70_mm, 80_mm},
      .turn = geometry::Turn::half,
      .items = std::make_shared<const std::vector<page::Item>>(std::vector<page::Item>{{inner}, {fill}})};
  CHECK(lines_of({{outer}, {fill}}) ==
        "  group 50,60 70x80 turned\n"
        "    group 5,6 7x8\n"
        "      fill 1,2 3x4 #000000\n"
        "    fill 1,2 3x4 #000000\n"
        "  fill 1,2 3x4 #000000\n");
}

TEST_CASE("pages, outline and structure are shown around the items") {
  page::Document document;
  document.info.title = "Deck";
  document.info.language = "de";
  document.pages.push_back(a4({}));
  document.pages[0].label = "A-1";
  document.pages[0].trim = {{5_mm, 5_mm}, {200_mm, 287_mm}};
  document.pages[0].bleed = {{2_mm, 2_mm}, {206_mm, 293_mm}};
  document.ending.outline = {{.title = "One", .depth = 0, .target = {0, 10_mm}},
                             {.title = "Two", .depth = 1, .target = {0, 20_mm}}};
  document.ending.structure = {{.role = "Document"},
                               {.role = "TH", .parent = 0, .alt = "a", .language = "en", .scope = "Row", .title = "t"}};
  CHECK(page::dump(document, fonts()) ==
        "document \"Deck\" lang=de\n"
        "page 1 210x297 label=A-1 trim 5,5 200x287 bleed 2,2 206x293\n"
        "outline One -> page 1 y=10\n"
        "outline   Two -> page 1 y=20\n"
        "structure 0 Document in -1\n"
        "structure 1 TH in 0 title=\"t\" alt=\"a\" scope=Row lang=en\n");
}
