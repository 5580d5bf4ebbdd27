#include "geometry/parse_length.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace recto::geometry;

TEST_CASE("a number with a unit is a length") {
  const std::vector<std::pair<std::string, Length>> table{
      {"63mm", 63_mm},
      {"-0.5mm", -0.5_mm},
      {"2.5in", 63.5_mm},
      {"12pt", 12_pt},
      {"1cm", 10_mm},
      {" 63mm ", 63_mm},
      {"\t7.5pt\n", 7.5_pt},
      {"0mm", Length{}},
      {"-0mm", Length{}},
      {".5mm", 0.5_mm},
      {"5.mm", 5_mm},
      {"74.25mm", 74.25_mm},
      {"10000mm", 10000_mm},
      {"-10000mm", -10000_mm},
      {"0.00001mm", Length{}},
      {"007mm", 7_mm},
      {"0.000000000000000000000000000000000000000000000000000000000001mm", Length{}},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    const auto parsed = parse_length(text);
    REQUIRE(std::holds_alternative<Length>(parsed));
    CHECK(std::get<Length>(parsed) == expected);
  }
}

TEST_CASE("what is no length says why") {
  using enum LengthFault;
  const std::vector<std::pair<std::string, LengthFault>> table{
      {"", not_a_number},
      {"mm", not_a_number},
      {"abc", not_a_number},
      {"+5mm", not_a_number},
      {"--5mm", not_a_number},
      {"nanmm", not_a_number},
      {"infmm", not_a_number},
      {"\xE2\x88\x92"
       "5mm",
       not_a_number},
      {"63", no_unit},
      {" 63 ", no_unit},
      {"63px", unknown_unit},
      {"63 mm", unknown_unit},
      {"63MM", unknown_unit},
      {"63mmm", unknown_unit},
      {"1e3mm", unknown_unit},
      {"6,3mm", unknown_unit},
      {"1.2.3mm", unknown_unit},
      {"63%", unknown_unit},
      {"10000.1mm", out_of_range},
      {"-1001cm", out_of_range},
      {"400in", out_of_range},
      {std::string(400, '9') + "mm", out_of_range},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    const auto parsed = parse_length(text);
    REQUIRE(std::holds_alternative<LengthFault>(parsed));
    CHECK(std::get<LengthFault>(parsed) == expected);
  }
}

TEST_CASE("lengths are written in millimetres with as many digits as they need") {
  const std::vector<std::pair<Length, std::string>> table{
      {74.25_mm, "74.25mm"}, {63_mm, "63mm"},       {Length{}, "0mm"},         {-0.5_mm, "-0.5mm"},
      {100_mm, "100mm"},     {1_pt, "0.3528mm"},    {Length::ticks(1), "0mm"}, {Length::ticks(-1), "0mm"},
      {-10_mm, "-10mm"},     {10000_mm, "10000mm"},
  };
  for (const auto& [length, expected] : table) CHECK(to_mm(length) == expected);
}

TEST_CASE("what is written reads back to within the last digit, and exactly for hundredths") {
  for (int hundredths = -3000; hundredths <= 3000; ++hundredths) {
    const auto length = Length::ticks(hundredths * 360);
    CHECK(std::get<Length>(parse_length(to_mm(length))) == length);
  }
  for (std::int64_t ticks = -40000; ticks <= 40000; ticks += 7) {
    const auto back = std::get<Length>(parse_length(to_mm(Length::ticks(ticks))));
    CHECK(std::abs(back.in_ticks() - ticks) <= 2);
  }
}
