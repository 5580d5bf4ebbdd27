// The list of sizes, and the search in it.  Sizes are factors, so that all texts of a face go up and down together and
// each stops at its own limits.
#include "cards/ladder.h"

#include "layout/layout.h"

#include <algorithm>
#include <cmath>

namespace recto::cards {
namespace {

constexpr double size_step = 0.025;  // a quarter of a point at 10 pt: the eye sees no smaller one
constexpr double leading_tight = 0.96;
constexpr double leading_tightest = 0.92;

}  // namespace

std::vector<blocks::TypeScale> ladder(SizeRange range) {
  std::vector<blocks::TypeScale> rungs;
  constexpr double no_step = 1e-6;  // a rung so near to `most` is `most`
  const int up = static_cast<int>(std::ceil((range.most - 1) / size_step - no_step));
  const int down = static_cast<int>((1 - range.least) / size_step);
  for (int i = -up; i <= down; ++i) rungs.push_back({i == -up ? range.most : 1 - size_step * i, 1});
  if (rungs.back().size > range.least) rungs.push_back({range.least, 1});
  rungs.push_back({range.least, leading_tight});
  rungs.push_back({range.least, leading_tightest});
  return rungs;
}

std::vector<blocks::TypeScale> ladder_from(blocks::TypeScale top, double least) {
  return ladder_from(std::vector{top}, least);
}

std::vector<blocks::TypeScale> ladder_from(const std::vector<blocks::TypeScale>& steps, double least) {
  std::vector<blocks::TypeScale> rungs = steps;
  const blocks::TypeScale lowest = steps.back();
  for (const auto& rung : ladder({least, std::max(1.0, lowest.size)})) {
    const bool below = rung.size <= lowest.size && rung.leading <= lowest.leading && rung != lowest;
    if (below) rungs.push_back(rung);
  }
  return rungs;
}

SizeRange size_range(const layout::CardDesign& design, const layout::Layout& layout) {
  const SizeRange front = size_range(design.front.content, layout);
  if (!design.back) return front;
  const SizeRange back = size_range(design.back->content, layout);
  return {std::min(front.least, back.least), std::max(front.most, back.most)};
}

SizeRange size_range(const layout::Block& block, const layout::Layout& layout) {
  SizeRange range;
  const auto* text = std::get_if<layout::Text>(&block.is);
  if (text != nullptr && text->fit == layout::Fit::shrink) {
    const auto size = layout.style(text->style).size;
    range = {std::min(1.0, text->min_size.over(size)), std::max(1.0, text->max_size.over(size))};
  }
  for (const auto& child : children(block)) {
    const SizeRange inner = size_range(child, layout);
    range = {std::min(range.least, inner.least), std::max(range.most, inner.most)};
  }
  return range;
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
