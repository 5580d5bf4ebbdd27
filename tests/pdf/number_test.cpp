#include "pdf/number.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <utility>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;

TEST_CASE("thousandths are written with as many decimals as they need") {
  const std::vector<std::pair<std::int64_t, std::string>> table{
      {0, "0"},        {1, "0.001"},      {10, "0.01"},     {100, "0.1"},       {1000, "1"},       {-1, "-0.001"},
      {-1500, "-1.5"}, {12345, "12.345"}, {12340, "12.34"}, {841890, "841.89"}, {-100000, "-100"}, {9, "0.009"}};
  for (const auto& [milli, expected] : table) {
    std::string out;
    pdf::append_milli(out, milli);
    CHECK(out == expected);
  }
}

TEST_CASE("lengths are rounded to the nearest thousandth of a point") {
  CHECK(pdf::to_milli(1_pt) == 1000);
  CHECK(pdf::to_milli(210_mm) == 595276);
  CHECK(pdf::to_milli(297_mm) == 841890);
  CHECK(pdf::to_milli(-210_mm) == -595276);
  for (std::int64_t ticks = -2000; ticks <= 2000; ++ticks) {
    const auto milli = pdf::to_milli(geometry::Length::ticks(ticks));
    CHECK(std::abs(milli * 127 - ticks * 10) <= 63);
  }
}

TEST_CASE("points follow a blank") {
  std::string out = "x";
  pdf::append_points(out, 12.5_pt);
  CHECK(out == "x 12.5");
}
