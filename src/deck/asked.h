// A question as whoever answers it may see it.
#pragma once

#include "bank/bank.h"
#include "deck/deck.h"

namespace recto::deck {

/// Only what is asked: the prompt with its pictures, gaps without their answers, and what there is to choose, match or
/// order, already in the order of `entry.options` and without a word on what is right.  Words of gaps that are offered
/// to choose from stay, for they are printed.
///
/// What is composed from it cannot hold an answer, whatever its layout shows.
[[nodiscard]] bank::Question asked(const Entry& entry);

/// The entry's place, points and part with `question`, which `asked` made of its own: its options stand in order.
[[nodiscard]] Entry asking(const Entry& entry, const bank::Question& question);

}  // namespace recto::deck
