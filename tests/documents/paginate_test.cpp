#include "documents/paginate.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slab;
using blocks::Slabs;
using documents::ColumnSlabs;
using documents::Room;
using geometry::Length;
namespace break_cost = page::break_cost;

Slab slab(Length height, int cost = break_cost::none, Length space = {}) {
  Slab result;
  result.height = height;
  result.penalty_before = cost;
  result.space_before = space;
  return result;
}

Slab new_page(Slab slab) {
  slab.new_page = true;
  return slab;
}

Slabs random_slabs(test::Random& random, int most, int highest_mm) {
  constexpr int costs[] = {break_cost::none,      break_cost::none,    break_cost::list_item, break_cost::line,
                           break_cost::code_line, break_cost::in_item, break_cost::forbidden};
  Slabs slabs;
  for (int i = 1 + random.below(most); i > 0; --i) {
    slabs.push_back(
        slab(Length::mm(1 + random.below(highest_mm)), costs[random.below(7)], Length::mm(random.below(4))));
    slabs.back().new_page = random.below(25) == 0;
  }
  return slabs;
}

Length room_of(const Room& room, std::size_t column) {
  return column < static_cast<std::size_t>(room.columns) ? room.first_page : room.page;
}

// What paginate.h promises of any list.
void check_promises(const Slabs& slabs, const Room& room, const std::vector<ColumnSlabs>& columns) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& column = columns[i];
    CHECK(column.first == next);
    CHECK(column.last > column.first);
    next = column.last;
    if (column.last - column.first > 1) CHECK(height(slabs, column) <= room_of(room, i));
    for (std::size_t s = column.first + 1; s < column.last; ++s) CHECK_FALSE(slabs[s].new_page);
  }
  CHECK(next == slabs.size());
}

TEST_CASE("nothing makes no columns") { CHECK(documents::paginate({}, {1, 100_mm, 100_mm}).empty()); }

TEST_CASE("every slab is placed once, in order, in columns that hold it") {
  test::Random random{2};
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const auto slabs = random_slabs(random, 120, 30);
    const Length page = Length::mm(60 + random.below(80));
    const Room room{1 + random.below(3), page.scaled(0.4 + random.below(60) / 100.0), page};
    check_promises(slabs, room, documents::paginate(slabs, room));
  }
}

TEST_CASE("the height of a column counts every space but the first") {
  const Slabs slabs{slab(3_mm), slab(4_mm, 0, 9_mm), slab(5_mm, 0, 2_mm)};
  CHECK(documents::height(slabs, {0, 3}) == 23_mm);
  CHECK(documents::height(slabs, {1, 3}) == 11_mm);
  CHECK(documents::height(slabs, {1, 1}) == Length{});
}

// The costs that paginate weighs: figures as in paginate.cpp and slab.h.
double cost_of(const Slabs& slabs, const Room& room, const std::vector<ColumnSlabs>& columns) {
  double cost = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Length used = height(slabs, columns[i]);
    const Length limit = room_of(room, i);
    cost += 200 + (used > limit ? 1e9 : 0);
    if (columns[i].last == slabs.size()) continue;
    const Slab& next = slabs[columns[i].last];
    if (next.new_page) continue;
    const double empty = used > limit ? 0 : 1 - used.over(limit);
    cost += 3000 * empty * empty + (next.penalty_before == break_cost::forbidden ? 1e7 : next.penalty_before);
  }
  return cost;
}

double least_cost(const Slabs& slabs, const Room& room) {
  const std::size_t gaps = slabs.size() - 1;
  double least = std::numeric_limits<double>::infinity();
  for (unsigned breaks = 0; breaks < (1U << gaps); ++breaks) {
    std::vector<ColumnSlabs> columns{{0, 0}};
    bool allowed = true;
    for (std::size_t i = 0; i < gaps; ++i) {
      const bool broken = ((breaks >> i) & 1U) != 0;
      allowed = allowed && (broken || !slabs[i + 1].new_page);
      if (!broken) continue;
      columns.back().last = i + 1;
      columns.push_back({i + 1, 0});
    }
    columns.back().last = slabs.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool several = columns[i].last - columns[i].first > 1;
      allowed = allowed && !(several && height(slabs, columns[i]) > room_of(room, i));
    }
    if (allowed) least = std::min(least, cost_of(slabs, room, columns));
  }
  return least;
}

TEST_CASE("of all ways to break a short list the cheapest is taken") {
  test::Random random{3};
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    const auto slabs = random_slabs(random, 11, 25);
    const Room room{1, Length::mm(20 + random.below(30)), Length::mm(40 + random.below(20))};
    const auto columns = documents::paginate(slabs, room);
    check_promises(slabs, room, columns);
    CHECK(cost_of(slabs, room, columns) == doctest::Approx(least_cost(slabs, room)));
  }
}

