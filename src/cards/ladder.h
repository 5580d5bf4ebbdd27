// The sizes and line distances that are tried, in order, when text does not fit.
#pragma once

#include "blocks/compose_context.h"
#include "layout/layout.h"

#include <functional>
#include <optional>
#include <vector>

namespace recto::cards {

/// How content stands in its room.  A word is broken where it is wider than its line and nothing in it invites a break.
enum class Fits { no, with_broken_words, well };

/// Between which factors on their styles' sizes texts are set.
struct SizeRange {
  double least = 1;
  double most = 1;
  bool operator==(const SizeRange&) const = default;
};

/// From `most` down to `least` in steps of 2.5 % of the style's size, which is one of them, then at `least` with lines
/// 4 and 8 % tighter.
[[nodiscard]] std::vector<blocks::TypeScale> ladder(SizeRange range);

/// `top`, then the rungs of the ladder down to `least` below it.
[[nodiscard]] std::vector<blocks::TypeScale> ladder_from(blocks::TypeScale top, double least);
/// `steps`, which go downwards, then the rungs of the ladder down to `least` below the last of them.
[[nodiscard]] std::vector<blocks::TypeScale> ladder_from(const std::vector<blocks::TypeScale>& steps, double least);

/// The widest range that any text of a card, or of `block`, allows.
[[nodiscard]] SizeRange size_range(const layout::CardDesign& design, const layout::Layout& layout);
[[nodiscard]] SizeRange size_range(const layout::Block& block, const layout::Layout& layout);

/// A rung on which all fits well and whose neighbour above does not, by bisection; the top if that does.  If the last
/// rung does not, the same for a fit with broken words; none if there is no such either.  No rung is tried twice.
[[nodiscard]] std::optional<blocks::TypeScale> first_fit(const std::vector<blocks::TypeScale>& rungs,
                                                         const std::function<Fits(blocks::TypeScale)>& fits);

}  // namespace recto::cards
