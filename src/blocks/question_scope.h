// The scope that a question of a deck is composed for, on cards and in documents alike.
#pragma once

#include "blocks/scope.h"
#include "deck/deck.h"

namespace recto::blocks {

/// The scope of `entry`: `common` with the question's own values laid over it.
[[nodiscard]] Scope question_scope(const deck::Deck& deck, const deck::Entry& entry, const Variables& common);

}  // namespace recto::blocks
