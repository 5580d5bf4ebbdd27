#include "cards/choose_split.h"

#include <algorithm>

namespace recto::cards {
namespace {

// Times the square of the rungs taken: the last ones hurt most, all together less than a cut in a paragraph.
constexpr double smaller_type = 1.5;
constexpr std::size_t most_cards = 1000;

bool better(const Split& one, const Split& other) {
  return one.fits != other.fits ? one.fits > other.fits : one.cost < other.cost;
}

/// Sets each card in the largest type in which it holds the same.
void enlarge(Split& split, TextSplitter& splitter, const std::vector<blocks::TypeScale>& rungs) {
  for (std::size_t card = 0; card < split.cards.size(); ++card) {
    for (const blocks::TypeScale& rung : rungs) {
      if (rung == split.cards[card].type_scale) break;
      const auto other = splitter.in_other_type(split, card, rung);
      if (!other || other->fits < split.fits) continue;
      split.cards[card] = other->text;
      break;
    }
  }
}

}  // namespace

std::optional<Split> choose_split(TextSplitter& splitter, const std::vector<blocks::TypeScale>& rungs,
                                  CardSizes sizes) {
  auto fewest = splitter.fewest_cards(rungs.back(), most_cards);
  if (!fewest) return std::nullopt;
  std::optional<Split> best;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    const double cost = smaller_type * static_cast<double>(i * i);
    if (best && best->fits == Fits::well && best->cost <= cost) break;
    const auto cards = splitter.fewest_cards(rungs[i], *fewest);
    auto split = cards ? splitter.split(rungs[i], *cards) : std::nullopt;
    if (!split) continue;
    if (*cards < *fewest) best.reset();
    fewest = cards;
    split->cost += cost;
    if (!best || better(*split, *best)) best = std::move(split);
  }
  if (best && sizes == CardSizes::each) enlarge(*best, splitter, rungs);
  return best;
}

std::optional<Split> first_split(TextSplitter& splitter, const std::vector<blocks::TypeScale>& rungs) {
  for (const blocks::TypeScale& rung : rungs) {
    const auto cards = splitter.fewest_cards(rung, most_cards);
    auto split = cards ? splitter.split(rung, *cards) : std::nullopt;
    if (split) return split;
  }
  return std::nullopt;
}

}  // namespace recto::cards
