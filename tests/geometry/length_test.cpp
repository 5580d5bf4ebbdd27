#include "geometry/length.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace recto::geometry;

TEST_CASE("a millimetre, a point and an inch are whole numbers of ticks") {
  CHECK((1_mm).in_ticks() == 36000);
  CHECK((1_pt).in_ticks() == 12700);
  CHECK(Length::inch(1).in_ticks() == 914400);
  CHECK(72_pt == Length::inch(1));
  CHECK(25.4_mm == Length::inch(1));
}

TEST_CASE("catalogue figures with two decimals are exact") {
  CHECK(74.25_mm == Length::ticks(2673000));
  CHECK(74.25_mm * 4 == 297_mm);
  CHECK(Length::inch(3.5) == 88.9_mm);
  CHECK(Length::inch(0.75) == 19.05_mm);
}

TEST_CASE("constants round to the nearest tick, halves away from zero") {
  CHECK(Length::mm(1.0 / 72000) == Length::ticks(1));
  CHECK(Length::mm(-1.0 / 72000) == Length::ticks(-1));
  CHECK(Length::mm(0.4 / 36000) == Length::ticks(0));
  CHECK(Length::pt(-0.6 / 12700) == Length::ticks(-1));
}

TEST_CASE("a sum of equal steps does not drift from the product") {
  for (const Length step : {63_mm, 50.8_mm, 10.5_pt, Length::ticks(1), -7_mm}) {
    Length sum;
    for (std::int64_t i = 0; i < 1000; ++i) {
      CHECK(sum == step * i);
      sum += step;
    }
    for (std::int64_t i = 0; i < 1000; ++i) sum -= step;
    CHECK(sum == Length{});
  }
}

TEST_CASE("operators agree with those of whole numbers") {
  const std::vector<std::int64_t> numbers{-914400, -36000, -1, 0, 1, 2, 12700, 36000};
  for (const auto a : numbers) {
    for (const auto b : numbers) {
      const auto x = Length::ticks(a);
      const auto y = Length::ticks(b);
      CHECK((x + y).in_ticks() == a + b);
      CHECK((x - y).in_ticks() == a - b);
      CHECK((-x).in_ticks() == -a);
      CHECK((x * 3) == (3 * x));
      CHECK((x < y) == (a < b));
      CHECK((x == y) == (a == b));
      if (b != 0) CHECK(x.over(y) == doctest::Approx(static_cast<double>(a) / static_cast<double>(b)));
    }
  }
  CHECK(Length::ticks(-7) / 2 == Length::ticks(-3));
  CHECK(297_mm / 4 == 74.25_mm);
  CHECK((10_mm).scaled(0.92) == 9.2_mm);
  CHECK((-10_mm).scaled(0.5) == -5_mm);
}

TEST_CASE("units read back what they were made of") {
  CHECK((210_mm).in_mm() == 210);
  CHECK((8.5_pt).in_pt() == 8.5);
  CHECK((210_mm).in_pt() == doctest::Approx(595.2755905));
}
