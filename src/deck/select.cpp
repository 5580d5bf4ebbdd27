#include "deck/select.h"

#include "deck/arrange.h"
#include "deck/check_versions.h"
#include "deck/fill.h"
#include "deck/hash.h"
#include "deck/reprint.h"
#include "diag/assertion.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

std::optional<Arrangement> chosen(const DeckSpec& spec, const bank::Bank& bank, const std::vector<Manifest>& manifests,
                                  diag::Diagnostics& diagnostics) {
  const auto& selection = spec.selection;
  if (selection.reprint) {
    return reprint(manifests.back(), selection.reprint->place, spec.order.sections, bank, diagnostics);
  }
  const auto wishes = resolve(selection, bank, manifests, diagnostics);
  if (!wishes) return std::nullopt;
  const auto choices = fill(*wishes, selection, bank, diagnostics);
  if (!choices) return std::nullopt;
  return arrange(*choices, spec.order, bank, selection.seed);
}

Deck deck_of(const DeckSpec& spec, const bank::Bank& bank, Seed seed, Arrangement arrangement) {
  Deck deck{.bank = &bank,
            .id = spec.id,
            .title = spec.title,
            .subtitle = spec.subtitle,
            .language = spec.language.empty() ? bank.language : spec.language,
            .seed = seed,
            .entries = std::move(arrangement.entries),
            .sections = std::move(arrangement.sections)};
  deck.hash = hash_of(deck.entries);
  return deck;
}

std::size_t named_manifests(const Selection& selection) {
  const auto named = [](const Exclusion& exclusion) { return exclusion.manifest.has_value(); };
  return static_cast<std::size_t>(std::ranges::count_if(selection.exclusions, named)) + (selection.reprint ? 1 : 0);
}

}  // namespace

std::optional<Deck> select(const DeckSpec& spec, const bank::Bank& bank, const std::vector<Manifest>& manifests,
                           diag::Diagnostics& diagnostics) {
  RECTO_ASSERT(manifests.size() == named_manifests(spec.selection));
  const auto errors = diagnostics.error_count();
  auto arrangement = chosen(spec, bank, manifests, diagnostics);
  if (!arrangement) return std::nullopt;
  if (arrangement->entries.empty()) {
    diagnostics.error("empty-deck", fmt::format("deck `{}` selects no question", spec.id), spec.place);
    return std::nullopt;
  }
  const auto& again = spec.selection.reprint;
  auto deck = deck_of(spec, bank, again ? manifests.back().seed : spec.selection.seed, std::move(*arrangement));
  check_versions(deck, spec, diagnostics);
  if (again) compare(deck, spec, manifests.back(), diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return deck;
}

}  // namespace recto::deck
