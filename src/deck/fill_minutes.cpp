#include "deck/fill_minutes.h"

#include "deck/budget.h"
#include "deck/pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace recto::deck {
namespace {

std::string minutes_text(int minutes) { return fmt::format("{} minute{}", minutes, minutes == 1 ? "" : "s"); }

class Planner {
 public:
  Planner(const Wishes& wishes, const Selection& selection, const bank::Bank& bank, diag::Diagnostics& diagnostics)
      : wishes_{wishes}, budget_{*selection.minutes}, place_{selection.minutes_place}, diagnostics_{diagnostics} {
    std::vector<std::size_t> slots(wishes.slots.size());
    std::iota(slots.begin(), slots.end(), std::size_t{0});
    pool_ = pool_of(wishes, std::move(slots), bank, selection.seed);
    for (std::size_t i = 0; i < wishes.slots.size(); ++i) {
      const int supply = pool_.supply(static_cast<int>(i));
      counts_.push_back(std::min(wishes.slots[i].slot.count.value_or(supply), supply));
      if (supply == 0) report_empty(wishes.slots[i], wishes, bank, diagnostics);
    }
    for (const auto& pick : wishes.picks) picked_ += pick.question->minutes;
  }

  std::vector<Choice> run() {
    if (!check_times() || !check_picks()) return {};
    order_by_turn();
    std::vector<Timed> timed;
    for (const auto& candidate : pool_.candidates) timed.push_back({candidate.question->minutes, candidate.group});
    Matching matching(pool_.groups, counts_);
    const auto chosen = fill_budget(timed, budget_ - picked_, matching);
    matching = matching.settled();
    auto choices = wishes_.picks;
    for (auto& choice : placed(pool_, chosen, matching, wishes_)) choices.push_back(choice);
    if (check_sum(choices)) warn_of_idle(matching);
    return choices;
  }

 private:
  bool check_times() {
    std::vector<std::string> untimed;
    const auto check = [&](const bank::Question& question) {
      if (question.minutes == 0) untimed.push_back(question.id);
    };
    for (const auto& pick : wishes_.picks) check(*pick.question);
    for (const auto& candidate : pool_.candidates) check(*candidate.question);
    if (untimed.empty()) return true;
    std::ranges::sort(untimed);
    diagnostics_
        .error("untimed",
               fmt::format("question{} without `minutes`: {}", untimed.size() == 1 ? "" : "s", some_of(untimed)),
               place_)
        .hint("a time budget needs the minutes of every question it may take");
    return false;
  }

  bool check_picks() {
    if (picked_ <= budget_) return true;
    diagnostics_
        .error("over-budget",
               fmt::format("{} asked for, the questions named by `ref` take {}", minutes_text(budget_), picked_),
               place_)
        .hint(fmt::format("plan for at least {}", minutes_text(picked_)));
    return false;
  }

  // Sorts candidates by the turn at which their slot would call them, were all slots filled side by side.
  void order_by_turn() {
    std::vector<int> called(counts_.size());
    std::vector<std::pair<double, Candidate>> turns;
    for (const auto& candidate : pool_.candidates) {
      double turn = std::numeric_limits<double>::max();
      for (const int slot : pool_.groups[static_cast<std::size_t>(candidate.group)]) {
        const auto i = static_cast<std::size_t>(slot);
        turn = std::min(turn, static_cast<double>(called[i]++) / counts_[i]);
      }
      turns.emplace_back(turn, candidate);
    }
    std::ranges::stable_sort(turns, {}, &std::pair<double, Candidate>::first);
    for (std::size_t i = 0; i < turns.size(); ++i) pool_.candidates[i] = turns[i].second;
  }

  // If more than the longest question is left over, one more would have fitted in, were there one.
  bool check_sum(const std::vector<Choice>& choices) {
    int sum = 0;
    int longest = 0;
    for (const auto& choice : choices) {
      sum += choice.question->minutes;
      longest = std::max(longest, choice.question->minutes);
    }
    if (choices.empty()) {
      report_nothing_fits();
      return false;
    }
    if (budget_ - sum <= longest) return true;
    diagnostics_
        .error("under-budget",
               fmt::format("{} asked for, {} available{}", minutes_text(budget_), sum, for_version(wishes_)), place_)
        .hint(fmt::format("raise counts, widen filters, or plan for {}", minutes_text(sum)));
    return false;
  }

  void report_nothing_fits() {
    if (pool_.candidates.empty()) return;  // each slot has told so
    const auto minutes = [](const Candidate& candidate) { return candidate.question->minutes; };
    const auto shortest = std::ranges::min_element(pool_.candidates, {}, minutes);
    diagnostics_
        .error("under-budget", fmt::format("no question fits into {}{}", minutes_text(budget_), for_version(wishes_)),
               place_)
        .hint(fmt::format("the shortest{}, `{}`, takes {}",
                          wishes_.version.empty() ? "" : " that earlier versions leave", shortest->question->id,
                          minutes_text(minutes(*shortest))));
  }

  void warn_of_idle(const Matching& matching) {
    for (std::size_t i = 0; i < wishes_.slots.size(); ++i) {
      if (counts_[i] == 0 || matching.filled(static_cast<int>(i)) > 0) continue;
      diagnostics_
          .warning("idle-slot",
                   fmt::format("no question of this slot in {}{}", minutes_text(budget_), for_version(wishes_)),
                   wishes_.slots[i].slot.place)
          .hint("raise `minutes` or lower the counts of the other slots");
    }
  }

  const Wishes& wishes_;
  int budget_;
  diag::Span place_;
  diag::Diagnostics& diagnostics_;
  Pool pool_;
  std::vector<int> counts_;
  int picked_ = 0;
};

}  // namespace

std::vector<Choice> fill_minutes(const Wishes& wishes, const Selection& selection, const bank::Bank& bank,
                                 diag::Diagnostics& diagnostics) {
  return Planner(wishes, selection, bank, diagnostics).run();
}

}  // namespace recto::deck
