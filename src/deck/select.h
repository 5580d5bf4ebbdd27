// Choosing questions for a deck.
#pragma once

#include "deck/deck.h"
#include "deck/deck_spec.h"
#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <functional>
#include <optional>

namespace recto::deck {

/// Fills the slots of `spec` from `bank` and orders the result.
///
/// No question is taken twice.  Picks are taken first; if a filling of all slots exists it is found (bipartite matching
/// by augmenting paths, Kuhn 1955), preferring questions of low rank under the seed.  A slot that stays short is an
/// error that says how many were asked and available and what was excluded.  Unknown levels, topics, tags and
/// ids are errors with the nearest known name.  With `minutes`, questions are chosen so that their times
/// sum up to at most that and as near as the slots allow.
/// `manifests` holds those named by the spec, read beforehand (same order as named: exclusions, then reprint).
[[nodiscard]] std::optional<Deck> select(const DeckSpec& spec, const bank::Bank& bank,
                                         const std::vector<Manifest>& manifests, diag::Diagnostics& diagnostics);

/// Version `letter` of `deck`: sections keep their place, questions are shuffled inside them by rank under seed and
/// letter; pinned ones stay.  The empty letter is the deck as it is.  Independent of how many versions there are.
[[nodiscard]] Version version_of(const Deck& deck, const DeckSpec& spec, const std::string& letter);

}  // namespace recto::deck
