#include "deck/fill.h"
#include "deck/matching.h"
#include "diag/assertion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace recto::deck {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// A question that may be taken: its place in the order of ranks is what it costs to prefer it.
struct Item {
  int question = 0;
  std::size_t minutes = 0;
  std::uint32_t position = 0;
};

/// Chooses, from each pool, as many items as asked, so that all minutes sum up to at most a budget and as near to it as
/// can be; among such choices the one with the smallest sum of positions.  A knapsack over exact counts.
class Knapsack {
 public:
  Knapsack(std::vector<std::vector<Item>> pools, std::vector<std::size_t> counts, std::size_t budget)
      : pools_{std::move(pools)}, counts_{std::move(counts)}, budget_{budget} {}

  /// By pool.  Requires that a choice exists.
  Filling choose() {
    best_.assign(budget_ + 1, never);
    best_[0] = 0;
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) add_pool(pool);
    auto total = budget_;
    while (best_[total] == never) --total;  // 0 is reached by the empty choice of no pools
    Filling filling(pools_.size());
    for (std::size_t pool = pools_.size(); pool-- > 0;) total = take_back(pool, total, filling[pool]);
    return filling;
  }

 private:
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

  [[nodiscard]] std::size_t cell(std::size_t count, std::size_t sum) const { return count * (budget_ + 1) + sum; }

  void add_pool(std::size_t pool) {
    const auto count = counts_[pool];
    std::vector<std::uint64_t> cost(cell(count, budget_) + 1, never);
    std::copy(best_.begin(), best_.end(), cost.begin());
    auto& taken = taken_.emplace_back();
    for (const auto& item : pools_[pool]) {
      auto& bits = taken.emplace_back(cost.size());
      for (auto chosen = count; chosen > 0; --chosen) {
        for (auto sum = item.minutes; sum <= budget_; ++sum) {
          const auto before = cost[cell(chosen - 1, sum - item.minutes)];
          auto& now = cost[cell(chosen, sum)];
          if (before == never || before + item.position >= now) continue;
          now = before + item.position;
          bits[cell(chosen, sum)] = true;
        }
      }
    }
    std::copy(cost.end() - static_cast<std::ptrdiff_t>(budget_ + 1), cost.end(), best_.begin());
  }

  std::size_t take_back(std::size_t pool, std::size_t sum, std::vector<int>& chosen) {
    auto count = counts_[pool];
    for (std::size_t i = pools_[pool].size(); i-- > 0 && count > 0;) {
      if (!taken_[pool][i][cell(count, sum)]) continue;
      chosen.push_back(pools_[pool][i].question);
      sum -= pools_[pool][i].minutes;
      --count;
    }
    RECTO_ASSERT(count == 0);
    return sum;
  }

  std::vector<std::vector<Item>> pools_;
  std::vector<std::size_t> counts_;
  std::size_t budget_;
  std::vector<std::uint64_t> best_;                  // by sum, over the pools so far
  std::vector<std::vector<std::vector<bool>>> taken_;  // by pool, item and cell: is the item in the best choice
};

class Timetable {
 public:
  Timetable(const Candidates& candidates, std::size_t budget) : candidates_{candidates}, budget_{budget} {
    for (std::size_t i = 0; i < candidates.by_rank.size(); ++i) {
      const int question = candidates.by_rank[i];
      const auto minutes = candidates.question(question).minutes;
      if (minutes == 0 || candidates.fits[at(question)].empty()) continue;
      items_.push_back({question, at(minutes), static_cast<std::uint32_t>(i)});
    }
    for (const auto* slot : candidates.slots) counts_.push_back(at(slot->count.value_or(0)));
  }

