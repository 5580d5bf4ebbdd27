#include "geometry/rect.h"

#include <doctest/doctest.h>

using namespace recto::geometry;

TEST_CASE("a rectangle's edges are its origin and its origin plus its size") {
  constexpr Rect rect{{10_mm, 20_mm}, {63_mm, 88_mm}};
  CHECK(rect.left() == 10_mm);
  CHECK(rect.top() == 20_mm);
  CHECK(rect.right() == 73_mm);
  CHECK(rect.bottom() == 108_mm);
}

TEST_CASE("insets take from each side its own") {
  constexpr Rect rect{{0_mm, 0_mm}, {100_mm, 50_mm}};
  CHECK(rect.inset({1_mm, 2_mm, 3_mm, 4_mm}) == Rect{{4_mm, 1_mm}, {94_mm, 46_mm}});
  CHECK(rect.inset(Insets::all(5_mm)) == Rect{{5_mm, 5_mm}, {90_mm, 40_mm}});
  CHECK(rect.inset(Insets{}) == rect);
  CHECK(rect.inset(Insets::all(30_mm)).size.height == -10_mm);
}

TEST_CASE("moving changes the origin alone, and moving back is the identity") {
  constexpr Rect rect{{3_mm, 4_mm}, {5_mm, 6_mm}};
  constexpr Point by{-7_mm, 9_mm};
  CHECK(rect.moved(by) == Rect{{-4_mm, 13_mm}, {5_mm, 6_mm}});
  CHECK(rect.moved(by).moved(Point{} - by) == rect);
}

TEST_CASE("a rectangle contains itself and what touches its edges from inside") {
  constexpr Rect outer{{0_mm, 0_mm}, {10_mm, 10_mm}};
  CHECK(outer.contains(outer));
  CHECK(outer.contains({{0_mm, 9_mm}, {10_mm, 1_mm}}));
  CHECK_FALSE(outer.contains({{Length::ticks(-1), 0_mm}, {5_mm, 5_mm}}));
  CHECK_FALSE(outer.contains({{0_mm, Length::ticks(-1)}, {5_mm, 5_mm}}));
  CHECK_FALSE(outer.contains({{0_mm, 0_mm}, {10_mm + Length::ticks(1), 5_mm}}));
  CHECK_FALSE(outer.contains({{0_mm, 0_mm}, {5_mm, 10_mm + Length::ticks(1)}}));
}
