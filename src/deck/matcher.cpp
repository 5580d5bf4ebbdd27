#include "deck/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace recto::deck {
namespace {

// Part of a word in the deck file; a word from elsewhere has no finer place.
Name part(const Name& name, std::size_t offset, std::size_t length) {
  Name result{name.text.substr(offset, length), name.place};
  if (name.place.length == name.text.size()) {
    result.place.offset += offset;
    result.place.length = result.text.size();
  }
  return result;
}

}  // namespace

std::optional<Names::Levels> Names::levels(const Name& name) {
  const auto dots = name.text.find("..");
  if (dots == std::string::npos) {
    const auto only = level(name);
    if (!only) return std::nullopt;
    return Levels{*only, *only};
  }
  const auto low = part(name, 0, dots);
  const auto high = part(name, dots + 2, std::string::npos);
  const auto first = low.text.empty() ? bank::LevelIndex{0} : level(low);
  const auto last = high.text.empty() ? bank::LevelIndex{static_cast<int>(bank_.levels.size()) - 1} : level(high);
  if (!first || !last) return std::nullopt;
  if (*first <= *last) return Levels{*first, *last};
  diagnostics_.error("backward-range", fmt::format("range `{}` runs backwards", name.text), name.place)
      .notes.push_back(fmt::format("write `{}..{}`", high.text, low.text));
  return std::nullopt;
}

std::optional<bank::LevelIndex> Names::level(const Name& name) {
  if (const auto found = bank_.find_level(name.text)) return found;
  std::vector<std::string> known;
  for (const auto& candidate : bank_.levels) {
    known.push_back(candidate.id);
    known.insert(known.end(), candidate.aliases.begin(), candidate.aliases.end());
  }
  report("unknown-level", fmt::format("unknown level `{}`", name.text), name, known);
  return std::nullopt;
}

std::optional<bank::TopicIndex> Names::topic(const Name& name) {
  if (const auto found = bank_.find_topic(name.text)) return found;
  std::vector<std::string> known;
  for (const auto& topic : bank_.topics) known.push_back(topic.id);
  report("unknown-topic", fmt::format("unknown topic `{}`", name.text), name, known);
  return std::nullopt;
}

const bank::Question* Names::question(const Name& name) {
  if (const auto* found = bank_.find_question(name.text)) return found;
  std::vector<std::string> known;
  for (const auto& question : bank_.questions) {
    known.push_back(question.id);
    known.insert(known.end(), question.aliases.begin(), question.aliases.end());
  }
  report("unknown-question", fmt::format("no question `{}` in bank `{}`", name.text, bank_.id), name, known);
  return nullptr;
}

bool Names::knows_tag(const Name& name) {
  if (std::binary_search(tags().begin(), tags().end(), name.text)) return true;
  report("unknown-tag", fmt::format("no question has tag `{}`", name.text), name, tags());
  return false;
}

void Names::report(std::string code, std::string message, const Name& name, const std::vector<std::string>& known) {
  auto& error = diagnostics_.error(std::move(code), std::move(message), name.place);
  if (auto note = diag::suggestion(name.text, known); !note.empty()) error.notes.push_back(std::move(note));
}

const std::vector<std::string>& Names::tags() {
  if (!tags_.empty()) return tags_;
  for (const auto& question : bank_.questions) tags_.insert(tags_.end(), question.tags.begin(), question.tags.end());
  std::sort(tags_.begin(), tags_.end());
  tags_.erase(std::unique(tags_.begin(), tags_.end()), tags_.end());
  return tags_;
}

Matcher::Matcher(const Filter& filter, const bank::Bank& bank, Names& names) {
  if (!filter.levels.empty()) levels_.resize(bank.levels.size());
  for (const auto& name : filter.levels) {
    const auto range = names.levels(name);
    for (int i = range ? range->first.value : 0; range && i <= range->last.value; ++i) {
      levels_[static_cast<std::size_t>(i)] = 1;
    }
  }
  if (!filter.topics.empty()) topics_.resize(bank.topics.size());
  for (const auto& name : filter.topics) {
    if (const auto topic = names.topic(name)) topics_[static_cast<std::size_t>(topic->value)] = 1;
  }
  const auto take = [&](const std::vector<Name>& written, std::vector<std::string>& tags) {
    for (const auto& name : written) {
      if (names.knows_tag(name)) tags.push_back(name.text);
    }
  };
  take(filter.any_tags, any_tags_);
  take(filter.all_tags, all_tags_);
  take(filter.no_tags, no_tags_);
}

bool Matcher::matches(const bank::Question& question) const {
  if (!levels_.empty() && levels_[static_cast<std::size_t>(question.level.value)] == 0) return false;
  if (!topics_.empty() && topics_[static_cast<std::size_t>(question.topic.value)] == 0) return false;
  const auto has = [&](const std::string& tag) { return question.has_tag(tag); };
  if (!any_tags_.empty() && std::none_of(any_tags_.begin(), any_tags_.end(), has)) return false;
  return std::all_of(all_tags_.begin(), all_tags_.end(), has) && std::none_of(no_tags_.begin(), no_tags_.end(), has);
}

}  // namespace recto::deck