  /// The shortest filling of the slots that have a count; short slots stay short.
  [[nodiscard]] Filling shortest() const {
    auto items = items_;
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.minutes < b.minutes; });
    Matching matching(counts_, candidates_.fits);
    for (const auto& item : items) {
      if (matching.complete()) break;
      static_cast<void>(matching.seat(item.question));
    }
    Filling filling;
    for (std::size_t slot = 0; slot < counts_.size(); ++slot) {
      filling.push_back(matching.seated_in(static_cast<int>(slot)));
    }
    return filling;
  }

  [[nodiscard]] std::size_t minutes_of(const Filling& filling) const {
    std::size_t sum = 0;
    for (const auto& slot : filling) {
      for (const int question : slot) sum += at(candidates_.question(question).minutes);
    }
    return sum;
  }

  /// Gives slots without a count one, in turns, as long as the next question by rank fits the time that is left.
  /// Requires that the counted slots can be filled in time.
  void count_open_slots() {
    const auto first = best();
    auto left = budget_ - minutes_of(first);
    std::vector<char> taken(candidates_.fits.size(), 0);
    for (const auto& slot : first) {
      for (const int question : slot) taken[at(question)] = 1;
    }
    for (bool found = true; found;) {
      found = false;
      for (std::size_t slot = 0; slot < counts_.size(); ++slot) {
        if (candidates_.slots[slot]->count) continue;
        const auto next = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
          return taken[at(item.question)] == 0 && item.minutes <= left && fits(item, static_cast<int>(slot));
        });
        if (next == items_.end()) continue;
        taken[at(next->question)] = 1;
        left -= next->minutes;
        ++counts_[slot];
        found = true;
      }
    }
  }

  /// Requires that a filling within the budget exists.
  [[nodiscard]] Filling best() const { return Knapsack(pools(), counts_, budget_).choose(); }

 private:
  [[nodiscard]] bool fits(const Item& item, int slot) const {
    const auto& slots = candidates_.fits[at(item.question)];
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  }

  // Each question in the pool of one slot: where the shortest filling has it, else where there is least to choose from.
  // So the pools allow a choice whenever there is one.  Of equal minutes no more than a slot takes can matter.
  [[nodiscard]] std::vector<std::vector<Item>> pools() const {
    std::map<int, int> home;
    const auto filling = shortest();
    for (std::size_t slot = 0; slot < filling.size(); ++slot) {
      for (const int question : filling[slot]) home[question] = static_cast<int>(slot);
    }
    std::vector<std::vector<Item>> pools(counts_.size());
    std::map<std::pair<int, std::size_t>, std::size_t> equals;
    const auto fuller = [&](int a, int b) {
      return pools[at(a)].size() * counts_[at(b)] < pools[at(b)].size() * counts_[at(a)];
    };
    for (const auto& item : items_) {
      const auto& slots = candidates_.fits[at(item.question)];
      const auto kept = home.find(item.question);
      const int slot = kept != home.end() ? kept->second : *std::min_element(slots.begin(), slots.end(), fuller);
      auto& same = equals[{slot, item.minutes}];
      if (kept == home.end() && same >= counts_[at(slot)]) continue;
      ++same;
      pools[at(slot)].push_back(item);
    }
    return pools;
  }

  const Candidates& candidates_;
  std::size_t budget_;
  std::vector<Item> items_;           // by rank
  std::vector<std::size_t> counts_;  // by slot
};

std::optional<std::size_t> minutes_of_picks(const Candidates& candidates, diag::Diagnostics& diagnostics) {
  std::size_t sum = 0;
  const auto errors_before = diagnostics.error_count();
  for (const auto& pick : candidates.picks) {
    const auto& question = candidates.question(pick.question);
    sum += at(question.minutes);
    if (question.minutes > 0) continue;
    const auto& entry = std::get<Pick>(candidates.selection->entries[at(pick.entry)]);
    diagnostics
        .error("untimed-pick", fmt::format("question `{}` without `minutes` in a timed deck", question.id),
               entry.ref.place)
        .notes.push_back(fmt::format("it is at {}", diag::location(question.place)));
  }
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return sum;
}

}  // namespace

std::optional<Filling> fill_within(const Candidates& candidates, int minutes, const diag::Span& place,
                                   diag::Diagnostics& diagnostics) {
  const auto picks = minutes_of_picks(candidates, diagnostics);
  if (!picks) return std::nullopt;
  const auto errors_before = diagnostics.error_count();
  const auto budget = at(minutes) - std::min(*picks, at(minutes));
  Timetable timetable(candidates, budget);
  const auto shortest = timetable.shortest();
  for (std::size_t slot = 0; slot < shortest.size(); ++slot) {
    const auto asked = at(candidates.slots[slot]->count.value_or(0));
    if (shortest[slot].size() < asked) report_short(candidates, shortest, static_cast<int>(slot), asked, diagnostics);
  }
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  const auto least = *picks + timetable.minutes_of(shortest);
  if (least > at(minutes)) {
    auto& error = diagnostics.error("too-little-time", fmt::format("no filling within {} minutes", minutes), place);
    error.notes.push_back(fmt::format("the shortest takes {}", least));
    if (*picks > 0) error.notes.push_back(fmt::format("picks alone take {}", *picks));
    return std::nullopt;
  }
  timetable.count_open_slots();
  return timetable.best();
}

}  // namespace recto::deck
