#include "support/random_decks.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace recto::test {
namespace {

using deck::Name;
using deck::Slot;
using Questions = std::vector<const bank::Question*>;

constexpr const char* levels[] = {"junior", "mid", "senior"};
constexpr const char* topics[] = {"orm", "views", "testing"};

bool admits(const std::vector<Name>& names, std::string_view word) { return names.empty() || names[0].text == word; }

bool accepts(const Slot& slot, const bank::Question& question) {
  return admits(slot.filter.levels, levels[question.level.value]) &&
         admits(slot.filter.topics, topics[question.topic.value]);
}

}  // namespace

Sample random_sample(Random& random, std::string id) {
  return {std::move(id), topics[random.below(3)], levels[random.below(3)], "", 1 + random.below(6)};
}

RandomDeck random_deck(Random& random, int most_questions) {
  RandomDeck deck;
  for (int i = 2 + random.below(most_questions); i > 0; --i) {
    deck.samples.push_back(random_sample(random, "q" + std::to_string(100 + i)));
  }
  for (int i = 1 + random.below(3); i > 0; --i) {
    Slot slot{.count = 1 + random.below(3)};
    if (random.below(2) == 0) slot.filter.levels.push_back({levels[random.below(3)], {}});
    if (random.below(2) == 0) slot.filter.topics.push_back({topics[random.below(3)], {}});
    deck.slots.push_back(slot);
  }
  return deck;
}

deck::DeckSpec spec_of(const std::vector<Slot>& slots, deck::Seed seed, const deck::Order& order) {
  deck::DeckSpec spec{.id = "d", .title = "D", .order = order};
  spec.selection.seed = seed;
  for (const auto& slot : slots) spec.selection.entries.emplace_back(slot);
  return spec;
}

bool can_fill(const Questions& questions, std::vector<Slot> slots, std::size_t next) {
  if (std::ranges::all_of(slots, [](const Slot& slot) { return slot.count == 0; })) return true;
  if (next == questions.size()) return false;
  for (auto& slot : slots) {
    if (slot.count == 0 || !accepts(slot, *questions[next])) continue;
    slot.count = *slot.count - 1;
    if (can_fill(questions, slots, next + 1)) return true;
    slot.count = *slot.count + 1;
  }
  return can_fill(questions, slots, next + 1);
}

bool can_place(const Questions& questions, std::vector<Slot> slots, std::size_t next) {
  if (next == questions.size()) return true;
  for (auto& slot : slots) {
    if (slot.count == 0 || !accepts(slot, *questions[next])) continue;
    slot.count = *slot.count - 1;
    if (can_place(questions, slots, next + 1)) return true;
    slot.count = *slot.count + 1;
  }
  return false;
}

int best_minutes(const bank::Bank& bank, const std::vector<Slot>& slots, int budget) {
  const auto questions = all_of(bank);
  int best = 0;
  for (unsigned subset = 0; subset < 1U << questions.size(); ++subset) {
    Questions chosen;
    int sum = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (((subset >> i) & 1U) == 0) continue;
      chosen.push_back(questions[i]);
      sum += questions[i]->minutes;
    }
    if (sum > best && sum <= budget && can_place(chosen, slots)) best = sum;
  }
  return best;
}

Questions all_of(const bank::Bank& bank) {
  Questions questions;
  for (const auto& question : bank.questions) questions.push_back(&question);
  return questions;
}

std::vector<std::string> ids_of(const deck::Deck& deck) {
  std::vector<std::string> ids;
  for (const auto& entry : deck.entries) ids.push_back(entry.question->id);
  return ids;
}

int minutes_of(const deck::Deck& deck) {
  int sum = 0;
  for (const auto& entry : deck.entries) sum += entry.question->minutes;
  return sum;
}

}  // namespace recto::test
