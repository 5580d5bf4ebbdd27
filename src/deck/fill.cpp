#include "deck/fill.h"

#include "deck/fill_minutes.h"
#include "deck/pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

class Filler {
 public:
  Filler(const Wishes& wishes, const Selection& selection, const bank::Bank& bank, diag::Diagnostics& diagnostics)
      : wishes_{wishes}, selection_{selection}, bank_{bank}, diagnostics_{diagnostics}, choices_{wishes.picks} {}

  std::vector<Choice> run() {
    fill_counted();
    for (const auto& slot : wishes_.slots) {
      if (!slot.slot.count) take_rest(slot);
    }
    return std::move(choices_);
  }

 private:
  void fill_counted() {
    std::vector<std::size_t> slots;
    std::vector<int> counts;
    for (std::size_t i = 0; i < wishes_.slots.size(); ++i) {
      if (!wishes_.slots[i].slot.count) continue;
      slots.push_back(i);
      counts.push_back(*wishes_.slots[i].slot.count);
    }
    const auto pool = pool_of(wishes_, std::move(slots), bank_, selection_.seed);
    Matching matching(pool.groups, std::move(counts));
    const auto chosen = choose(pool, matching);
    matching = matching.settled();
    for (auto& choice : placed(pool, chosen, matching, wishes_)) choices_.push_back(choice);
    for (std::size_t i = 0; i < pool.slots.size(); ++i) {
      check(wishes_.slots[pool.slots[i]], matching.filled(static_cast<int>(i)));
    }
  }

  // By rising rank whatever finds room: what fits into slots is a matroid, so this is the best there is.
  static std::vector<std::size_t> choose(const Pool& pool, Matching& matching) {
    std::vector<std::size_t> chosen;
    std::vector<bool> full(pool.groups.size());
    for (std::size_t i = 0; i < pool.candidates.size() && matching.room() > 0; ++i) {
      const auto group = pool.candidates[i].group;
      if (full[static_cast<std::size_t>(group)]) continue;
      if (matching.add(group) == Matching::Room::found) {
        chosen.push_back(i);
      } else {
        full[static_cast<std::size_t>(group)] = true;  // and stays so, however the others move
      }
    }
    return chosen;
  }

  void check(const Wish& slot, int filled) {
    const int asked = *slot.slot.count;
    if (filled == asked) return;
    auto& error = diagnostics_.error("short-slot",
                                     fmt::format("{} question{} asked for, {} available{}", asked,
                                                 asked == 1 ? "" : "s", filled, for_version(wishes_)),
                                     slot.slot.place);
    error.hint(account(slot, filled, wishes_, bank_));
    if (filled > 0) error.hint(fmt::format("ask for {} or widen the filter", filled));
  }

  void take_rest(const Wish& slot) {
    std::vector<bool> taken(bank_.questions.size());
    for (const auto& choice : choices_) {
      taken[static_cast<std::size_t>(choice.question - bank_.questions.data())] = true;
    }
    bool matches = false;
    for (std::size_t i = 0; i < bank_.questions.size(); ++i) {
      const auto& question = bank_.questions[i];
      if (wishes_.excluded[i] || wishes_.used[i] || !slot.accepts(question)) continue;
      matches = true;
      if (taken[i]) continue;
      choices_.push_back({&question, slot.entry, Pick::Pin::no});
    }
    if (!matches) report_empty(slot, wishes_, bank_, diagnostics_);
  }

  const Wishes& wishes_;
  const Selection& selection_;
  const bank::Bank& bank_;
  diag::Diagnostics& diagnostics_;
  std::vector<Choice> choices_;
};

}  // namespace

void report_empty(const Wish& slot, const Wishes& wishes, const bank::Bank& bank, diag::Diagnostics& diagnostics) {
  diagnostics.error("empty-slot", "no question left to take" + for_version(wishes), slot.slot.place)
      .hint(account(slot, 0, wishes, bank));
}

std::optional<std::vector<Choice>> fill(const Wishes& wishes, const Selection& selection, const bank::Bank& bank,
                                        diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  auto choices = selection.minutes ? fill_minutes(wishes, selection, bank, diagnostics)
                                   : Filler(wishes, selection, bank, diagnostics).run();
  if (diagnostics.error_count() > errors) return std::nullopt;
  return choices;
}

}  // namespace recto::deck
