// Each question's options are sorted by rank; where that gives an order that must not be, the next shuffle is tried.  A
// bound on the tries keeps a question with a single possible order from being shuffled for ever.
#include "deck/option_order.h"

#include "deck/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace recto::deck {
namespace {

using bank::Choice;
using Options = std::vector<int>;

constexpr int most_tries = 64;

struct Count {
  const bank::Question& question;
  std::size_t operator()(std::monostate) const {
    std::size_t decoys = 0;
    for (const auto& gap : question.gaps) decoys += gap.decoys.size();
    return decoys == 0 ? 0 : question.gaps.size() + decoys;
  }
  std::size_t operator()(const bank::Choices& choices) const { return choices.items.size(); }
  std::size_t operator()(const bank::Matching& matching) const {
    return matching.pairs.size() + matching.decoys.size();
  }
  std::size_t operator()(const bank::Ordering& ordering) const { return ordering.items.size(); }
  std::size_t operator()(const bank::TrueFalse&) const { return 0; }
  std::size_t operator()(const bank::Numeric&) const { return 0; }
};

void sort_by_rank(Options& options, Seed seed, const std::string& purpose, const std::string& id) {
  std::vector<std::pair<std::uint64_t, int>> ranked;
  ranked.reserve(options.size());
  for (const int option : options) ranked.emplace_back(rank(seed, purpose, fmt::format("{} {}", id, option)), option);
  std::ranges::sort(ranked);
  std::ranges::transform(ranked, options.begin(), &std::pair<std::uint64_t, int>::second);
}

/// The choices that are shown, in the order of the bank: all that are right or pinned, and of the others the first by
/// rank.
Options shown(const bank::Choices& choices, Seed seed, const std::string& id) {
  Options all(choices.items.size());
  std::iota(all.begin(), all.end(), 0);
  if (choices.show == 0) return all;
  const auto is_needed = [&](int option) {
    const auto& item = choices.items[static_cast<std::size_t>(option)];
    return item.verdict == Choice::Verdict::right || item.pin == Choice::Pin::last;
  };
  Options others = all;
  std::erase_if(others, is_needed);
  std::erase_if(all, [&](int option) { return !is_needed(option); });
  sort_by_rank(others, seed, "show", id);
  others.resize(std::min(others.size(), static_cast<std::size_t>(choices.show) - all.size()));
  all.insert(all.end(), others.begin(), others.end());
  std::ranges::sort(all);
  return all;
}

/// The letters of right answers so far.
class Run {
 public:
  [[nodiscard]] bool admits(std::size_t place) const { return place != place_ || length_ < longest_run; }
  void add(std::size_t place) {
    length_ = place == place_ ? length_ + 1 : 1;
    place_ = place;
  }

 private:
  std::optional<std::size_t> place_;
  int length_ = 0;
};

class Shuffler {
 public:
  Shuffler(Seed seed, std::string_view version) : seed_{seed}, purpose_{"options"} {
    if (!version.empty()) purpose_ += fmt::format(" {}", version);
  }

  [[nodiscard]] Options order(const bank::Question& question) {
    if (const auto* choices = std::get_if<bank::Choices>(&question.response)) return order(*choices, question.id);
    Options options(static_cast<std::size_t>(option_count(question)));
    std::iota(options.begin(), options.end(), 0);
    const bool in_order_is_an_answer = question.kind() != bank::ResponseKind::gap;
    const Options written = options;
    for (int attempt = 0; attempt < most_tries && options.size() > 1; ++attempt) {
      sort_by_rank(options, seed_, purpose(attempt), question.id);
      if (!in_order_is_an_answer || options != written) break;
    }
    return options;
  }

 private:
  [[nodiscard]] std::string purpose(int attempt) const {
    return attempt == 0 ? purpose_ : fmt::format("{} again {}", purpose_, attempt);
  }

  [[nodiscard]] Options order(const bank::Choices& choices, const std::string& id) {
    const Options offered = shown(choices, seed_, id);
    Options options = offered;
    for (int attempt = 0; attempt < most_tries; ++attempt) {
      options = shuffled(choices, offered, purpose(attempt), id);
      const auto place = right_place(choices, options);
      if (!place) break;
      if (!run_.admits(*place) && attempt + 1 < most_tries) continue;
      run_.add(*place);
      break;
    }
    return options;
  }

  [[nodiscard]] Options shuffled(const bank::Choices& choices, Options options, const std::string& purpose,
                                 const std::string& id) const {
    if (choices.shuffle == bank::Shuffle::no) return options;
    const auto is_pinned = [&](int option) {
      return choices.items[static_cast<std::size_t>(option)].pin == Choice::Pin::last;
    };
    Options pinned;
    std::ranges::copy_if(options, std::back_inserter(pinned), is_pinned);
    std::erase_if(options, is_pinned);
    sort_by_rank(options, seed_, purpose, id);
    options.insert(options.end(), pinned.begin(), pinned.end());
    return options;
  }

  /// Where the right choice stands, if there is one only.
  [[nodiscard]] static std::optional<std::size_t> right_place(const bank::Choices& choices, const Options& options) {
    if (choices.right() != 1) return std::nullopt;
    const auto right = std::ranges::find_if(options, [&](int option) {
      return choices.items[static_cast<std::size_t>(option)].verdict == Choice::Verdict::right;
    });
    return static_cast<std::size_t>(right - options.begin());
  }

  Seed seed_;
  std::string purpose_;
  Run run_;
};

}  // namespace

int option_count(const bank::Question& question) {
  return static_cast<int>(std::visit(Count{question}, question.response));
}

void order_options(std::vector<Entry>& entries, Seed seed, std::string_view version) {
  Shuffler shuffler(seed, version);
  for (auto& entry : entries) entry.options = shuffler.order(*entry.question);
}

char letter_of(std::size_t place) { return static_cast<char>('A' + place); }

}  // namespace recto::deck
