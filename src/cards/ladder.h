// The sizes and line distances that are tried, in order, when text does not fit.
#pragma once

#include "blocks/compose_context.h"
#include "layout/block.h"

#include <functional>
#include <optional>
#include <vector>

namespace recto::cards {

/// How content stands in its room.  A word is broken where it is wider than its line and nothing in it invites a break.
enum class Fits { no, with_broken_words, well };

/// From the layout's wish down to `least` in steps of 2.5 %, then at `least` with lines 4 and 8 % tighter.
[[nodiscard]] std::vector<blocks::TypeScale> ladder(double least);

/// `top`, then the rungs of `ladder(least)` below it.
[[nodiscard]] std::vector<blocks::TypeScale> ladder_from(blocks::TypeScale top, double least);

/// The smallest factor that any shrinking block of `block` allows; 1 if none shrinks.
[[nodiscard]] double least_factor(const layout::Block& block, const layout::Layout& layout, const layout::Theme& theme);

/// A rung on which all fits well and whose neighbour above does not, by bisection; the top if that does.  If the last
/// rung does not, the same for a fit with broken words; none if there is no such either.  No rung is tried twice.
[[nodiscard]] std::optional<blocks::TypeScale> first_fit(const std::vector<blocks::TypeScale>& rungs,
                                                         const std::function<Fits(blocks::TypeScale)>& fits);

}  // namespace recto::cards
