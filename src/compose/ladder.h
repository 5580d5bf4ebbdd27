// The sizes and line distances that are tried, in order, when text does not fit.
#pragma once

#include "compose/setting.h"
#include "layout/block.h"

#include <functional>
#include <optional>
#include <vector>

namespace recto::compose {

/// From the layout's wish down to `least` in steps of 2.5 %, then at `least` with lines 4 and 8 % tighter.
[[nodiscard]] std::vector<Squeeze> ladder(double least);

/// The smallest factor that any shrinking block of `block` allows; 1 if none shrinks.
[[nodiscard]] double least_factor(const layout::Block& block, const layout::Layout& layout, const layout::Theme& theme);

/// A rung that fits and whose neighbour above does not, by bisection; the top if that fits, none if the last does not.
[[nodiscard]] std::optional<Squeeze> first_fit(const std::vector<Squeeze>& rungs,
                                               const std::function<bool(Squeeze)>& fits);

}  // namespace recto::compose
