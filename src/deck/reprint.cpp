#include "deck/reprint.h"

#include "deck/lookup.h"
#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

std::vector<std::string> sorted(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return ids;
}

bool asks_others(const ManifestVersion& version, const Manifest& manifest) {
  return !version.ids.empty() && sorted(version.ids) != sorted(manifest.ids);
}

/// Which entry of a selection a printed question came from.  A manifest does not say: a pick by its name, else the
/// first slot that would take it.
class Entries {
 public:
  Entries(const Selection& selection, const bank::Bank& bank) {
    diag::Diagnostics reported_when_selecting;
    Lookup lookup(bank, reported_when_selecting);
    for (const auto& entry : selection.entries) {
      const auto* slot = std::get_if<Slot>(&entry);
      takes_.push_back(slot != nullptr ? Taker{lookup.condition(slot->filter), nullptr}
                                       : Taker{std::nullopt, lookup.question(std::get<Pick>(entry).ref)});
    }
  }

  [[nodiscard]] std::size_t of(const bank::Question& question) const {
    const auto picks = [&](const Taker& taker) { return taker.picked == &question; };
    auto found = std::ranges::find_if(takes_, picks);
    if (found == takes_.end()) {
      found = std::ranges::find_if(
          takes_, [&](const Taker& taker) { return taker.condition && taker.condition->holds(question); });
    }
    return found == takes_.end() ? 0 : static_cast<std::size_t>(found - takes_.begin());
  }

 private:
  struct Taker {
    std::optional<Condition> condition;
    const bank::Question* picked;
  };
  std::vector<Taker> takes_;
};

}  // namespace

std::optional<Arrangement> reprint(const std::vector<std::string>& ids, const DeckSpec& spec, const bank::Bank& bank,
                                   diag::Diagnostics& diagnostics) {
  const auto& place = spec.selection.reprint->place;
  const auto errors = diagnostics.error_count();
  std::vector<Choice> choices;
  const Entries entries(spec.selection, bank);
  std::vector<bool> listed(bank.questions.size());
  for (const auto& id : ids) {
    const auto* question = bank.find_question(id);
    if (question == nullptr) {
      diagnostics.error("lost-question", fmt::format("no question `{}`, which the manifest lists", id), place)
          .hint("a question that was renamed keeps its old id as an alias");
      continue;
    }
    const auto position = static_cast<std::size_t>(question - bank.questions.data());
    if (listed[position]) {
      diagnostics.error("duplicate-question", fmt::format("question `{}` twice in the manifest", id), place);
    }
    listed[position] = true;
    choices.push_back({question, entries.of(*question), Pick::Pin::no});
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  return in_given_order(choices, spec.selection, spec.order.sections, bank);
}

std::vector<Draw> reprint_draws(const Manifest& manifest, const DeckSpec& spec, const bank::Bank& bank,
                                diag::Diagnostics& diagnostics) {
  const auto others = [&](const ManifestVersion& version) { return asks_others(version, manifest); };
  const bool different = std::ranges::any_of(manifest.versions, others);
  const auto& place = spec.selection.reprint->place;
  std::vector<Draw> draws;
  for (const auto& letter : version_letters(spec)) {
    const auto version = std::ranges::find(manifest.versions, letter, &ManifestVersion::letter);
    const bool known = version != manifest.versions.end() && !version->ids.empty();
    if (!known && different) {
      diagnostics.error("lost-version", fmt::format("no version `{}` in the manifest", letter), place)
          .hint("its versions ask different questions, so that a further one cannot be known");
    } else if (known) {
      auto arrangement = reprint(version->ids, spec, bank, diagnostics);
      if (arrangement) {
        draws.push_back(
            {letter, Draw::Order::printed, std::move(arrangement->entries), std::move(arrangement->sections)});
      }
    }
  }
  return draws;
}

void compare(const Deck& deck, const DeckSpec& spec, const Manifest& manifest, diag::Diagnostics& diagnostics) {
  const auto letters = version_letters(spec);
  for (const auto& version : manifest.versions) {
    const bool printed = std::ranges::find(letters, version.letter) != letters.end();
    if (!printed && !deck.draws.empty()) continue;
    const auto now = version_of(deck, spec, version.letter).hash;
    if (now == version.hash) continue;
    diagnostics
        .warning("reprint-differs", fmt::format("the reprint is `{}`, the manifest has `{}`", now, version.hash),
                 spec.selection.reprint->place)
        .hint("the questions' texts or their order were changed since");
    return;
  }
}

}  // namespace recto::deck
