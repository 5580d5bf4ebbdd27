#include "bank/bank.h"

#include "diag/assertion.h"

#include <algorithm>

namespace recto::bank {
namespace {

template <typename Item>
const Item& at(const std::vector<Item>& items, int index) {
  RECTO_ASSERT(index >= 0 && static_cast<std::size_t>(index) < items.size());
  return items[static_cast<std::size_t>(index)];
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <typename Index, typename Item, typename Matches>
std::optional<Index> index_of(const std::vector<Item>& items, Matches matches) {
  const auto found = std::find_if(items.begin(), items.end(), matches);
  if (found == items.end()) return std::nullopt;
  return Index{static_cast<int>(found - items.begin())};
}

}  // namespace

bool Question::has_tag(std::string_view tag) const { return contains(tags, tag); }

ResponseKind Question::kind() const {
  struct Kind {
    const Question& question;
    ResponseKind operator()(std::monostate) const {
      return question.gaps.empty() ? ResponseKind::open : ResponseKind::gap;
    }
    ResponseKind operator()(const Choices&) const { return ResponseKind::choice; }
    ResponseKind operator()(const Matching&) const { return ResponseKind::matching; }
    ResponseKind operator()(const Ordering&) const { return ResponseKind::ordering; }
    ResponseKind operator()(const TrueFalse&) const { return ResponseKind::true_false; }
    ResponseKind operator()(const Numeric&) const { return ResponseKind::numeric; }
  };
  return std::visit(Kind{*this}, response);
}

std::optional<LevelIndex> Bank::find_level(std::string_view word) const {
  return index_of<LevelIndex>(levels, [&](const Level& l) { return l.id == word || contains(l.aliases, word); });
}

std::optional<TopicIndex> Bank::find_topic(std::string_view word) const {
  return index_of<TopicIndex>(topics, [&](const Topic& topic) { return topic.id == word; });
}

const Question* Bank::find_question(std::string_view word) const {
  if (names.empty()) {
    const auto named = [&](const Question& q) { return q.id == word || contains(q.aliases, word); };
    const auto found = std::find_if(questions.begin(), questions.end(), named);
    return found == questions.end() ? nullptr : &*found;
  }
  const auto name = [this](const NamedQuestion& named) -> std::string_view {
    const auto& question = at(questions, named.question);
    return named.alias < 0 ? question.id : at(question.aliases, named.alias);
  };
  const auto before = [&](const NamedQuestion& named, std::string_view wanted) { return name(named) < wanted; };
  const auto found = std::lower_bound(names.begin(), names.end(), word, before);
  return found == names.end() || name(*found) != word ? nullptr : &at(questions, found->question);
}

const Passage* Bank::find_passage(std::string_view name) const {
  const auto found = std::ranges::find(passages, name, &Passage::id);
  return found == passages.end() ? nullptr : &*found;
}

const Level& Bank::level(LevelIndex index) const { return at(levels, index.value); }
const Topic& Bank::topic(TopicIndex index) const { return at(topics, index.value); }

}  // namespace recto::bank
