// One question as cards: fronts and backs, and what is done when text is long.
#pragma once

#include "compose/face_setter.h"
#include "deck/deck.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace recto::compose {

/// A composed card; coordinates relative to its top-left corner.
struct Card {
  Items front;
  Items back;  ///< null: none
};

/// The steps of the ladder a question went: each is reported.
struct FaceSqueezes {
  Squeeze front;
  Squeeze back;
  bool operator==(const FaceSqueezes&) const = default;
};

struct Fitted {
  FaceSqueezes squeezes;
  int parts = 1;              ///< cards it takes
  geometry::Length smallest;  ///< type size set
  bool operator==(const Fitted&) const = default;

  [[nodiscard]] double least_size() const { return std::min(squeezes.front.size, squeezes.back.size); }
  [[nodiscard]] double least_leading() const { return std::min(squeezes.front.leading, squeezes.back.leading); }
};

/// What a question became.  `cards` is empty if it does not fit anywhere; the findings say why.
struct ComposedQuestion {
  std::vector<Card> cards;
  Fitted fitted;
  Findings findings;
  diag::Diagnostics losses;  ///< errors that name question, face and cause
};

/// The subject of `entry` on a card.
[[nodiscard]] Subject card_subject(const deck::Deck& deck, const deck::Entry& entry, const References& common);

/// Composes the cards of one question.
///
/// What does not fit walks the ladder: smaller type down to each block's least size (by face or by card; `fixed` is the
/// top rung where all of a deck has one size), tighter lines, further cards for the rest of the answer, an error.
/// Words are broken for want of room only where they would be so at the least size too.
[[nodiscard]] ComposedQuestion compose_question(const Setting& setting, const deck::Deck& deck,
                                                const deck::Entry& entry, const References& common,
                                                std::optional<FaceSqueezes> fixed);

}  // namespace recto::compose
