#include "deck/select.h"

#include "deck/arrange.h"
#include "deck/check_versions.h"
#include "deck/fill.h"
#include "deck/gather_passages.h"
#include "deck/hash.h"
#include "deck/option_order.h"
#include "deck/pool.h"
#include "deck/reprint.h"
#include "diag/assertion.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

/// The deck's own questions and those of versions that ask others.
struct Chosen {
  Arrangement own;
  std::vector<Draw> draws;
};

/// Fills slots, version after version: what one version has, later ones cannot take.
class Drawing {
 public:
  Drawing(const DeckSpec& spec, const bank::Bank& bank, Wishes wishes, diag::Diagnostics& diagnostics)
      : spec_{spec}, bank_{bank}, wishes_{std::move(wishes)}, diagnostics_{diagnostics} {}

  std::optional<Chosen> run() {
    auto own = draw();
    if (!own) return std::nullopt;
    Chosen chosen{std::move(*own), {}};
    if (spec_.selection.versions == Selection::Versions::same) return chosen;
    const auto letters = version_letters(spec_);
    for (std::size_t i = 1; i < letters.size(); ++i) {
      wishes_.version = letters[i];
      auto next = draw();
      if (!next) return std::nullopt;
      chosen.draws.push_back(
          {letters[i], Draw::Order::to_shuffle, std::move(next->entries), std::move(next->sections)});
    }
    return chosen;
  }

 private:
  std::optional<Arrangement> draw() {
    const auto choices = fill(wishes_, spec_.selection, bank_, diagnostics_);
    if (!choices) return std::nullopt;
    for (const auto& choice : *choices) {
      wishes_.used[static_cast<std::size_t>(choice.question - bank_.questions.data())] = true;
    }
    return arrange(*choices, spec_.selection, spec_.order, bank_);
  }

  const DeckSpec& spec_;
  const bank::Bank& bank_;
  Wishes wishes_;
  diag::Diagnostics& diagnostics_;
};

std::optional<Chosen> chosen(const DeckSpec& spec, const bank::Bank& bank, const std::vector<Manifest>& manifests,
                             diag::Diagnostics& diagnostics) {
  const auto& selection = spec.selection;
  if (selection.reprint) {
    auto own = reprint(manifests.back().ids, spec, bank, diagnostics);
    if (!own) return std::nullopt;
    return Chosen{std::move(*own), reprint_draws(manifests.back(), spec, bank, diagnostics)};
  }
  auto wishes = resolve(selection, bank, manifests, diagnostics);
  if (!wishes) return std::nullopt;
  return Drawing{spec, bank, std::move(*wishes), diagnostics}.run();
}

Deck deck_of(const DeckSpec& spec, const bank::Bank& bank, Seed seed, Chosen chosen) {
  Deck deck{.bank = &bank,
            .id = spec.id,
            .title = spec.title,
            .subtitle = spec.subtitle,
            .instructions = spec.instructions,
            .author = spec.author.empty() ? bank.author : spec.author,
            .language = spec.language.empty() ? bank.language : spec.language,
            .seed = seed,
            .entries = std::move(chosen.own.entries),
            .sections = std::move(chosen.own.sections),
            .draws = std::move(chosen.draws)};
  if (!spec.selection.reprint) gather_passages(deck.entries, deck.sections);
  order_options(deck.entries, seed, {});
  deck.hash = hash_of(deck.entries);
  return deck;
}

/// Where some questions are worth points, the total leaves the others out: that is hardly meant.
void check_points(const Deck& deck, const DeckSpec& spec, diag::Diagnostics& diagnostics) {
  std::vector<std::string> without;
  for (const auto& entry : deck.entries) {
    if (entry.points == bank::Points{}) without.push_back(entry.question->id);
  }
  if (without.empty() || without.size() == deck.entries.size()) return;
  diagnostics
      .warning("no-points",
               fmt::format("{} question{} without points in a deck with points: {}", without.size(),
                           without.size() == 1 ? "" : "s", some_of(without)),
               spec.selection.place)
      .hint("give them points in the bank, or give `points` to their slot");
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
  auto found = chosen(spec, bank, manifests, diagnostics);
  if (!found) return std::nullopt;
  if (found->own.entries.empty()) {
    diagnostics.error("empty-deck", fmt::format("deck `{}` selects no question", spec.id), spec.place);
    return std::nullopt;
  }
  const auto& again = spec.selection.reprint;
  auto deck = deck_of(spec, bank, again ? manifests.back().seed : spec.selection.seed, std::move(*found));
  check_versions(deck, spec, diagnostics);
  check_points(deck, spec, diagnostics);
  if (again) compare(deck, spec, manifests.back(), diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return deck;
}

}  // namespace recto::deck
