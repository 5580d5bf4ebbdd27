#include "cards/ladder.h"

#include "layout/layout.h"

#include <algorithm>

namespace recto::cards {
namespace {

constexpr double size_step = 0.025;
constexpr double leading_tight = 0.96;
constexpr double leading_tightest = 0.92;

}  // namespace

std::vector<blocks::TypeScale> ladder(double least) {
  std::vector<blocks::TypeScale> rungs;
  const int steps = static_cast<int>((1 - least) / size_step);
  for (int i = 0; i <= steps; ++i) rungs.push_back({1 - size_step * i, 1});
  if (rungs.back().size > least) rungs.push_back({least, 1});
  rungs.push_back({least, leading_tight});
  rungs.push_back({least, leading_tightest});
  return rungs;
}

double least_factor(const layout::Block& block, const layout::Layout& layout, const layout::Theme& theme) {
  double least = 1;
  const auto* text = std::get_if<layout::Text>(&block.is);
  if (text != nullptr && text->fit == layout::Fit::shrink) {
    least = std::min(1.0, text->min_size.over(layout.style(text->style).size));
  }
  for (const auto& child : children(block)) least = std::min(least, least_factor(child, layout, theme));
  return least;
}

std::vector<blocks::TypeScale> ladder_from(blocks::TypeScale top, double least) {
  std::vector<blocks::TypeScale> rungs{top};
  for (const auto& rung : ladder(least)) {
    const bool below = rung.size <= top.size && rung.leading <= top.leading && rung != top;
    if (below) rungs.push_back(rung);
  }
  return rungs;
}

std::optional<blocks::TypeScale> first_fit(const std::vector<blocks::TypeScale>& rungs,
                                           const std::function<Fits(blocks::TypeScale)>& fits) {
  std::vector<std::optional<Fits>> known(rungs.size());
  const auto at_least = [&](std::size_t rung, Fits wanted) {
    if (!known[rung]) known[rung] = fits(rungs[rung]);
    return *known[rung] >= wanted;
  };
  for (const Fits wanted : {Fits::well, Fits::with_broken_words}) {
    if (at_least(0, wanted)) return rungs.front();
    if (!at_least(rungs.size() - 1, wanted)) continue;
    std::size_t bad = 0;
    std::size_t good = rungs.size() - 1;
    while (good - bad > 1) {
      const std::size_t middle = bad + (good - bad) / 2;
      (at_least(middle, wanted) ? good : bad) = middle;
    }
    return rungs[good];
  }
  return std::nullopt;
}

}  // namespace recto::cards
