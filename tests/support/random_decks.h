// Random decks, and the answers about them that trying everything gives.
#pragma once

#include "deck/deck.h"
#include "deck/deck_spec.h"
#include "support/deck_samples.h"

#include <string>
#include <vector>

namespace recto::test {

struct RandomDeck {
  std::vector<Sample> samples;
  std::vector<deck::Slot> slots;  ///< each with a count, at most one level and one topic
};

[[nodiscard]] RandomDeck random_deck(Random& random, int most_questions);
[[nodiscard]] Sample random_sample(Random& random, std::string id);

[[nodiscard]] deck::DeckSpec spec_of(const std::vector<deck::Slot>& slots, deck::Seed seed, const deck::Order& order);

/// Whether some of the questions fill all slots.
[[nodiscard]] bool can_fill(const std::vector<const bank::Question*>& questions, std::vector<deck::Slot> slots,
                            std::size_t next = 0);
/// Whether all of the questions find room in the slots.
[[nodiscard]] bool can_place(const std::vector<const bank::Question*>& questions, std::vector<deck::Slot> slots,
                             std::size_t next = 0);
/// The largest sum of minutes, up to the budget, of questions that find room.
[[nodiscard]] int best_minutes(const bank::Bank& bank, const std::vector<deck::Slot>& slots, int budget);

[[nodiscard]] std::vector<const bank::Question*> all_of(const bank::Bank& bank);
[[nodiscard]] std::vector<std::string> ids_of(const deck::Deck& deck);
[[nodiscard]] int minutes_of(const deck::Deck& deck);

}  // namespace recto::test
