#include "deck/arrange.h"

#include "deck/generator.h"
#include "unicode/collation.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace recto::deck {
namespace {

using Pin = Pick::Pin;

// The topic or level that makes the section; 0 for all where there are none.
int section_of(const bank::Question& question, OrderKey sections) {
  switch (sections) {
    case OrderKey::topic:
      return question.topic.value;
    case OrderKey::level:
      return question.level.value;
    case OrderKey::bank:
    case OrderKey::title:
    case OrderKey::shuffle:
    case OrderKey::deck:
      return 0;
  }
  return 0;
}

std::string section_title(const bank::Question& question, OrderKey sections, const bank::Bank& bank) {
  if (sections == OrderKey::topic) return bank.topic(question.topic).title;
  if (sections == OrderKey::level) return bank.level(question.level).title;
  return {};
}

std::string title_of(const bank::Question& question) { return bank::plain_text(question.prompt); }

constexpr std::uint64_t nowhere = std::numeric_limits<std::uint64_t>::max();

/// The earliest entries that matter to a section's place.
struct Earliest {
  std::uint64_t any = nowhere;
  std::uint64_t pinned_first = nowhere;
  std::uint64_t pinned_last = nowhere;
};

// What orders a choice, most binding first.
using SortKey = std::vector<std::uint64_t>;

class Arranger {
 public:
  Arranger(const std::vector<Choice>& choices, const Order& order, const bank::Bank& bank, Seed seed)
      : keys_{order.keys}, section_key_{order.sections}, bank_{bank}, seed_{seed} {
    if (keys_.empty()) keys_ = {OrderKey::deck};
    for (const auto& choice : choices) note_section(choice);
    if (std::ranges::find(keys_, OrderKey::title) != keys_.end()) note_titles(choices);
  }

  [[nodiscard]] SortKey key(const Choice& choice) const {
    SortKey key = place_of_section(section_of(*choice.question, section_key_));
    key.push_back(choice.pin == Pin::first ? 0 : choice.pin == Pin::no ? 1 : 2);
    key.push_back(choice.pin == Pin::no ? 0 : choice.entry);
    for (const auto order_key : keys_) key.push_back(value(choice, order_key));
    key.push_back(position(*choice.question));
    return key;
  }

 private:
  void note_section(const Choice& choice) {
    auto& section = sections_[section_of(*choice.question, section_key_)];
    const std::uint64_t entry = choice.entry;
    section.any = std::min(section.any, entry);
    if (choice.pin == Pin::first) section.pinned_first = std::min(section.pinned_first, entry);
    if (choice.pin == Pin::last) section.pinned_last = std::min(section.pinned_last, entry);
  }

  void note_titles(const std::vector<Choice>& choices) {
    for (const auto& choice : choices) titles_.emplace(title_of(*choice.question), 0);
    std::vector<std::string> titles;
    for (const auto& each : titles_) titles.push_back(each.first);
    const auto keys = unicode::collation_keys(titles, bank_.language);
    std::map<std::string, std::uint64_t> ranks;
    for (const auto& key : keys) ranks.emplace(key, 0);
    std::uint64_t next = 0;
    for (auto& each : ranks) each.second = next++;
    for (std::size_t i = 0; i < titles.size(); ++i) titles_[titles[i]] = ranks[keys[i]];
  }

  [[nodiscard]] SortKey place_of_section(int section) const {
    const auto& earliest = sections_.at(section);
    const auto number = static_cast<std::uint64_t>(section);
    if (earliest.pinned_first != nowhere) return {0, earliest.pinned_first, number};
    if (earliest.pinned_last != nowhere) return {2, earliest.pinned_last, number};
    return {1, keys_.front() == OrderKey::deck ? earliest.any : 0, number};
  }

  [[nodiscard]] std::uint64_t value(const Choice& choice, OrderKey key) const {
    switch (key) {
      case OrderKey::bank:
        return position(*choice.question);
      case OrderKey::topic:
        return static_cast<std::uint64_t>(choice.question->topic.value);
      case OrderKey::level:
        return static_cast<std::uint64_t>(choice.question->level.value);
      case OrderKey::title:
        return titles_.at(title_of(*choice.question));
      case OrderKey::shuffle:
        return rank(seed_, "order", choice.question->id);
      case OrderKey::deck:
        return choice.entry;
    }
    return 0;
  }

  [[nodiscard]] std::uint64_t position(const bank::Question& question) const {
    return static_cast<std::uint64_t>(&question - bank_.questions.data());
  }

  std::vector<OrderKey> keys_;
  OrderKey section_key_;
  const bank::Bank& bank_;
  Seed seed_;
  std::map<int, Earliest> sections_;
  std::map<std::string, std::uint64_t> titles_;  // numbered in their order
};

}  // namespace

Arrangement arrange(const std::vector<Choice>& choices, const Order& order, const bank::Bank& bank, Seed seed) {
  const Arranger arranger(choices, order, bank, seed);
  std::vector<std::pair<SortKey, const bank::Question*>> keyed;
  keyed.reserve(choices.size());
  for (const auto& choice : choices) keyed.emplace_back(arranger.key(choice), choice.question);
  std::ranges::sort(keyed, {}, &std::pair<SortKey, const bank::Question*>::first);
  std::vector<const bank::Question*> questions;
  questions.reserve(keyed.size());
  for (const auto& [key, question] : keyed) questions.push_back(question);
  return in_given_order(questions, order.sections, bank);
}

Arrangement in_given_order(const std::vector<const bank::Question*>& questions, OrderKey sections,
                           const bank::Bank& bank) {
  Arrangement arrangement;
  for (const auto* question : questions) {
    const auto& entries = arrangement.entries;
    const bool opens =
        entries.empty() || section_of(*entries.back().question, sections) != section_of(*question, sections);
    if (opens) arrangement.sections.push_back({section_title(*question, sections, bank), entries.size(), 0});
    ++arrangement.sections.back().count;
    arrangement.entries.push_back({question, static_cast<int>(entries.size()) + 1});
  }
  return arrangement;
}

}  // namespace recto::deck
