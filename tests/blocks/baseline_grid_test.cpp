#include "blocks/baseline_grid.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slab;
using blocks::Slabs;
using geometry::Length;

Slab line(Length height, Length baseline, Length space = {}) {
  Slab slab;
  slab.height = height;
  slab.baseline = baseline;
  slab.space_before = space;
  slab.items.push_back({page::Text{}});
  return slab;
}

Slab blank(Length height) {
  Slab slab;
  slab.height = height;
  return slab;
}

/// Where baselines stand, from the face's top.
std::vector<Length> baselines(const Slabs& slabs) {
  std::vector<Length> result;
  Length y;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    if (i > 0) y += slabs[i].space_before;
    if (slabs[i].baseline) result.push_back(y + *slabs[i].baseline);
    y += slabs[i].height;
  }
  return result;
}

TEST_CASE("text stands on the next line of the grid") {
  Slabs slabs{blank(2_mm), line(4_mm, 3_mm), line(4_mm, 3_mm, 1_mm), line(5_mm, 4_mm)};
  snap_to_grid(slabs, 5_mm, 100_mm);
  CHECK(baselines(slabs) == std::vector<Length>{5_mm, 10_mm, 15_mm});
}

TEST_CASE("what stands on the grid stays") {
  Slabs slabs{blank(2_mm), line(5_mm, 3_mm), line(5_mm, 3_mm)};
  const auto before = baselines(slabs);
  snap_to_grid(slabs, 5_mm, 100_mm);
  CHECK(baselines(slabs) == before);
}

TEST_CASE("blanks give way by whole lines when a face becomes too high") {
  Slabs slabs{blank(2_mm), line(4_mm, 3_mm), blank(20_mm), line(4_mm, 3_mm, 1_mm), line(4_mm, 3_mm, 1_mm)};
  const Length room = height(slabs);
  snap_to_grid(slabs, 5_mm, room);
  CHECK(height(slabs) <= room);
  for (const Length each : baselines(slabs)) CHECK(each.in_ticks() % (5_mm).in_ticks() == 0);
}

TEST_CASE("every baseline of a random face stands on the grid, none higher than it was") {
  test::Random random{9};
  for (int round = 0; round < 200; ++round) {
    Slabs slabs;
    for (int i = 1 + random.below(12); i > 0; --i) {
      const Length height = Length::mm(3 + random.below(30) / 10.0);
      slabs.push_back(random.below(4) == 0 ? blank(height)
                                           : line(height, height.scaled(0.7), Length::mm(random.below(20) / 10.0)));
    }
    const auto before = baselines(slabs);
    const Length grid = Length::mm(2 + random.below(40) / 10.0);
    snap_to_grid(slabs, grid, 1000_mm);
    const auto after = baselines(slabs);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      CHECK(after[i] >= before[i]);
      CHECK(after[i].in_ticks() % grid.in_ticks() == 0);
    }
  }
}

}  // namespace
}  // namespace recto
