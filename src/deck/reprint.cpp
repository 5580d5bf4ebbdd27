#include "deck/reprint.h"

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

}  // namespace

std::optional<Arrangement> reprint(const std::vector<std::string>& ids, const diag::Span& place, OrderKey sections,
                                   const bank::Bank& bank, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  std::vector<const bank::Question*> questions;
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
    questions.push_back(question);
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  return in_given_order(questions, sections, bank);
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
      auto arrangement = reprint(version->ids, place, spec.order.sections, bank, diagnostics);
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
