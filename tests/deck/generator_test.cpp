#include "deck/generator.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace recto::deck {

TEST_CASE("a rank is what its description says") {
  // Computed by a program written from the description alone.
  struct Vector {
    std::uint64_t seed;
    const char* purpose;
    const char* id;
    std::uint64_t expected;
  };
  const Vector vectors[] = {
      {0U, "", "", 0xFFB6EEC3623EEE72},
      {0U, "select", "a", 0x95DD8136AE81759D},
      {1U, "select", "a", 0x8A8D9A7F3639AFE8},
      {2026U, "select", "queryset-laziness", 0xB6A02119CAE641A9},
      {2026U, "order", "queryset-laziness", 0xB6BAC38AAE6CADA2},
      {2026U, "version A", "queryset-laziness", 0x9EC816F56EB5D00F},
      {18446744073709551615U, "select", "größe", 0x0304ABA35112B55A},
  };
  for (const auto& vector : vectors) {
    CAPTURE(vector.id);
    CHECK(rank({vector.seed}, vector.purpose, vector.id) == vector.expected);
  }
}

TEST_CASE("purpose and id do not run into each other") { CHECK(rank({1}, "ab", "c") != rank({1}, "a", "bc")); }

TEST_CASE("neighbouring seeds and ids have unrelated ranks") {
  std::set<std::uint64_t> ranks;
  int high = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (int id = 0; id < 100; ++id) {
      const auto value = rank({seed}, "order", "q" + std::to_string(id));
      ranks.insert(value);
      if (value >> 63U) ++high;
    }
  }
  CHECK(ranks.size() == 10000);
  CHECK(high > 4800);
  CHECK(high < 5200);
}

}  // namespace recto::deck
