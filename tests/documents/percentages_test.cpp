#include "documents/percentages.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <numeric>

namespace recto {
namespace {

TEST_CASE("percentages are rounded so that they make a hundred") {
  struct Case {
    std::vector<int> parts;
    std::vector<int> expected;
  };
  const Case table[] = {{{}, {}},
                        {{0, 0}, {0, 0}},
                        {{7}, {100}},
                        {{1, 1, 1}, {34, 33, 33}},
                        {{11, 8, 10, 8, 6, 7, 10}, {18, 13, 17, 13, 10, 12, 17}},
                        {{1, 999}, {0, 100}},
                        {{0, 3, 1}, {0, 75, 25}}};
  for (const auto& each : table) CHECK(documents::percentages(each.parts) == each.expected);
}

TEST_CASE("percentages of any parts make a hundred and are less than one off") {
  test::Random random{7};
  for (int round = 0; round < 300; ++round) {
    std::vector<int> parts(1 + static_cast<std::size_t>(random.below(20)));
    for (auto& part : parts) part = random.below(1000);
    parts.front() += 1;
    const int sum = std::accumulate(parts.begin(), parts.end(), 0);
    const auto shares = documents::percentages(parts);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0) == 100);
    for (std::size_t i = 0; i < parts.size(); ++i) CHECK(std::abs(100 * parts[i] - shares[i] * sum) < sum);
  }
}

}  // namespace
}  // namespace recto
