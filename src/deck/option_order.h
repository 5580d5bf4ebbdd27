// What stands where among a question's options: choices to tick, right sides to match, things to order, words to fill
// in.
#pragma once

#include "bank/bank.h"
#include "deck/deck.h"

#include <string_view>
#include <vector>

namespace recto::deck {

/// How many options a question has to be put in order: its choices; the right sides of its pairs and then its decoys;
/// its items; the answers of its gaps and then what else they offer.  0 if it has none, or gaps that offer nothing
/// else.
[[nodiscard]] int option_count(const bank::Question& question);

/// Right answers of neighbouring questions that may have the same letter: a longer run makes people doubt what they
/// know.
inline constexpr int longest_run = 3;

/// Fills `Entry::options` of all entries for one version: for each place the option that stands there, counted as in
/// `option_count`.
///
/// Options stand in order of their rank under the seed and version, so that a version shuffles them anew and one that
/// is added to the bank does not reorder the others.  Choices pinned last stay last, those that may not be shuffled as
/// written.  Of choices with `show`, every version has the same.  Pairs and things to order never stand in the right
/// order already.  The right letters of single-answer questions form no run longer than `longest_run`, unless a
/// question has only one order.
void order_options(std::vector<Entry>& entries, Seed seed, std::string_view version);

/// The letter of the option in place `place`: A, B, C …
[[nodiscard]] char letter_of(std::size_t place);

}  // namespace recto::deck
