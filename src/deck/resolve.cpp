#include "deck/resolve.h"

#include "diag/assertion.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace recto::deck {
namespace {

class Resolver {
 public:
  Resolver(const Selection& selection, const bank::Bank& bank, diag::Diagnostics& diagnostics)
      : selection_{selection}, bank_{bank}, diagnostics_{diagnostics}, lookup_{bank, diagnostics} {
    wishes_.picked.assign(bank.questions.size(), false);
    wishes_.excluded.assign(bank.questions.size(), false);
    wishes_.used.assign(bank.questions.size(), false);
  }

  Wishes run(const std::vector<Manifest>& manifests) {
    for (std::size_t i = 0; i < selection_.entries.size(); ++i) {
      if (const auto* slot = std::get_if<Slot>(&selection_.entries[i])) add(*slot, i);
      if (const auto* pick = std::get_if<Pick>(&selection_.entries[i])) add(*pick, i);
    }
    if (selection_.entries.empty()) add(Slot{.place = selection_.place}, 0);
    auto manifest = manifests.begin();
    for (const auto& exclusion : selection_.exclusions) {
      if (!exclusion.manifest) {
        exclude(exclusion);
        continue;
      }
      RECTO_ASSERT(manifest != manifests.end());
      exclude(*manifest++);
    }
    return std::move(wishes_);
  }

 private:
  void add(const Slot& slot, std::size_t entry) {
    Wish wish{slot, entry, {lookup_.condition(slot.filter)}};
    for (const auto& filter : slot.alternatives) wish.conditions.push_back(lookup_.condition(filter));
    wishes_.slots.push_back(std::move(wish));
  }

  void add(const Pick& pick, std::size_t entry) {
    const auto* question = lookup_.question(pick.ref);
    if (question == nullptr) return;
    const auto [first, added] = picked_.emplace(question, pick.ref.place);
    wishes_.picked[position(*question)] = true;
    if (added) {
      wishes_.picks.push_back({question, entry, pick.pin});
    } else {
      diagnostics_.error("duplicate-pick", fmt::format("question `{}` given twice", question->id), pick.ref.place)
          .hint(fmt::format("first given at {}", diag::location(first->second)));
    }
  }

  void exclude(const Exclusion& exclusion) {
    if (exclusion.ref) {
      exclude(*exclusion.ref);
      return;
    }
    const auto condition = lookup_.condition(exclusion.filter);
    for (const auto& question : bank_.questions) {
      if (condition.holds(question)) exclude(question);
    }
  }

  void exclude(const Name& ref) {
    const auto* question = lookup_.question(ref);
    if (question == nullptr) return;
    exclude(*question);
    const auto pick = picked_.find(question);
    if (pick == picked_.end()) return;
    diagnostics_.error("excluded-pick", fmt::format("question `{}` both named and excluded", question->id), ref.place)
        .hint(fmt::format("named at {}", diag::location(pick->second)));
  }

  // Questions that the bank has lost since need no exclusion.
  void exclude(const Manifest& manifest) {
    const auto exclude_all = [&](const std::vector<std::string>& ids) {
      for (const auto& id : ids) {
        if (const auto* question = bank_.find_question(id)) exclude(*question);
      }
    };
    exclude_all(manifest.ids);
    for (const auto& version : manifest.versions) exclude_all(version.ids);
  }

  void exclude(const bank::Question& question) { wishes_.excluded[position(question)] = true; }

  [[nodiscard]] std::size_t position(const bank::Question& question) const {
    return static_cast<std::size_t>(&question - bank_.questions.data());
  }

  const Selection& selection_;
  const bank::Bank& bank_;
  diag::Diagnostics& diagnostics_;
  Lookup lookup_;
  Wishes wishes_;
  std::map<const bank::Question*, diag::Span> picked_;  // looked up, never walked through
};

}  // namespace

bool Wish::accepts(const bank::Question& question) const {
  return std::ranges::any_of(conditions, [&](const Condition& condition) { return condition.holds(question); });
}

std::string for_version(const Wishes& wishes) {
  return wishes.version.empty() ? std::string{} : fmt::format(" for version `{}`", wishes.version);
}

std::optional<Wishes> resolve(const Selection& selection, const bank::Bank& bank,
                              const std::vector<Manifest>& manifests, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  auto wishes = Resolver(selection, bank, diagnostics).run(manifests);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return wishes;
}

}  // namespace recto::deck
