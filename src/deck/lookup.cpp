#include "deck/lookup.h"

#include "deck/level_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

template <typename Item>
bool admits(const std::vector<Item>& list, const Item& item) {
  return list.empty() || std::ranges::find(list, item) != list.end();
}

std::vector<std::string> level_names(const bank::Bank& bank) {
  std::vector<std::string> names;
  for (const auto& level : bank.levels) {
    names.push_back(level.id);
    names.insert(names.end(), level.aliases.begin(), level.aliases.end());
  }
  return names;
}

std::vector<std::string> topic_names(const bank::Bank& bank) {
  std::vector<std::string> names;
  for (const auto& topic : bank.topics) names.push_back(topic.id);
  return names;
}

std::vector<std::string> question_names(const bank::Bank& bank) {
  std::vector<std::string> names;
  for (const auto& question : bank.questions) {
    names.push_back(question.id);
    names.insert(names.end(), question.aliases.begin(), question.aliases.end());
  }
  return names;
}

}  // namespace

bool Condition::holds(const bank::Question& question) const {
  const auto has = [&](const std::string& tag) { return question.has_tag(tag); };
  return admits(levels, question.level) && admits(topics, question.topic) && admits(kinds, question.kind()) &&
         (any_tags.empty() || std::ranges::any_of(any_tags, has)) && std::ranges::all_of(all_tags, has) &&
         std::ranges::none_of(no_tags, has);
}

Condition Lookup::condition(const Filter& filter) {
  Condition condition;
  for (const auto& name : filter.levels) {
    for (const auto level : levels(name)) condition.levels.push_back(level);
  }
  for (const auto& name : filter.topics) {
    if (const auto index = topic(name)) condition.topics.push_back(*index);
  }
  condition.any_tags = tags(filter.any_tags);
  condition.all_tags = tags(filter.all_tags);
  condition.no_tags = tags(filter.no_tags);
  condition.kinds = filter.kinds;
  return condition;
}

const bank::Question* Lookup::question(const Name& name) {
  const auto* question = bank_.find_question(name.text);
  if (question != nullptr) return question;
  // A list of all known ones would be no help: there are hundreds.
  const auto names = question_names(bank_);
  const auto near = diag::nearest(name.text, names);
  report("unknown-question", fmt::format("no question `{}`", name.text), name,
         near.empty() ? std::string{} : fmt::format("did you mean `{}`?", near));
  return nullptr;
}

std::optional<bank::LevelIndex> Lookup::level(const Name& name) {
  const auto index = bank_.find_level(name.text);
  if (!index) {
    report("unknown-level", fmt::format("unknown level `{}`", name.text), name,
           diag::suggestion(name.text, level_names(bank_)));
  }
  return index;
}

std::vector<bank::LevelIndex> Lookup::levels(const Name& name) {
  const auto range = level_range(name);
  if (!range) {
    const auto index = level(name);
    return index ? std::vector{*index} : std::vector<bank::LevelIndex>{};
  }
  const auto first = level(range->first);
  const auto last = level(range->last);
  if (!first || !last) return {};
  if (*last < *first) {
    report("reversed-range", fmt::format("level range `{}` runs backwards", name.text), name,
           fmt::format("write `{}..{}`", range->last.text, range->first.text));
  }
  std::vector<bank::LevelIndex> all;
  for (int value = first->value; value <= last->value; ++value) all.push_back({value});
  return all;
}

std::optional<bank::TopicIndex> Lookup::topic(const Name& name) {
  const auto index = bank_.find_topic(name.text);
  if (!index) {
    report("unknown-topic", fmt::format("unknown topic `{}`", name.text), name,
           diag::suggestion(name.text, topic_names(bank_)));
  }
  return index;
}

std::vector<std::string> Lookup::tags(const std::vector<Name>& names) {
  std::vector<std::string> tags;
  for (const auto& name : names) {
    tags.push_back(name.text);
    if (std::ranges::binary_search(known_tags(), name.text)) continue;
    report("unknown-tag", fmt::format("unknown tag `{}`", name.text), name, diag::suggestion(name.text, known_tags()));
  }
  return tags;
}

const std::vector<std::string>& Lookup::known_tags() {
  if (known_tags_.empty()) {
    std::set<std::string> tags;
    for (const auto& question : bank_.questions) tags.insert(question.tags.begin(), question.tags.end());
    known_tags_.assign(tags.begin(), tags.end());
  }
  return known_tags_;
}

void Lookup::report(std::string code, std::string message, const Name& name, std::string note) {
  if (!name.place.source && !reported_.insert(message).second) return;
  auto& error = diagnostics_.error(std::move(code), std::move(message), name.place);
  error.hint(std::move(note));
}

}  // namespace recto::deck
