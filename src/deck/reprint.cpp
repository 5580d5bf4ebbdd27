#include "deck/reprint.h"

#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::deck {

std::optional<Arrangement> reprint(const Manifest& manifest, const diag::Span& place, OrderKey sections,
                                   const bank::Bank& bank, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  std::vector<const bank::Question*> questions;
  std::vector<bool> listed(bank.questions.size());
  for (const auto& id : manifest.ids) {
    const auto* question = bank.find_question(id);
    if (question == nullptr) {
      diagnostics.error("lost-question", fmt::format("no question `{}`, which the manifest lists", id), place)
          .notes.emplace_back("a question that was renamed keeps its old id as an alias");
      continue;
    }
    const auto position = static_cast<std::size_t>(question - bank.questions.data());
    if (listed[position]) {
      diagnostics.error("doubled-question", fmt::format("question `{}` twice in the manifest", id), place);
    }
    listed[position] = true;
    questions.push_back(question);
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  return in_given_order(questions, sections, bank);
}

void compare(const Deck& deck, const DeckSpec& spec, const Manifest& manifest, diag::Diagnostics& diagnostics) {
  for (const auto& version : manifest.versions) {
    const auto now = version_of(deck, spec, version.letter).hash;
    if (now == version.hash) continue;
    diagnostics
        .warning("reprint-differs", fmt::format("the reprint is `{}`, the manifest has `{}`", now, version.hash),
                 spec.selection.reprint->place)
        .notes.emplace_back("the questions' texts or their order were changed since");
    return;
  }
}

}  // namespace recto::deck
