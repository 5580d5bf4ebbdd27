#include "deck/budget.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto::deck {
namespace {

bool fit(const std::vector<Timed>& questions, const std::vector<std::size_t>& chosen,
         const std::vector<std::vector<int>>& groups, const std::vector<int>& capacities) {
  Matching matching(groups, capacities);
  return std::ranges::all_of(chosen,
                             [&](std::size_t i) { return matching.add(questions[i].group) == Matching::Room::found; });
}

int sum_of(const std::vector<Timed>& questions, const std::vector<std::size_t>& chosen) {
  int sum = 0;
  for (const auto i : chosen) sum += questions[i].minutes;
  return sum;
}

// The best by trying every subset: the largest sum, then the earliest questions.
std::vector<std::size_t> best_of_all(const std::vector<Timed>& questions, int budget,
                                     const std::vector<std::vector<int>>& groups, const std::vector<int>& capacities) {
  std::vector<std::size_t> best;
  for (unsigned subset = 0; subset < 1U << questions.size(); ++subset) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if ((subset >> i) & 1U) chosen.push_back(i);
    }
    const int sum = sum_of(questions, chosen);
    const int best_sum = sum_of(questions, best);
    if (sum > budget || sum < best_sum || !fit(questions, chosen, groups, capacities)) continue;
    if (sum > best_sum || chosen < best) best = chosen;
  }
  return best;
}

}  // namespace

TEST_CASE("a budget is filled as well as by trying every choice") {
  test::Random random(7);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<int> capacities;
    for (int slots = 1 + random.below(3); slots > 0; --slots) capacities.push_back(1 + random.below(3));
    std::vector<std::vector<int>> groups;
    for (int count = 1 + random.below(4); count > 0; --count) {
      std::vector<int> slots;
      for (int slot = 0; slot < static_cast<int>(capacities.size()); ++slot) {
        if (random.below(3) > 0) slots.push_back(slot);
      }
      groups.push_back(slots);
    }
    std::vector<Timed> questions;
    for (int count = random.below(10); count > 0; --count) {
      questions.push_back({1 + random.below(9), random.below(static_cast<int>(groups.size()))});
    }
    const int budget = random.below(40);
    Matching matching(groups, capacities);
    const auto chosen = fill_budget(questions, budget, matching);
    CHECK(chosen == best_of_all(questions, budget, groups, capacities));
    int held = 0;
    for (std::size_t group = 0; group < groups.size(); ++group) held += matching.count(static_cast<int>(group));
    CHECK(held == static_cast<int>(chosen.size()));
  }
}

TEST_CASE("early questions are taken and the last ones make the sum come out") {
  const std::vector<Timed> questions{{5, 0}, {5, 0}, {5, 0}, {4, 0}, {3, 0}};
  Matching matching({{0}}, {4});
  CHECK(fill_budget(questions, 17, matching) == std::vector<std::size_t>{0, 1, 3, 4});
}

TEST_CASE("a budget that no sum meets exactly is met as near as can be") {
  const std::vector<Timed> questions{{4, 0}, {4, 0}, {4, 0}};
  Matching matching({{0}}, {3});
  CHECK(fill_budget(questions, 11, matching) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a large bank with slots that share questions fills a long budget to the minute") {
  test::Random random(3);
  const std::vector<std::vector<int>> groups{{0}, {0, 1}, {1, 2}, {2}, {2, 3}, {3, 4}, {0, 4}, {5}};
  std::vector<Timed> questions;
  for (int i = 0; i < 2000; ++i) questions.push_back({2 + random.below(9), random.below(8)});
  Matching matching(groups, {8, 8, 8, 8, 8, 8});
  CHECK(sum_of(questions, fill_budget(questions, 240, matching)) == 240);
}

TEST_CASE("sums that take too long to rule out are passed over") {
  // Ten questions fit.  With so many ways to share five slots, that ten of these minutes cannot make some sums is long
  // to prove.
  std::vector<std::vector<int>> groups;
  for (int group = 1; group < 1 << 5; ++group) {
    groups.emplace_back();
    for (int slot = 0; slot < 5; ++slot) {
      if ((group >> slot) & 1) groups.back().push_back(slot);
    }
  }
  const auto filled = [&](int low, int high, int budget) {
    test::Random random(9);
    std::vector<Timed> questions;
    for (int i = 0; i < 150; ++i) questions.push_back({random.below(2) == 0 ? low : high, random.below(31)});
    for (int i = 0; i < 20; ++i) questions.push_back({1, random.below(31)});
    Matching matching(groups, {2, 2, 2, 2, 2});
    return sum_of(questions, fill_budget(questions, budget, matching));
  };
  CHECK(filled(20, 23, 222) == 221);
  CHECK(filled(20, 29, 289) == 281);
}

}  // namespace recto::deck
