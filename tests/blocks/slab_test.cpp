#include "blocks/slab.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Decoration;
using blocks::Slab;
using blocks::Slabs;
using geometry::Length;

Slab slab(Length height, Length space = {}) {
  Slab result;
  result.height = height;
  result.space_before = space;
  result.items.push_back({page::Fill{{{}, {1_mm, 1_mm}}, {}, {0x123456}, {}}});
  return result;
}

Decoration ground(int id, Length left = {}, Length width = 20_mm) {
  Decoration result;
  result.id = id;
  result.left = left;
  result.width = width;
  result.fill = page::Color{0xEEEEEE};
  return result;
}

std::vector<page::Fill> grounds(Slabs slabs, std::size_t first, std::size_t last) {
  std::vector<page::Item> items;
  blocks::place(slabs, first, last, {}, items);
  std::vector<page::Fill> result;
  for (const auto& fill : test::fills_of(items)) {
    if (fill.color == page::Color{0xEEEEEE}) result.push_back(fill);
  }
  return result;
}

TEST_CASE("the height of slabs counts every space but the first") {
  CHECK(height(Slabs{}) == Length{});
  CHECK(blocks::height({slab(3_mm, 2_mm)}) == 3_mm);
  CHECK(blocks::height({slab(3_mm, 2_mm), slab(4_mm, 5_mm), slab(1_mm)}) == 13_mm);
}

TEST_CASE("placed slabs stand one below the other, the first space dropped") {
  const Slabs slabs{slab(3_mm, 9_mm), slab(4_mm, 2_mm), slab(1_mm, 1_mm)};
  std::vector<page::Item> items;
  Slabs all = slabs;
  blocks::place(all, 0, 3, {10_mm, 20_mm}, items);
  const auto fills = test::fills_of(items);
  REQUIRE(fills.size() == 3);
  CHECK(fills[0].box.origin == geometry::Point{10_mm, 20_mm});
  CHECK(fills[1].box.origin == geometry::Point{10_mm, 25_mm});
  CHECK(fills[2].box.origin == geometry::Point{10_mm, 30_mm});

  items.clear();
  Slabs last_two = slabs;
  blocks::place(last_two, 1, 3, {}, items);
  CHECK(test::fills_of(items)[0].box.origin == geometry::Point{});
}

TEST_CASE("breaks that leave the first or the last small part alone are dear, the smaller it is the more") {
  const auto costs = [](Slabs slabs, const std::vector<std::size_t>& starts) {
    penalise_lone_parts(slabs, starts);
    std::vector<int> result;
    for (const auto& each : slabs) result.push_back(each.penalty_before);
    return result;
  };
  using Costs = std::vector<int>;
  const Slabs rows{slab(6_mm), slab(6_mm), slab(6_mm), slab(12_mm)};
  CHECK(costs(rows, {0, 1, 2, 3}) == Costs{0, page::break_cost::lone * 3 / 4, 0, page::break_cost::lone / 2});
  CHECK(costs(rows, {0, 2, 3}) == Costs{0, 0, page::break_cost::lone / 2, page::break_cost::lone / 2});
  CHECK(costs(rows, {0, 1}) == Costs{0, page::break_cost::lone * 3 / 4, 0, 0});
  CHECK(costs(rows, {0}) == Costs{0, 0, 0, 0});
  CHECK(costs(rows, {}) == Costs{0, 0, 0, 0});
  CHECK(costs({slab(24_mm), slab(5_mm), slab(50_mm)}, {0, 1, 2}) == Costs{0, 0, 0});
  Slabs tied{slab(6_mm), slab(6_mm)};
  tied[1].penalty_before = page::break_cost::forbidden;
  CHECK(costs(tied, {0, 1}) == Costs{0, page::break_cost::forbidden});
}

TEST_CASE("slabs of one box have one ground between them") {
  Slabs slabs{slab(3_mm), slab(4_mm, 2_mm), slab(5_mm, 1_mm), slab(6_mm)};
  slabs[1].decorations = {ground(1, 2_mm)};
  slabs[2].decorations = {ground(1, 2_mm)};
  const auto fills = grounds(slabs, 0, 4);
  REQUIRE(fills.size() == 1);
  CHECK(fills[0].box == geometry::Rect{{2_mm, 5_mm}, {20_mm, 10_mm}});
}

TEST_CASE("neighbouring boxes have grounds of their own") {
  Slabs slabs{slab(3_mm), slab(4_mm, 2_mm)};
  slabs[0].decorations = {ground(1)};
  slabs[1].decorations = {ground(2)};
  CHECK(grounds(slabs, 0, 2).size() == 2);
}

TEST_CASE("each fragment of a broken box has a ground of its own") {
  Slabs slabs(4, slab(5_mm, 1_mm));
  for (auto& each : slabs) each.decorations = {ground(3)};
  CHECK(grounds(slabs, 0, 2)[0].box == geometry::Rect{{}, {20_mm, 11_mm}});
  CHECK(grounds(slabs, 2, 4)[0].box == geometry::Rect{{}, {20_mm, 11_mm}});
}

