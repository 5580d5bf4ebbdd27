// One question as cards: fronts and backs, and what is done when text is long.
#pragma once

#include "blocks/outcome.h"
#include "blocks/question_scope.h"
#include "cards/face_setter.h"
#include "deck/deck.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace recto::cards {

/// A composed card; coordinates relative to its top-left corner.
struct Card {
  Items front;
  Items back;  ///< null: none
};

/// What a question became.  `cards` is empty if it does not fit anywhere; the findings say why.
struct ComposedQuestion {
  std::vector<Card> cards;
  blocks::FitResult fitted;
  blocks::Findings findings;
  diag::Diagnostics problems;  ///< errors that name question, face and cause
};

/// Sizes that all cards of a deck share, largest first.
struct FaceSteps {
  std::vector<blocks::TypeScale> front;
  std::vector<blocks::TypeScale> back;
  /// Whether both faces of a card have the same.
  enum class Faces { apart, together } faces = Faces::apart;
};

/// Composes the cards of one question.
///
/// Type is as large as the layout allows and the room holds.  What does not fit walks the ladder: smaller type down to
/// each block's least size (by face or by card), tighter lines, further cards for the rest of the answer, an error.
/// `steps` are the only sizes taken above the least of them, where a deck has few sizes or one.
/// Lettering are broken for want of room only where they would be so at the least size too.
[[nodiscard]] ComposedQuestion compose_question(const blocks::ComposeContext& context, const deck::Deck& deck,
                                                const deck::Entry& entry, const blocks::Variables& common,
                                                const std::optional<FaceSteps>& steps);

}  // namespace recto::cards
