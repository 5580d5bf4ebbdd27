#include "deck/arrange.h"

#include "deck/generator.h"
#include "unicode/collation.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace recto::deck {
namespace {

using Pin = Pick::Pin;

// The topic, level or slot that makes the section; 0 for all where there are none.
int section_of(const Choice& choice, OrderKey sections, const Selection& selection) {
  switch (sections) {
    case OrderKey::topic:
      return choice.question->topic.value;
    case OrderKey::level:
      return choice.question->level.value;
    case OrderKey::slot:
      return part_of(choice.entry, selection);
    case OrderKey::bank:
    case OrderKey::title:
    case OrderKey::shuffle:
    case OrderKey::deck:
      return 0;
  }
  return 0;
}

const Slot* slot_at(int part, const Selection& selection) {
  return part < 0 ? nullptr : std::get_if<Slot>(&selection.entries[static_cast<std::size_t>(part)]);
}

Section section_for(const Choice& choice, OrderKey sections, const Selection& selection, const bank::Bank& bank) {
  Section section;
  if (sections == OrderKey::topic) section.title = bank.topic(choice.question->topic).title;
  if (sections == OrderKey::level) section.title = bank.level(choice.question->level).title;
  const auto* slot = slot_at(part_of(choice.entry, selection), selection);
  if (sections != OrderKey::slot || slot == nullptr) return section;
  section.title = slot->title;
  section.instructions = slot->instructions;
  return section;
}

bank::Points points_of(const bank::Question& question, const Slot* slot) {
  return slot != nullptr && slot->points != bank::Points{} ? slot->points : question.points;
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
  Arranger(const std::vector<Choice>& choices, const Selection& selection, const Order& order, const bank::Bank& bank)
      : keys_{order.keys}, section_key_{order.sections}, selection_{selection}, bank_{bank}, seed_{selection.seed} {
    if (keys_.empty()) keys_ = {OrderKey::deck};
    for (const auto& choice : choices) note_section(choice);
    if (std::ranges::find(keys_, OrderKey::title) != keys_.end()) note_titles(choices);
  }

  [[nodiscard]] SortKey key(const Choice& choice) const {
    SortKey key = place_of_section(section_of(choice, section_key_, selection_));
    key.push_back(choice.pin == Pin::first ? 0 : choice.pin == Pin::no ? 1 : 2);
    key.push_back(choice.pin == Pin::no ? 0 : choice.entry);
    for (const auto order_key : keys_) key.push_back(value(choice, order_key));
    key.push_back(position(*choice.question));
    return key;
  }

 private:
  void note_section(const Choice& choice) {
    auto& section = sections_[section_of(choice, section_key_, selection_)];
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
    if (section_key_ == OrderKey::slot) return {1, number + 1, number};  // -1 comes first
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
      case OrderKey::slot:
        return choice.entry;
    }
    return 0;
  }

  [[nodiscard]] std::uint64_t position(const bank::Question& question) const {
    return static_cast<std::uint64_t>(&question - bank_.questions.data());
  }

  std::vector<OrderKey> keys_;
  OrderKey section_key_;
  const Selection& selection_;
  const bank::Bank& bank_;
  Seed seed_;
  std::map<int, Earliest> sections_;
  std::map<std::string, std::uint64_t> titles_;  // numbered in their order
};

}  // namespace

int part_of(std::size_t entry, const Selection& selection) {
  const auto& entries = selection.entries;
  const auto is_slot = [](const auto& each) { return std::holds_alternative<Slot>(each); };
  const auto end = entries.begin() + static_cast<std::ptrdiff_t>(std::min(entry + 1, entries.size()));
  const auto before = std::find_if(std::reverse_iterator(end), entries.rend(), is_slot);
  if (before != entries.rend()) return static_cast<int>(before.base() - entries.begin()) - 1;
  const auto after = std::find_if(end, entries.end(), is_slot);
  return after == entries.end() ? -1 : static_cast<int>(after - entries.begin());
}

Arrangement arrange(const std::vector<Choice>& choices, const Selection& selection, const Order& order,
                    const bank::Bank& bank) {
  const Arranger arranger(choices, selection, order, bank);
  std::vector<std::pair<SortKey, Choice>> keyed;
  keyed.reserve(choices.size());
  for (const auto& choice : choices) keyed.emplace_back(arranger.key(choice), choice);
  std::ranges::sort(keyed, {}, &std::pair<SortKey, Choice>::first);
  std::vector<Choice> ordered;
  ordered.reserve(keyed.size());
  for (const auto& [key, choice] : keyed) ordered.push_back(choice);
  return in_given_order(ordered, selection, order.sections, bank);
}

Arrangement in_given_order(const std::vector<Choice>& choices, const Selection& selection, OrderKey sections,
                           const bank::Bank& bank) {
  Arrangement arrangement;
  for (const auto& choice : choices) {
    auto& entries = arrangement.entries;
    const bool opens =
        entries.empty() || section_of(*(&choice - 1), sections, selection) != section_of(choice, sections, selection);
    if (opens) {
      arrangement.sections.push_back(section_for(choice, sections, selection, bank));
      arrangement.sections.back().first = entries.size();
    }
    ++arrangement.sections.back().count;
    const int part = part_of(choice.entry, selection);
    entries.push_back({choice.question, static_cast<int>(entries.size()) + 1,
                       points_of(*choice.question, slot_at(part, selection)), part});
  }
  return arrangement;
}

}  // namespace recto::deck
