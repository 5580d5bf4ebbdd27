#include "cards/size_steps.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace recto {
namespace {

using cards::choose_steps;
using Sizes = std::vector<double>;

/// The largest step that a card takes which fits at `largest` and below.
double taken(const Sizes& steps, double largest) {
  for (const double step : steps) {
    if (step <= largest) return step;
  }
  return std::numeric_limits<double>::infinity();
}

int changed(const Sizes& steps, const Sizes& largest) {
  return static_cast<int>(std::ranges::count_if(largest, [&](double size) { return taken(steps, size) != size; }));
}

TEST_CASE("up to three sizes are kept as they are") {
  CHECK(choose_steps({}).empty());
  CHECK(choose_steps({1.2}) == Sizes{1.2});
  CHECK(choose_steps({1, 1.5, 1, 1.5, 0.8}) == Sizes{1.5, 1, 0.8});
}

TEST_CASE("of more sizes those stay that most cards have, and of equal ones those that lose least") {
  CHECK(choose_steps({0.7, 0.8, 0.9, 0.9, 0.9, 1.1, 1.2, 1.2}) == Sizes{1.2, 0.9, 0.7});
  CHECK(choose_steps({1, 1.1, 1.3, 1.35}) == Sizes{1.3, 1.1, 1});  // 1.35 loses 0.05, any other would lose more
}

TEST_CASE("every card fits a step, and no choice of three changes fewer cards") {
  test::Random random{29};
  for (int round = 0; round < 300; ++round) {
    Sizes largest(static_cast<std::size_t>(1 + random.below(30)));
    for (double& size : largest) size = 0.6 + random.below(12) / 10.0;
    const Sizes steps = choose_steps(largest);
    REQUIRE_FALSE(steps.empty());
    CHECK(steps.size() <= cards::most_steps);
    CHECK(std::ranges::is_sorted(steps, std::ranges::greater{}));
    for (const double size : largest) CHECK(taken(steps, size) <= size);
    Sizes all = largest;
    std::ranges::sort(all);
    const int own = changed(steps, largest);
    for (const double top : all) {
      for (const double middle : all) {
        if (middle <= top) CHECK(own <= changed({top, middle, all.front()}, largest));
      }
    }
  }
}

}  // namespace
}  // namespace recto
