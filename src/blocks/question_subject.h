// The subject that a question of a deck is composed for, on cards and in documents alike.
#pragma once

#include "blocks/subject.h"
#include "deck/deck.h"

namespace recto::blocks {

/// The subject of `entry`: `common` with the question's own values laid over it.
[[nodiscard]] Subject question_subject(const deck::Deck& deck, const deck::Entry& entry, const References& common);

}  // namespace recto::blocks
