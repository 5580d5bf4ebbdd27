#include "deck/pool.h"

#include "deck/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace recto::deck {
namespace {

constexpr std::size_t most_named = 5;

std::vector<int> takers(const bank::Question& question, const Wishes& wishes, const std::vector<std::size_t>& slots) {
  std::vector<int> takers;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (wishes.slots[slots[i]].accepts(question)) takers.push_back(static_cast<int>(i));
  }
  return takers;
}

}  // namespace

int Pool::supply(int slot) const {
  return static_cast<int>(std::ranges::count_if(candidates, [&](const Candidate& candidate) {
    const auto& takers = groups[static_cast<std::size_t>(candidate.group)];
    return std::ranges::find(takers, slot) != takers.end();
  }));
}

Pool pool_of(const Wishes& wishes, std::vector<std::size_t> slots, const bank::Bank& bank, Seed seed) {
  Pool pool{std::move(slots), {}, {}};
  std::map<std::vector<int>, int> known;
  for (std::size_t i = 0; i < bank.questions.size(); ++i) {
    const auto& question = bank.questions[i];
    if (wishes.excluded[i] || wishes.picked[i] || wishes.used[i]) continue;
    auto group = takers(question, wishes, pool.slots);
    if (group.empty()) continue;
    const auto [found, added] = known.emplace(group, static_cast<int>(pool.groups.size()));
    if (added) pool.groups.push_back(std::move(group));
    pool.candidates.push_back({&question, found->second, rank(seed, "select", question.id)});
  }
  const auto key = [](const Candidate& candidate) { return std::tie(candidate.rank, candidate.question->id); };
  std::ranges::sort(pool.candidates, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return pool;
}

std::vector<Choice> placed(const Pool& pool, const std::vector<std::size_t>& chosen, const Matching& matching,
                           const Wishes& wishes) {
  // For each group, the slots with a place for it, each as often as it has one, last first.
  std::vector<std::vector<std::size_t>> places(pool.groups.size());
  for (std::size_t group = 0; group < pool.groups.size(); ++group) {
    for (auto slot = pool.groups[group].rbegin(); slot != pool.groups[group].rend(); ++slot) {
      const auto count = matching.placed(static_cast<int>(group), *slot);
      places[group].insert(places[group].end(), static_cast<std::size_t>(count),
                           pool.slots[static_cast<std::size_t>(*slot)]);
    }
  }
  std::vector<Choice> choices;
  for (const auto index : chosen) {
    const auto& candidate = pool.candidates[index];
    auto& left = places[static_cast<std::size_t>(candidate.group)];
    choices.push_back({candidate.question, wishes.slots[left.back()].entry, Pick::Pin::no});
    left.pop_back();
  }
  return choices;
}

std::string some_of(const std::vector<std::string>& ids) {
  const auto named = std::min(ids.size(), most_named);
  std::string text;
  for (std::size_t i = 0; i < named; ++i) text += fmt::format("{}`{}`", i == 0 ? "" : ", ", ids[i]);
  if (ids.size() > named) text += fmt::format(" and {} more", ids.size() - named);
  return text;
}

std::string account(const Wish& slot, int available, const Wishes& wishes, const bank::Bank& bank) {
  std::vector<std::string> excluded;
  int matching = 0;
  int picked = 0;
  int used = 0;
  for (std::size_t i = 0; i < bank.questions.size(); ++i) {
    const auto& question = bank.questions[i];
    if (!slot.accepts(question)) continue;
    ++matching;
    if (wishes.picked[i]) {
      ++picked;
    } else if (wishes.excluded[i]) {
      excluded.push_back(question.id);
    } else if (wishes.used[i]) {
      ++used;
    }
  }
  if (matching == 0) return "no question of the bank matches its filter";
  if (matching == available) return {};
  std::vector<std::string> parts;
  if (!excluded.empty()) parts.push_back(fmt::format("{} excluded ({})", excluded.size(), some_of(excluded)));
  if (picked > 0) parts.push_back(fmt::format("{} named by `ref`", picked));
  if (used > 0) parts.push_back(fmt::format("{} in earlier versions", used));
  const int others = matching - picked - used - available - static_cast<int>(excluded.size());
  if (others > 0) parts.push_back(fmt::format("{} taken by other slots", others));
  return fmt::format("{} {}: {}", matching, matching == 1 ? "matches" : "match", fmt::join(parts, ", "));
}

}  // namespace recto::deck
