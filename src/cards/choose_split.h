// In which type a text is set that takes several cards.
#pragma once

#include "cards/split_text.h"

#include <optional>
#include <vector>

namespace recto::cards {

/// Whether the cards of one question may have type of several sizes.
enum class CardSizes { one, each };

/// Parts the text over as few cards as the last rung needs.  Of the sizes that need no more the one with the best split
/// is taken: larger type is better, not at the price of a cut in a program, hardly of one in a paragraph.  With sizes
/// of their own, cards that have room left are then set in larger type.  Nothing if no card holds some part.
[[nodiscard]] std::optional<Split> choose_split(TextSplitter& splitter, const std::vector<blocks::TypeScale>& rungs,
                                                CardSizes sizes);

/// Parts the text over as few cards as the first rung needs at which it can be parted.
[[nodiscard]] std::optional<Split> first_split(TextSplitter& splitter, const std::vector<blocks::TypeScale>& rungs);

}  // namespace recto::cards
