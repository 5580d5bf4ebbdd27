#include "layout/back_correction.h"

#include <doctest/doctest.h>

#include <cmath>

namespace recto::layout {
namespace {

using namespace geometry::literals;
using geometry::Point;

constexpr geometry::Size page{210_mm, 297_mm};

bool near(Point a, Point b) { return std::abs((a.x - b.x).in_mm()) < 0.001 && std::abs((a.y - b.y).in_mm()) < 0.001; }

TEST_CASE("a correction moves to the right and down, turns clockwise and stretches about the middle") {
  const Point right_edge{210_mm, 148.5_mm};
  CHECK(map_of({}, page) == geometry::Affine{});
  CHECK(near(map_of({.shift = {1_mm, 2_mm}}, page)(right_edge), {211_mm, 150.5_mm}));
  CHECK(near(map_of({.skew = 90}, page)(right_edge), {105_mm, 253.5_mm}));
  CHECK(near(map_of({.scale_x = 0.98, .scale_y = 2}, page)(right_edge), {207.9_mm, 148.5_mm}));
}

TEST_CASE("a correction follows from the map it makes") {
  const BackCorrection correction{.shift = {0.6_mm, -0.4_mm}, .skew = 0.3, .scale_x = 0.99, .scale_y = 1.015};
  const auto again = correction_of(map_of(correction, page), page);
  CHECK(near(again.shift, correction.shift));
  CHECK(std::abs(again.skew - 0.3) < 1e-6);
  CHECK(std::abs(again.scale_x - 0.99) < 1e-6);
  CHECK(std::abs(again.scale_y - 1.015) < 1e-6);
}

TEST_CASE("two maps one after the other are one map") {
  const auto first = map_of({.shift = {1_mm, 0_mm}, .skew = 2, .scale_x = 1.01}, page);
  const auto second = map_of({.shift = {0_mm, -3_mm}, .skew = -1, .scale_y = 0.97}, page);
  const Point p{20_mm, 30_mm};
  CHECK(near(geometry::then(first, second)(p), second(first(p))));
}

TEST_CASE("a correction is described by what of it does anything") {
  CHECK(to_text({}) == "as they are");
  CHECK(to_text({.shift = {0.6_mm, -0.4_mm}, .skew = 0.2, .scale_x = 0.998}) ==
        "moved 0.6mm, -0.4mm, turned 0.2\u00B0, scaled 99.8 % x 100 %");
}

}  // namespace
}  // namespace recto::layout
