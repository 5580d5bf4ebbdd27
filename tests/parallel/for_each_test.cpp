#include "parallel/for_each.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using namespace recto;

TEST_CASE("every index is worked on exactly once") {
  for (const int jobs : {1, 2, 4, 9}) {
    for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
      std::vector<std::atomic<int>> done(count);
      parallel::for_each({jobs}, count, [&](std::size_t index, int) { ++done[index]; });
      for (const auto& each : done) CHECK(each == 1);
    }
  }
}

TEST_CASE("a worker never runs twice at the same time") {
  constexpr int jobs = 4;
  std::vector<std::atomic<int>> busy(jobs);
  std::atomic<bool> collision{false};
  parallel::for_each({jobs}, 2000, [&](std::size_t, int worker) {
    if (worker < 0 || worker >= jobs || busy[static_cast<std::size_t>(worker)]++ != 0) collision = true;
    --busy[static_cast<std::size_t>(worker)];
  });
  CHECK_FALSE(collision);
}

TEST_CASE("fewer than one job is one") {
  std::vector<int> workers;
  parallel::for_each({0}, 3, [&](std::size_t, int worker) { workers.push_back(worker); });
  CHECK(workers == std::vector<int>{0, 0, 0});
}

TEST_CASE("the failure of the lowest index is thrown, after all work is done") {
  for (const int jobs : {1, 2, 4}) {
    std::atomic<int> done{0};
    const auto work = [&](std::size_t index, int) {
      ++done;
      if (index == 17 || index == 40 || index == 99) throw std::runtime_error{std::to_string(index)};
    };
    CHECK_THROWS_WITH_AS(parallel::for_each({jobs}, 100, work), "17", std::runtime_error);
    CHECK(done == 100);
  }
}
