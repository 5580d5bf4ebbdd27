// Versions of a deck, one after the other: each looks at where the questions stood in those before it.
//
// Inside each section the loose questions are shuffled by rank and then placed where none stood before (place_apart.h).
// Where the deck lets sections change places too, several orders of them are tried and the one is taken in which the
// fewest questions keep their number.  Version B so depends on A, but not on how many versions follow.
#include "deck/gather_passages.h"
#include "deck/generator.h"
#include "deck/hash.h"
#include "deck/option_order.h"
#include "deck/pins.h"
#include "deck/place_apart.h"
#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace recto::deck {
namespace {

// Orders of the sections and shuffles of the questions that are tried for one version.  An order that repeats no number
// is nearly always among the first few; the bound keeps decks for which there is none from taking long.
constexpr int most_tries = 64;

class VersionSequence {
 public:
  VersionSequence(const Deck& deck, const DeckSpec& spec) : deck_{deck}, spec_{spec}, pins_{spec, *deck.bank} {}

  Version next(const std::string& letter) {
    Version version{letter, deck_.entries, deck_.sections, {}};
    const auto own = std::ranges::find(deck_.draws, letter, &Draw::letter);
    if (own != deck_.draws.end()) {
      version.entries = own->entries;
      version.sections = own->sections;
    }
    const bool printed = own != deck_.draws.end() && own->order == Draw::Order::printed;
    if (!printed && !keeps_order()) version = apart(version);
    if (!printed) gather_passages(version.entries, version.sections);
    order_options(version.entries, deck_.seed, letter);
    version.hash = hash_of(version.entries);
    had_.note(version.entries);
    hashes_.insert(version.hash);
    return version;
  }

 private:
  /// The first version stands as ordered, if the deck says an order.
  [[nodiscard]] bool keeps_order() const {
    return had_.versions() == 0 && !spec_.order.keys.empty() && spec_.order.keys.front() != OrderKey::shuffle;
  }

  struct Candidate {
    Version version;
    int repeated = 0;
  };

  [[nodiscard]] Version apart(const Version& from) const {
    std::optional<Candidate> best;
    for (int attempt = 0; attempt < most_tries; ++attempt) {
      auto candidate = shuffled(from, attempt);
      const bool alike = hashes_.contains(hash_of(candidate.version.entries));
      if (!alike && candidate.repeated == 0) return std::move(candidate.version);
      const bool better = !best || (!alike && candidate.repeated < best->repeated);
      if (alike) candidate.repeated = static_cast<int>(from.entries.size()) + 1;
      if (better) best = std::move(candidate);
    }
    return std::move(best->version);
  }

  [[nodiscard]] std::string purpose(const std::string& letter, int attempt) const {
    return attempt == 0 ? "version " + letter : fmt::format("version {} {}", letter, attempt);
  }

  [[nodiscard]] Candidate shuffled(const Version& from, int attempt) const {
    const auto why = purpose(from.letter, attempt);
    Candidate result{{from.letter, {}, {}, {}}};
    for (const std::size_t index : section_order(from, why)) {
      const auto& section = from.sections[index];
      result.version.sections.push_back(section);
      result.version.sections.back().first = result.version.entries.size();
      place_section(from, section, why, result);
    }
    return result;
  }

  void place_section(const Version& from, const Section& section, const std::string& why, Candidate& result) const {
    auto& entries = result.version.entries;
    std::vector<std::pair<std::uint64_t, const bank::Question*>> loose;
    std::vector<int> numbers;
    const std::size_t start = entries.size();
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      Entry entry = from.entries[i];
      entry.number = static_cast<int>(entries.size()) + 1;
      entries.push_back(entry);
      if (pins_.hold(entry)) continue;
      loose.emplace_back(rank(deck_.seed, why, entry.question->id), entry.question);
      numbers.push_back(entry.number);
    }
    const auto by_rank = [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
    };
    std::ranges::sort(loose, by_rank);
    std::vector<const bank::Question*> questions;
    for (const auto& [_, question] : loose) questions.push_back(question);
    const auto placing = place_apart(questions, numbers, had_);
    result.repeated += placing.repeated;
    auto next = placing.questions.begin();
    for (std::size_t i = start; i < entries.size(); ++i) {
      if (!pins_.hold(entries[i])) ask(entries[i], **next++, from, section);
    }
  }

