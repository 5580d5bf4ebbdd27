#include "deck/candidates.h"

#include "deck/generator.h"
#include "deck/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

/// Goes over a selection once and reports all that is wrong with it.
class Gatherer {
 public:
  Gatherer(const DeckSpec& spec, const bank::Bank& bank, const std::vector<Manifest>& manifests,
           diag::Diagnostics& diagnostics)
      : spec_{spec}, bank_{bank}, manifests_{manifests}, diagnostics_{diagnostics}, names_{bank, diagnostics} {
    result_.bank = &bank;
    result_.selection = &spec.selection;
    result_.excluded_by.assign(bank.questions.size(), -1);
    result_.picked.assign(bank.questions.size(), 0);
    result_.fits.resize(bank.questions.size());
  }

  Candidates gather() {
    exclude();
    const auto& entries = spec_.selection.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (const auto* pick = std::get_if<Pick>(&entries[i])) take(*pick, static_cast<int>(i));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (const auto* slot = std::get_if<Slot>(&entries[i])) open(*slot, static_cast<int>(i));
    }
    rank_all();
    return std::move(result_);
  }

 private:
  [[nodiscard]] int index_of(const bank::Question& question) const {
    return static_cast<int>(&question - bank_.questions.data());
  }

  void exclude() {
    std::size_t manifest = 0;
    const auto& exclusions = spec_.selection.exclusions;
    for (std::size_t i = 0; i < exclusions.size(); ++i) {
      const int index = static_cast<int>(i);
      if (exclusions[i].manifest) {
        exclude(manifests_[manifest++], *exclusions[i].manifest, index);
      } else if (exclusions[i].ref) {
        if (const auto* question = names_.question(*exclusions[i].ref)) exclude(*question, index);
      } else {
        const Matcher matcher(exclusions[i].filter, bank_, names_);
        for (const auto& question : bank_.questions) {
          if (matcher.matches(question)) exclude(question, index);
        }
      }
    }
  }

  void exclude(const bank::Question& question, int exclusion) {
    auto& by = result_.excluded_by[static_cast<std::size_t>(index_of(question))];
    if (by < 0) by = exclusion;
  }

  // A question that the bank no longer has needs no excluding.
  void exclude(const Manifest& manifest, const Name& name, int exclusion) {
    if (manifest.bank != bank_.id) {
      diagnostics_.error("other-bank", fmt::format("manifest of bank `{}`, not `{}`", manifest.bank, bank_.id),
                         name.place);
    }
    for (const auto& id : manifest.ids) {
      if (const auto* question = bank_.find_question(id)) exclude(*question, exclusion);
    }
  }

  void take(const Pick& pick, int entry) {
    const auto* question = names_.question(pick.ref);
    if (question == nullptr) return;
    const int index = index_of(*question);
    auto& picked = result_.picked[static_cast<std::size_t>(index)];
    if (picked != 0) {
      diagnostics_.error("doubled-pick", fmt::format("question `{}` picked twice", question->id), pick.ref.place)
          .notes.push_back(fmt::format("first picked at {}", diag::location(place_of(index))));
      return;
    }
    const int by = result_.excluded_by[static_cast<std::size_t>(index)];
    if (by >= 0 && spec_.selection.exclusions[static_cast<std::size_t>(by)].ref) {
      diagnostics_
          .error("excluded-pick", fmt::format("question `{}` both picked and excluded", question->id), pick.ref.place)
          .notes.push_back(fmt::format(
              "excluded at {}", diag::location(spec_.selection.exclusions[static_cast<std::size_t>(by)].place)));
    }
    picked = 1;
    result_.picks.push_back({index, entry});
  }

  [[nodiscard]] diag::Span place_of(int question) const {
    for (const auto& pick : result_.picks) {
      if (pick.question != question) continue;
      return std::get<Pick>(spec_.selection.entries[static_cast<std::size_t>(pick.entry)]).ref.place;
    }
    return {};
  }

  void open(const Slot& slot, int entry) {
    const int index = static_cast<int>(result_.slots.size());
    result_.slots.push_back(&slot);
    result_.slot_entries.push_back(entry);
    auto& matching = result_.matching.emplace_back();
    std::vector<Matcher> matchers{Matcher(slot.filter, bank_, names_)};
    for (const auto& filter : slot.alternatives) matchers.emplace_back(filter, bank_, names_);
    for (std::size_t i = 0; i < bank_.questions.size(); ++i) {
      const auto matches = [&](const Matcher& matcher) { return matcher.matches(bank_.questions[i]); };
      if (std::none_of(matchers.begin(), matchers.end(), matches)) continue;
      matching.push_back(static_cast<int>(i));
      if (result_.excluded_by[i] < 0 && result_.picked[i] == 0) result_.fits[i].push_back(index);
    }
  }

  void rank_all() {
    std::vector<std::pair<std::uint64_t, int>> ranks;
    ranks.reserve(bank_.questions.size());
    for (const auto& question : bank_.questions) {
      ranks.emplace_back(rank(spec_.selection.seed, "select", question.id), static_cast<int>(ranks.size()));
    }
    std::sort(ranks.begin(), ranks.end());
    result_.by_rank.reserve(ranks.size());
    for (const auto& [value, index] : ranks) result_.by_rank.push_back(index);
  }

  const DeckSpec& spec_;
  const bank::Bank& bank_;
  const std::vector<Manifest>& manifests_;
  diag::Diagnostics& diagnostics_;
  Names names_;
  Candidates result_;
};

}  // namespace

std::optional<Candidates> gather(const DeckSpec& spec, const bank::Bank& bank, const std::vector<Manifest>& manifests,
                                 diag::Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.error_count();
  auto candidates = Gatherer(spec, bank, manifests, diagnostics).gather();
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return candidates;
}

}  // namespace recto::deck
