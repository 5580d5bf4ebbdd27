// Whether a deck has as many orders as versions are asked for.
#pragma once

#include "deck/deck.h"
#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

namespace recto::deck {

/// More versions than the shuffled questions have orders are an error; questions that keep their number from one
/// version to another, because there is no other place for them, are a warning.
void check_versions(const Deck& deck, const DeckSpec& spec, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
