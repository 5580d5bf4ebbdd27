// In which few sizes the texts of a deck are set that fill their cards.
#pragma once

#include <vector>

namespace recto::cards {

/// More sizes make a pile look uneven.
inline constexpr std::size_t most_steps = 3;

/// At most three of the `largest` factors at which cards fit, largest first.  The smallest is one of them, so that
/// every card fits one; the others are those with which the fewest cards are set smaller than they could be and, of
/// such, those that lose least.  Nothing for no cards.
[[nodiscard]] std::vector<double> choose_steps(std::vector<double> largest);

}  // namespace recto::cards
