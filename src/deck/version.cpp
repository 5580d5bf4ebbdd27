#include "deck/generator.h"
#include "deck/hash.h"
#include "deck/pins.h"
#include "deck/select.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace recto::deck {
namespace {

// Puts the questions that are not pinned in the order of their ranks, into the places that they have.
void shuffle(std::vector<Entry>& entries, const Section& section, const Pins& pins, Seed seed,
             const std::string& purpose) {
  std::vector<std::pair<std::uint64_t, const bank::Question*>> loose;
  for (std::size_t i = section.first; i < section.first + section.count; ++i) {
    const auto* question = entries[i].question;
    if (!pins.hold(entries[i])) loose.emplace_back(rank(seed, purpose, question->id), question);
  }
  const auto by_rank = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
  };
  std::ranges::sort(loose, by_rank);
  auto next = loose.begin();
  for (std::size_t i = section.first; i < section.first + section.count; ++i) {
    if (!pins.hold(entries[i])) entries[i].question = (next++)->second;
  }
}

}  // namespace

Version version_of(const Deck& deck, const DeckSpec& spec, const std::string& letter) {
  Version version{letter, deck.entries, deck.sections, deck.hash};
  if (letter.empty()) return version;
  if (const auto own = std::ranges::find(deck.draws, letter, &Draw::letter); own != deck.draws.end()) {
    version.entries = own->entries;
    version.sections = own->sections;
    version.hash = hash_of(version.entries);
    if (own->order == Draw::Order::printed) return version;
  }
  const Pins pins(spec, *deck.bank);
  for (const auto& section : version.sections) shuffle(version.entries, section, pins, deck.seed, "version " + letter);
  version.hash = hash_of(version.entries);
  return version;
}

std::vector<std::string> version_letters(const DeckSpec& spec) {
  std::vector<std::string> letters;
  for (const auto& product : spec.products) {
    for (const auto& letter : product.versions) {
      if (std::ranges::find(letters, letter) == letters.end()) letters.push_back(letter);
    }
  }
  return letters;
}

Version united(const Deck& deck) {
  std::vector<std::string> titles;
  std::map<std::string, std::vector<const bank::Question*>> questions;  // by section title
  std::set<std::string> known;
  const auto add = [&](const std::vector<Entry>& entries, const std::vector<Section>& sections) {
    for (const auto& section : sections) {
      const auto [all, added] = questions.try_emplace(section.title);
      if (added) titles.push_back(section.title);
      for (std::size_t i = section.first; i < section.first + section.count; ++i) {
        if (known.insert(entries[i].question->id).second) all->second.push_back(entries[i].question);
      }
    }
  };
  add(deck.entries, deck.sections);
  for (const auto& draw : deck.draws) add(draw.entries, draw.sections);
  Version all;
  for (const auto& title : titles) {
    all.sections.push_back({title, all.entries.size(), questions[title].size()});
    for (const auto* question : questions[title])
      all.entries.push_back({question, static_cast<int>(all.entries.size()) + 1});
  }
  all.hash = hash_of(all.entries);
  return all;
}

}  // namespace recto::deck