  /// Puts `question`, which stands elsewhere in the section, in the place of `entry`.
  static void ask(Entry& entry, const bank::Question& question, const Version& from, const Section& section) {
    const auto first = from.entries.begin() + static_cast<std::ptrdiff_t>(section.first);
    const auto own = std::find_if(first, first + static_cast<std::ptrdiff_t>(section.count),
                                  [&](const Entry& other) { return other.question == &question; });
    const int number = entry.number;
    entry = *own;
    entry.number = number;
  }

  /// Sections as they stand, or shuffled but for those that a pinned question holds at an end.
  [[nodiscard]] std::vector<std::size_t> section_order(const Version& from, const std::string& why) const {
    std::vector<std::size_t> order;
    std::vector<std::pair<std::uint64_t, std::size_t>> loose;
    for (std::size_t i = 0; i < from.sections.size(); ++i) {
      order.push_back(i);
      if (!holds_pin(from, from.sections[i])) {
        loose.emplace_back(rank(deck_.seed, "sections of " + why, fmt::format("{} {}", i, from.sections[i].title)), i);
      }
    }
    if (spec_.order.section_order == Order::Sections::fixed) return order;
    std::ranges::sort(loose);
    auto next = loose.begin();
    for (auto& index : order) {
      if (!holds_pin(from, from.sections[index])) index = (next++)->second;
    }
    return order;
  }

  [[nodiscard]] bool holds_pin(const Version& version, const Section& section) const {
    const auto first = version.entries.begin() + static_cast<std::ptrdiff_t>(section.first);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(section.count),
                       [&](const Entry& entry) { return pins_.hold(entry); });
  }

  const Deck& deck_;
  const DeckSpec& spec_;
  Pins pins_;
  NumbersHad had_;
  std::set<std::string> hashes_;
};

}  // namespace

std::vector<Version> versions_of(const Deck& deck, const DeckSpec& spec, const std::vector<std::string>& letters) {
  VersionSequence sequence{deck, spec};
  std::vector<Version> versions;
  for (const auto& letter : letters) versions.push_back(sequence.next(letter));
  return versions;
}

Version version_of(const Deck& deck, const DeckSpec& spec, const std::string& letter) {
  if (letter.empty()) return {letter, deck.entries, deck.sections, deck.hash};
  auto letters = version_letters(spec);
  const auto found = std::ranges::find(letters, letter);
  if (found != letters.end()) {
    letters.erase(found + 1, letters.end());
  } else {
    letters.push_back(letter);
  }
  return versions_of(deck, spec, letters).back();
}

std::vector<int> numbers_kept(const Deck& deck, const DeckSpec& spec, const std::vector<Version>& versions) {
  const Pins pins(spec, *deck.bank);
  std::vector<int> kept;
  NumbersHad had;
  for (const auto& version : versions) {
    const auto repeats = [&](const Entry& entry) {
      return !pins.hold(entry) && had.times(entry.question, entry.number) > 0;
    };
    kept.push_back(static_cast<int>(std::ranges::count_if(version.entries, repeats)));
    had.note(version.entries);
  }
  return kept;
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
  struct Gathered {
    Section section;
    std::vector<Entry> entries;
  };
  std::vector<Gathered> all;
  std::set<std::string> known;
  const auto add = [&](const std::vector<Entry>& entries, const std::vector<Section>& sections) {
    for (const auto& section : sections) {
      auto place = std::ranges::find(all, section.title, [](const Gathered& each) { return each.section.title; });
      if (place == all.end()) place = all.insert(place, {section, {}});
      for (std::size_t i = section.first; i < section.first + section.count; ++i) {
        if (known.insert(entries[i].question->id).second) place->entries.push_back(entries[i]);
      }
    }
  };
  add(deck.entries, deck.sections);
  for (const auto& draw : deck.draws) add(draw.entries, draw.sections);
  Version united;
  for (auto& [section, entries] : all) {
    section.first = united.entries.size();
    section.count = entries.size();
    united.sections.push_back(std::move(section));
    for (auto& entry : entries) {
      entry.number = static_cast<int>(united.entries.size()) + 1;
      united.entries.push_back(std::move(entry));
    }
  }
  order_options(united.entries, deck.seed, {});
  united.hash = hash_of(united.entries);
  return united;
}

}  // namespace recto::deck
