#include "deck/matching.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto::deck {
namespace {

struct Instance {
  std::vector<std::vector<int>> questions;  // slots that each fits
  std::vector<int> capacities;
};

Instance random_instance(test::Random& random) {
  Instance instance;
  for (int slots = 1 + random.below(4); slots > 0; --slots) instance.capacities.push_back(1 + random.below(3));
  for (int questions = random.below(8); questions > 0; --questions) {
    std::vector<int> slots;
    for (int slot = 0; slot < static_cast<int>(instance.capacities.size()); ++slot) {
      if (random.below(2) == 0) slots.push_back(slot);
    }
    instance.questions.push_back(slots);
  }
  return instance;
}

// All ways to place the questions from `next` on; calls `visit` with each filling.
template <typename Visit>
void try_all(const Instance& instance, std::size_t next, std::vector<int>& filled, const Visit& visit) {
  if (next == instance.questions.size()) {
    visit(filled);
    return;
  }
  try_all(instance, next + 1, filled, visit);
  for (const int slot : instance.questions[next]) {
    auto& count = filled[static_cast<std::size_t>(slot)];
    if (count == instance.capacities[static_cast<std::size_t>(slot)]) continue;
    ++count;
    try_all(instance, next + 1, filled, visit);
    --count;
  }
}

}  // namespace

TEST_CASE("as many questions find room as in the best of all placements, early slots filled first") {
  test::Random random(1);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const auto instance = random_instance(random);
    int best = 0;
    std::vector<int> best_filling(instance.capacities.size());
    std::vector<int> filled(instance.capacities.size());
    try_all(instance, 0, filled, [&](const std::vector<int>& filling) {
      int sum = 0;
      for (const int count : filling) sum += count;
      best = std::max(best, sum);
      best_filling = std::max(best_filling, filling);
    });
    Matching matching(instance.questions, instance.capacities);
    int placed = 0;
    for (std::size_t i = 0; i < instance.questions.size(); ++i) {
      if (matching.add(static_cast<int>(i)) == Matching::Room::found) ++placed;
    }
    CHECK(placed == best);
    const auto settled = matching.settled();
    for (std::size_t slot = 0; slot < best_filling.size(); ++slot) {
      CHECK(settled.filled(static_cast<int>(slot)) == best_filling[slot]);
    }
    for (std::size_t i = 0; i < instance.questions.size(); ++i) {
      CHECK(settled.count(static_cast<int>(i)) == matching.count(static_cast<int>(i)));
    }
  }
}

TEST_CASE("a question moves on along a chain of slots to make room") {
  Matching matching({{0, 1}, {1, 2}, {0}}, {1, 1, 1});
  CHECK(matching.add(0) == Matching::Room::found);
  CHECK(matching.add(1) == Matching::Room::found);
  CHECK(matching.add(2) == Matching::Room::found);
  CHECK(matching.room() == 0);
  CHECK(matching.placed(2, 0) == 1);
  CHECK(matching.placed(0, 1) == 1);
  CHECK(matching.placed(1, 2) == 1);
  CHECK(matching.add(0) == Matching::Room::none);
}

TEST_CASE("what is taken out leaves room for what could stand there") {
  Matching matching({{0}, {0, 1}}, {1, 1});
  CHECK(matching.add(0) == Matching::Room::found);
  CHECK(matching.add(1) == Matching::Room::found);
  CHECK(matching.add(1) == Matching::Room::none);
  matching.remove(0);
  CHECK(matching.count(0) == 0);
  CHECK(matching.add(1) == Matching::Room::found);
  CHECK(matching.count(1) == 2);
}

}  // namespace recto::deck
