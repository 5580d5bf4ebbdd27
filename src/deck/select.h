// Choosing questions for a deck.
#pragma once

#include "deck/deck.h"
#include "deck/deck_spec.h"
#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::deck {

/// Fills the slots of `spec` from `bank` and orders the result.
///
/// No question is taken twice.  Picks are taken first, also where a filter or manifest excludes them; if a filling of
/// all slots exists it is found (bipartite matching by augmenting paths, Kuhn 1955).  Of all fillings it is the one
/// with the lowest ranks under the seed (the greedy choice is the best: Edmonds & Fulkerson 1965), so that a question
/// added to the bank replaces at most one.  A slot without a count takes all that match and that others leave.  A slot
/// that stays short is an error that says how many were asked and available, and what was excluded.  Unknown levels,
/// topics, tags and ids are errors with the nearest known name.
///
/// With `minutes`, questions are chosen so that their times sum up to at most that and as near as the slots allow (see
/// budget.h); counts are upper bounds then.  A budget that is missed by more than the longest question is an error.
///
/// Sections stand in the bank's order of topics or levels, with the order `deck` as the slots name them.  Questions
/// added to the bank never reorder the others, as long as these stay in their slots where the order is `deck`.
///
/// Where versions ask different questions, each further version draws the next ones: what its slots give when earlier
/// versions' questions are gone.  So a version does not depend on how many come after it; picks are in all of them.
///
/// `manifests` holds those named by the spec, read beforehand (same order as named: exclusions, then reprint).  A
/// reprint takes questions, order and seed from its manifest; one whose texts have changed since is a warning.
[[nodiscard]] std::optional<Deck> select(const DeckSpec& spec, const bank::Bank& bank,
                                         const std::vector<Manifest>& manifests, diag::Diagnostics& diagnostics);

/// Versions of `deck` in the order of `letters`, each made so that no question keeps a number that it had in an earlier
/// one, wherever there is an arrangement without that: questions change places inside their sections, sections among
/// each other if the deck says so (`Order::Sections`); pinned questions stay.  A version depends on those before it,
/// not on those after it.  If the deck says an order that is not `shuffle`, the first version keeps it.
[[nodiscard]] std::vector<Version> versions_of(const Deck& deck, const DeckSpec& spec,
                                               const std::vector<std::string>& letters);

/// Version `letter` of those that the deck prints.  The empty letter is the deck as it is.
[[nodiscard]] Version version_of(const Deck& deck, const DeckSpec& spec, const std::string& letter);

/// For each of `versions`, how many questions have a number that they had in one before it; pinned ones do not count.
[[nodiscard]] std::vector<int> numbers_kept(const Deck& deck, const DeckSpec& spec,
                                            const std::vector<Version>& versions);

/// Every question of any version, each once, in the deck's order: a section holds its own questions first, then those
/// of later versions.
[[nodiscard]] Version united(const Deck& deck);

}  // namespace recto::deck