TEST_CASE("what may stretch shares the room a column has left, evenly and no further than it may") {
  const auto stretching = [](int most) {
    Slab result = slab(10_mm);
    result.stretch = std::make_shared<const blocks::Stretch>(blocks::Stretch{most, 8_mm, {}});
    return result;
  };
  struct Case {
    std::vector<int> most;
    Length room;
    std::vector<Length> heights;
  };
  const Case table[] = {{{9}, 10_mm, {10_mm}},           {{9}, 17.9_mm, {10_mm}},
                        {{9}, 18_mm, {18_mm}},           {{2}, 100_mm, {26_mm}},
                        {{9, 9}, 44_mm, {26_mm, 18_mm}}, {{1, 9}, 60_mm, {18_mm, 42_mm}},
                        {{0, 9}, 36_mm, {10_mm, 26_mm}}};
  for (const auto& each : table) {
    Slabs slabs{slab(50_mm)};  // stands in another column
    for (const int most : each.most) slabs.push_back(stretching(most));
    documents::stretch(slabs, {1, slabs.size()}, each.room);
    for (std::size_t i = 0; i < each.heights.size(); ++i) CHECK(slabs[i + 1].height == each.heights[i]);
    CHECK(slabs[0].height == 50_mm);
  }
}

TEST_CASE("a break is made where nothing forbids it") {
  // 100 mm hold ten; the tenth and eleventh belong together.
  Slabs slabs(14, slab(10_mm));
  slabs[10].penalty_before = break_cost::forbidden;
  CHECK(documents::paginate(slabs, {1, 100_mm, 100_mm}) == std::vector<ColumnSlabs>{{0, 9}, {9, 14}});
}

TEST_CASE("a forbidden break is made where a column cannot hold what it keeps together") {
  Slabs slabs(14, slab(10_mm, break_cost::forbidden));
  const auto columns = documents::paginate(slabs, {1, 100_mm, 100_mm});
  CHECK(columns.size() == 2);
  check_promises(slabs, {1, 100_mm, 100_mm}, columns);
}

TEST_CASE("no forbidden break is made where groups fit their columns") {
  test::Random random{4};
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    Slabs slabs;
    while (slabs.size() < 80) {
      for (int i = 1 + random.below(5); i > 0; --i) slabs.push_back(slab(8_mm, break_cost::forbidden, 1_mm));
      slabs[slabs.size() - 1].penalty_before = break_cost::forbidden;
    }
    std::size_t at = 0;
    while (at < slabs.size()) {  // groups of at most six: 54 mm
      slabs[at].penalty_before = break_cost::none;
      at += static_cast<std::size_t>(1 + random.below(6));
    }
    const Room room{1 + random.below(3), 60_mm, 90_mm};
    for (const auto& column : documents::paginate(slabs, room)) {
      CHECK(slabs[column.first].penalty_before == break_cost::none);
    }
  }
}

TEST_CASE("a slab higher than a column has one of its own") {
  const Slabs slabs{slab(10_mm), slab(150_mm), slab(10_mm)};
  CHECK(documents::paginate(slabs, {1, 100_mm, 100_mm}) == std::vector<ColumnSlabs>{{0, 1}, {1, 2}, {2, 3}});
}

TEST_CASE("a slab that wants a new page gets one") {
  const Slabs slabs{slab(10_mm), slab(10_mm), new_page(slab(10_mm)), slab(10_mm)};
  CHECK(documents::paginate(slabs, {1, 100_mm, 100_mm}) == std::vector<ColumnSlabs>{{0, 2}, {2, 4}});
}

TEST_CASE("evening out columns leaves a forced new column where it is") {
  const Slabs slabs{slab(10_mm), new_page(slab(10_mm)), slab(10_mm)};
  const Room room{2, 100_mm, 100_mm};
  check_promises(slabs, room, documents::paginate(slabs, room));
}

TEST_CASE("the first page's columns may be lower") {
  const Slabs slabs(10, slab(10_mm));
  const auto columns = documents::paginate(slabs, {1, 30_mm, 100_mm});
  CHECK(columns == std::vector<ColumnSlabs>{{0, 3}, {3, 10}});
}

TEST_CASE("the columns of the last page are evened out") {
  const Slabs slabs(12, slab(10_mm));
  CHECK(documents::paginate(slabs, {2, 100_mm, 100_mm}) == std::vector<ColumnSlabs>{{0, 6}, {6, 12}});
  CHECK(documents::paginate(slabs, {3, 100_mm, 100_mm}) == std::vector<ColumnSlabs>{{0, 4}, {4, 8}, {8, 12}});
  const Slabs more(26, slab(10_mm));
  CHECK(documents::paginate(more, {2, 100_mm, 100_mm}) ==
        std::vector<ColumnSlabs>{{0, 10}, {10, 20}, {20, 23}, {23, 26}});
}

TEST_CASE("evening out keeps together what is kept together") {
  Slabs slabs(12, slab(10_mm));
  for (const std::size_t i : {5U, 6U, 7U}) slabs[i].penalty_before = break_cost::in_item;
  const auto columns = documents::paginate(slabs, {2, 100_mm, 100_mm});
  REQUIRE(columns.size() == 2);
  CHECK((columns[0].last == 8 || columns[0].last == 4));
}

TEST_CASE("the last page is even within one unit that cannot be divided") {
  test::Random random{5};
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    Slabs slabs;
    Length highest;
    for (int i = 2 + random.below(40); i > 0; --i) {
      slabs.push_back(slab(Length::mm(2 + random.below(12))));
      highest = std::max(highest, slabs.back().height);
    }
    const Room room{2, 100_mm, 100_mm};
    const auto columns = documents::paginate(slabs, room);
    if (columns.size() % 2 != 0) continue;
    const Length left = height(slabs, columns[columns.size() - 2]);
    const Length right = height(slabs, columns.back());
    CHECK(left - right <= highest);
    CHECK(right - left <= highest);
  }
}

}  // namespace
}  // namespace recto
