// Tries all pairs of steps above the smallest.  Sizes come from a ladder, so there are a few dozen different ones
// however many cards there are.
#include "cards/size_steps.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace recto::cards {
namespace {

/// A size and how many cards it is the largest for.
struct Count {
  double size = 0;
  int cards = 0;
};

/// Different sizes, smallest first.
std::vector<Count> counted(std::vector<double> largest) {
  std::ranges::sort(largest);
  std::vector<Count> counts;
  for (const double size : largest) {
    if (counts.empty() || counts.back().size != size) counts.push_back({size, 0});
    ++counts.back().cards;
  }
  return counts;
}

/// What a choice costs: cards that are set smaller than they could be, then by how much in all.
struct Loss {
  int cards = 0;
  double size = 0;
  auto operator<=>(const Loss&) const = default;
};

Loss loss_of(const std::vector<Count>& counts, const std::vector<std::size_t>& steps) {
  Loss loss;
  std::size_t step = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    while (step + 1 < steps.size() && steps[step + 1] <= i) ++step;
    if (steps[step] == i) continue;
    loss.cards += counts[i].cards;
    loss.size += counts[i].cards * (counts[i].size - counts[steps[step]].size);
  }
  return loss;
}

}  // namespace

std::vector<double> choose_steps(std::vector<double> largest) {
  const auto counts = counted(std::move(largest));
  if (counts.empty()) return {};
  std::vector<std::size_t> best{0};
  Loss least = loss_of(counts, best);
  for (std::size_t middle = 1; middle < counts.size(); ++middle) {
    for (std::size_t top = middle; top < counts.size(); ++top) {
      const std::vector<std::size_t> steps =
          top == middle ? std::vector<std::size_t>{0, middle} : std::vector<std::size_t>{0, middle, top};
      const Loss loss = loss_of(counts, steps);
      if (loss < least) {
        least = loss;
        best = steps;
      }
    }
  }
  std::vector<double> sizes;
  for (const std::size_t step : best) sizes.push_back(counts[step].size);
  std::ranges::reverse(sizes);
  return sizes;
}

}  // namespace recto::cards
