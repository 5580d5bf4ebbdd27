#include "deck/budget.h"

#include <algorithm>
#include <map>
#include <utility>

namespace recto::deck {
namespace {

// Enough for every deck one would plan by hand; what needs more is cut off before anyone waits.
constexpr int most_nodes_for_a_sum = 5000;
constexpr int most_nodes = 20000;

/// Looks for a choice with a given sum.
class Search {
 public:
  Search(const std::vector<Timed>& questions, int budget, Matching& matching)
      : questions_{questions}, budget_{budget}, matching_{matching} {
    list_kinds();
    list_sums();
  }

  std::vector<std::size_t> run() {
    for (int sum = std::min(budget_, most_from(0)); sum > 0 && nodes_ < most_nodes; --sum) {
      if (find(sum)) return chosen_;
    }
    return take_longest();
  }

 private:
  /// Questions that differ in nothing but their place: trying one is trying all.
  struct Kind {
    Timed timed;
    std::vector<std::size_t> places;
  };

  /// A choice under way: what may still come, and which kinds of it were tried in vain.
  struct Node {
    std::size_t first = 0;
    std::size_t next = 0;
    std::vector<bool> tried;
  };

  void list_kinds() {
    std::map<std::pair<int, int>, std::vector<std::size_t>> places;  // longest first
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      places[{-questions_[i].minutes, questions_[i].group}].push_back(i);
      groups_ = std::max(groups_, questions_[i].group + 1);
    }
    kind_of_.resize(questions_.size());
    for (auto& [key, indices] : places) {
      for (const auto index : indices) kind_of_[index] = kinds_.size();
      kinds_.push_back({{-key.first, key.second}, std::move(indices)});
    }
  }

  // What sums the questions from each index on could make if slots took any number.
  void list_sums() {
    const auto width = static_cast<std::size_t>(budget_) + 1;
    sums_.assign(questions_.size() + 1, std::vector<bool>(width));
    sums_.back()[0] = true;
    for (std::size_t i = questions_.size(); i-- > 0;) {
      sums_[i] = sums_[i + 1];
      for (auto sum = static_cast<std::size_t>(questions_[i].minutes); sum < width; ++sum) {
        if (sums_[i + 1][sum - static_cast<std::size_t>(questions_[i].minutes)]) sums_[i][sum] = true;
      }
    }
  }

  // The largest sum that questions from `first` on can add.  Longest first is best, since what fits into slots is a
  // matroid.
  int most_from(std::size_t first) {
    std::vector<int> added;
    int sum = 0;
    for (const auto& [timed, places] : kinds_) {
      for (auto left = places.end() - std::ranges::lower_bound(places, first); left > 0; --left) {
        if (matching_.add(timed.group) == Matching::Room::none) break;
        added.push_back(timed.group);
        sum += timed.minutes;
      }
    }
    for (const int group : added) matching_.remove(group);
    return sum;
  }

  bool take(std::size_t index) {
    if (matching_.add(questions_[index].group) == Matching::Room::none) return false;
    chosen_.push_back(index);
    rest_ -= questions_[index].minutes;
    return true;
  }

  void drop() {
    rest_ += questions_[chosen_.back()].minutes;
    matching_.remove(questions_[chosen_.back()].group);
    chosen_.pop_back();
  }

  bool find(int sum) {
    while (!chosen_.empty()) drop();
    rest_ = sum;
    const int last = std::min(nodes_ + most_nodes_for_a_sum, most_nodes);
    std::vector<Node> path{{0, 0, std::vector<bool>(kinds_.size())}};
    while (rest_ > 0) {
      auto& node = path.back();
      if (nodes_ >= last) return false;
      if ((node.next > node.first || hopeful(node.first)) && advance(node)) {
        path.push_back({node.next, node.next, std::vector<bool>(kinds_.size())});
        continue;
      }
      note_failure(node.first);
      path.pop_back();
      if (path.empty()) return false;
      drop();
    }
    return true;
  }

  bool hopeful(std::size_t first) {
    ++nodes_;
    const auto failed = failed_.find(state());
    if (failed != failed_.end() && failed->second <= first) return false;
    return sums_[first][static_cast<std::size_t>(rest_)] && most_from(first) >= rest_;
  }

  // Takes the next question that was not tried yet.
  bool advance(Node& node) {
    while (node.next < questions_.size() && sums_[node.next][static_cast<std::size_t>(rest_)]) {
      const auto index = node.next++;
      if (node.tried[kind_of_[index]]) continue;
      node.tried[kind_of_[index]] = true;
      if (questions_[index].minutes <= rest_ && take(index)) return true;
    }
    return false;
  }

  // With these groups in and this much to go, nothing from `first` on will do, whatever the whole sum.
  void note_failure(std::size_t first) {
    const auto [known, added] = failed_.emplace(state(), first);
    if (!added) known->second = std::min(known->second, first);
  }

  [[nodiscard]] std::vector<int> state() const {
    std::vector<int> state{rest_};
    for (int group = 0; group < groups_; ++group) state.push_back(matching_.count(group));
    return state;
  }

  std::vector<std::size_t> take_longest() {
    while (!chosen_.empty()) drop();
    rest_ = budget_;
    for (const auto& [timed, places] : kinds_) {
      for (const auto index : places) {
        if (timed.minutes > rest_ || !take(index)) break;
      }
    }
    std::ranges::sort(chosen_);
    return chosen_;
  }

  const std::vector<Timed>& questions_;
  int budget_;
  Matching& matching_;
  int groups_ = 0;
  std::vector<Kind> kinds_;
  std::vector<std::size_t> kind_of_;
  std::vector<std::vector<bool>> sums_;  // [first index][sum]
  std::map<std::vector<int>, std::size_t> failed_;
  std::vector<std::size_t> chosen_;
  int rest_ = 0;
  int nodes_ = 0;
};

}  // namespace

std::vector<std::size_t> fill_budget(const std::vector<Timed>& questions, int budget, Matching& matching) {
  return Search(questions, budget, matching).run();
}

}  // namespace recto::deck
