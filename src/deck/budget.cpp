#include "deck/budget.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace recto::deck {
namespace {

constexpr int most_steps = 400000;

/// Looks for a choice with a given sum.
class Search {
 public:
  Search(const std::vector<Timed>& questions, int budget, Matching& matching)
      : questions_{questions}, budget_{budget}, matching_{matching} {
    for (const auto& question : questions) groups_ = std::max(groups_, question.group + 1);
    tabulate();
  }

  std::vector<std::size_t> run() {
    for (int sum = std::min(budget_, most()); sum > 0 && steps_ < most_steps; --sum) {
      if (reachable(0, sum) && find(sum)) return chosen_;
    }
    empty();
    for (const auto index : best_) take(index);
    return chosen_;
  }

 private:
  // What sums the questions from each index on could make if slots took any number.
  void tabulate() {
    const auto width = static_cast<std::size_t>(budget_) + 1;
    sums_.assign(questions_.size() + 1, std::vector<bool>(width));
    longest_.assign(questions_.size() + 1, 0);
    sums_.back()[0] = true;
    for (std::size_t i = questions_.size(); i-- > 0;) {
      const auto minutes = static_cast<std::size_t>(questions_[i].minutes);
      longest_[i] = std::max(longest_[i + 1], questions_[i].minutes);
      sums_[i] = sums_[i + 1];
      for (std::size_t sum = minutes; sum < width; ++sum) {
        if (sums_[i + 1][sum - minutes]) sums_[i][sum] = true;
      }
    }
  }

  [[nodiscard]] bool reachable(std::size_t from, int sum) const { return sums_[from][static_cast<std::size_t>(sum)]; }

  // The largest sum of all: the greedy choice is the best, since what fits into slots is a matroid.
  int most() {
    std::vector<std::size_t> order(questions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return questions_[i].minutes; });
    std::vector<bool> full(static_cast<std::size_t>(groups_));
    int sum = 0;
    for (const auto i : order) {
      const auto group = static_cast<std::size_t>(questions_[i].group);
      if (full[group]) continue;
      if (take(i)) {
        sum += questions_[i].minutes;
      } else {
        full[group] = true;
      }
    }
    empty();
    return sum;
  }

  bool take(std::size_t index) {
    if (matching_.add(questions_[index].group) == Matching::Room::none) return false;
    chosen_.push_back(index);
    return true;
  }

  std::size_t drop() {
    const auto index = chosen_.back();
    chosen_.pop_back();
    matching_.remove(questions_[index].group);
    return index;
  }

  void empty() {
    while (!chosen_.empty()) drop();
  }

  bool find(int sum) {
    empty();
    rest_ = sum;
    std::size_t next = 0;
    while (rest_ > 0) {
      if (const auto index = advance(next)) {
        rest_ -= questions_[*index].minutes;
        next = *index + 1;
        note_best(sum - rest_);
      } else {
        if (chosen_.empty() || steps_ >= most_steps) return false;
        note_failure();
        next = drop() + 1;
        rest_ += questions_[next - 1].minutes;
      }
    }
    return true;
  }

  // Takes the first question from `next` on that leaves a hope of the rest.
  std::optional<std::size_t> advance(std::size_t next) {
    const auto known = failed_.find(state());
    const auto end = known == failed_.end() ? questions_.size() : std::min(known->second, questions_.size());
    for (; next < end && hopeful(next); ++next) {
      if (questions_[next].minutes > rest_) continue;
      ++steps_;
      if (take(next)) return next;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool hopeful(std::size_t next) const {
    return reachable(next, rest_) && static_cast<long long>(matching_.room()) * longest_[next] >= rest_;
  }

  // With these groups in and this much to go, nothing after the last question taken will do, whatever the whole sum.
  void note_failure() {
    const std::size_t first = chosen_.empty() ? 0 : chosen_.back() + 1;
    const auto [known, added] = failed_.emplace(state(), first);
    if (!added) known->second = std::min(known->second, first);
  }

  [[nodiscard]] std::vector<int> state() const {
    std::vector<int> state{rest_};
    for (int group = 0; group < groups_; ++group) state.push_back(matching_.count(group));
    return state;
  }

  void note_best(int sum) {
    if (sum <= best_sum_) return;
    best_sum_ = sum;
    best_ = chosen_;
  }

  const std::vector<Timed>& questions_;
  int budget_;
  Matching& matching_;
  int groups_ = 0;
  std::vector<std::vector<bool>> sums_;  // [first index][sum]
  std::vector<int> longest_;             // [first index]
  std::map<std::vector<int>, std::size_t> failed_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> best_;
  int best_sum_ = 0;
  int rest_ = 0;
  int steps_ = 0;
};

}  // namespace

std::vector<std::size_t> fill_budget(const std::vector<Timed>& questions, int budget, Matching& matching) {
  return Search(questions, budget, matching).run();
}

}  // namespace recto::deck
