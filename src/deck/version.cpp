#include "deck/check_versions.h"
#include "deck/generator.h"
#include "deck/hash.h"
#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace recto::deck {
namespace {

// Whether the spec pins a question, wherever.
class Pins {
 public:
  Pins(const DeckSpec& spec, const bank::Bank& bank) {
    for (const auto& entry : spec.selection.entries) {
      const auto* pick = std::get_if<Pick>(&entry);
      if (pick == nullptr || pick->pin == Pick::Pin::no) continue;
      if (const auto* question = bank.find_question(pick->ref.text)) pinned_.push_back(question);
    }
  }
  [[nodiscard]] bool hold(const Entry& entry) const {
    return std::ranges::find(pinned_, entry.question) != pinned_.end();
  }

 private:
  std::vector<const bank::Question*> pinned_;
};

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

// How many orders versions can have; counted no further than needed.
std::size_t orders(const Deck& deck, const DeckSpec& spec, std::size_t enough) {
  const Pins pins(spec, *deck.bank);
  std::size_t product = 1;
  for (const auto& section : deck.sections) {
    std::size_t loose = 0;
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      if (pins.hold(deck.entries[i])) continue;
      product *= ++loose;
      if (product >= enough) return product;
    }
  }
  return product;
}

void warn_of_alike(const Deck& deck, const DeckSpec& spec, const Product& product, diag::Diagnostics& diagnostics) {
  std::map<std::string, std::string> letters;  // by hash
  for (const auto& letter : product.versions) {
    const auto [first, added] = letters.emplace(version_of(deck, spec, letter).hash, letter);
    if (added) continue;
    diagnostics
        .warning("versions-alike",
                 fmt::format("versions `{}` and `{}` come out in the same order", first->second, letter), product.place)
        .notes.emplace_back("choose another `seed` or other letters");
  }
}

}  // namespace

Version version_of(const Deck& deck, const DeckSpec& spec, const std::string& letter) {
  Version version{letter, deck.entries, deck.sections, deck.hash};
  if (letter.empty()) return version;
  const Pins pins(spec, *deck.bank);
  for (const auto& section : version.sections) shuffle(version.entries, section, pins, deck.seed, "version " + letter);
  version.hash = hash_of(version.entries);
  return version;
}

void check_versions(const Deck& deck, const DeckSpec& spec, diag::Diagnostics& diagnostics) {
  for (const auto& product : spec.products) {
    const auto asked = product.versions.size();
    const auto possible = orders(deck, spec, asked);
    if (asked <= possible) {
      warn_of_alike(deck, spec, product, diagnostics);
      continue;
    }
    diagnostics
        .error("too-many-versions",
               fmt::format("{} versions of questions with {} order{}", asked, possible, possible == 1 ? "" : "s"),
               product.place)
        .notes.emplace_back("only questions that are not pinned are shuffled, each within its section");
  }
}

}  // namespace recto::deck