TEST_CASE("outer decorations lie below inner ones, and both below the content") {
  Slabs slabs{slab(5_mm), slab(5_mm)};
  for (auto& each : slabs) each.decorations = {ground(1)};
  slabs[1].decorations.push_back(ground(2, 3_mm, 4_mm));
  std::vector<page::Item> items;
  blocks::place(slabs, 0, 2, {}, items);
  const auto fills = test::fills_of(items);
  REQUIRE(fills.size() == 4);
  CHECK(fills[0].box.size.height == 10_mm);
  CHECK(fills[1].box == geometry::Rect{{3_mm, 5_mm}, {4_mm, 5_mm}});
  CHECK(fills[2].color == page::Color{0x123456});
}

TEST_CASE("a border with a radius has round corners, never more round than the box is") {
  struct {
    Length radius;
    Length straight;                                                          ///< where the upper edge's line begins
  } const table[] = {{{}, 1_mm}, {1_mm, 1_mm}, {3_mm, 3_mm}, {20_mm, 5_mm}};  // half of what is 8 mm high
  for (const auto& [radius, straight] : table) {
    Slabs slabs{Slab{}};
    slabs[0].height = 10_mm;
    Decoration border = ground(1);
    border.fill = std::nullopt;
    border.border = page::Color{0x990000};
    border.thickness = 2_mm;
    border.radius = radius;
    slabs[0].decorations = {border};
    const auto items = test::items_of(slabs);
    const auto& path = std::get<page::Path>(items[0].is);
    CHECK(path.steps.front().a == geometry::Point{straight, 1_mm});
    const auto curves = std::ranges::count(path.steps, page::Path::Step::Kind::curve, &page::Path::Step::kind);
    CHECK(curves == (radius > 1_mm ? 4 : 0));
    CHECK(test::outside(items, {{1_mm, 1_mm}, {18_mm, 8_mm}}, Length{}).empty());
  }
}

TEST_CASE("a border lies inside its box, on all sides or on one") {
  using Side = layout::Side;
  Slabs slabs{slab(10_mm)};
  Decoration border = ground(1);
  border.fill = std::nullopt;
  border.border = page::Color{0x990000};
  border.thickness = 2_mm;
  struct {
    Side side;
    geometry::Point from;
    geometry::Point to;
  } const table[] = {{Side::left, {1_mm, {}}, {1_mm, 10_mm}},
                     {Side::right, {19_mm, {}}, {19_mm, 10_mm}},
                     {Side::top, {{}, 1_mm}, {20_mm, 1_mm}},
                     {Side::bottom, {{}, 9_mm}, {20_mm, 9_mm}}};
  for (const auto& [side, from, to] : table) {
    border.side = side;
    slabs[0].decorations = {border};
    const auto strokes = test::strokes_of(test::items_of(slabs));
    REQUIRE(strokes.size() == 1);
    CHECK(strokes[0].from == from);
    CHECK(strokes[0].to == to);
    CHECK(strokes[0].width == 2_mm);
  }
  border.side = Side::all;
  slabs[0].decorations = {border};
  const auto items = test::items_of(slabs);
  REQUIRE(std::holds_alternative<page::Path>(items[0].is));
  const auto& path = std::get<page::Path>(items[0].is);
  CHECK_FALSE(path.filled);
  CHECK(path.stroke_width == 2_mm);
  CHECK(path.steps[0].a == geometry::Point{1_mm, 1_mm});
  CHECK(path.steps[2].a == geometry::Point{19_mm, 9_mm});
}

TEST_CASE("moving an item moves all of it") {
  const geometry::Point by{3_mm, 4_mm};
  const geometry::Rect box{{1_mm, 1_mm}, {2_mm, 2_mm}};
  const auto moved = [&](page::Item item) {
    blocks::move(item, by);
    return item;
  };
  CHECK(std::get<page::Fill>(moved({page::Fill{box, {}, {}, {}}}).is).box == box.moved(by));
  CHECK(std::get<page::Link>(moved({page::Link{box, std::string("u"), {}}}).is).box == box.moved(by));
  CHECK(std::get<page::Image>(moved({page::Image{nullptr, box, 0, false, {}}}).is).box == box.moved(by));
  page::Text text;
  text.run.origin = {1_mm, 1_mm};
  CHECK(std::get<page::Text>(moved({text}).is).run.origin == geometry::Point{4_mm, 5_mm});
  const auto stroke = std::get<page::Stroke>(moved({page::Stroke{{}, {1_mm, 1_mm}, 1_pt, {}, {}}}).is);
  CHECK(stroke.from == by);
  CHECK(stroke.to == geometry::Point{4_mm, 5_mm});
  const auto group = std::get<page::Group>(moved({page::Group{{1_mm, 1_mm}, {}, {}, nullptr}}).is);
  CHECK(group.origin == geometry::Point{4_mm, 5_mm});
  page::Path path;
  path.steps = {{page::Path::Step::Kind::curve, {}, {1_mm, {}}, {2_mm, {}}}};
  const auto step = std::get<page::Path>(moved({path}).is).steps[0];
  CHECK(step.a == by);
  CHECK(step.b == geometry::Point{4_mm, 4_mm});
  CHECK(step.c == geometry::Point{5_mm, 4_mm});
}

}  // namespace
}  // namespace recto
