#include "deck/fill.h"

#include "deck/select.h"
#include "support/random_decks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace recto::deck {
namespace {

// Those of `ids` that are among `others`.
std::vector<std::string> common(const std::vector<std::string>& ids, const std::vector<std::string>& others) {
  std::vector<std::string> kept;
  std::ranges::copy_if(ids, std::back_inserter(kept),
                       [&](const std::string& id) { return std::ranges::find(others, id) != others.end(); });
  return kept;
}

}  // namespace

TEST_CASE("a filling is found exactly if there is one") {
  test::Random random(11);
  int filled = 0;
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const auto [samples, slots] = test::random_deck(random, 8);
    const auto bank = test::sample_bank(samples);
    diag::Diagnostics diagnostics;
    const auto deck = select(test::spec_of(slots, {static_cast<std::uint64_t>(round)}, {}), bank, {}, diagnostics);
    CHECK(deck.has_value() == test::can_fill(test::all_of(bank), slots));
    if (!deck) continue;
    ++filled;
    const auto ids = test::ids_of(*deck);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    std::vector<const bank::Question*> chosen;
    for (const auto& entry : deck->entries) chosen.push_back(entry.question);
    CHECK(test::can_fill(chosen, slots));
    std::size_t asked = 0;
    for (const auto& slot : slots) asked += static_cast<std::size_t>(*slot.count);
    CHECK(ids.size() == asked);
  }
  CHECK(filled > 100);
}

TEST_CASE("a question added to the bank replaces at most one and never reorders the others") {
  using Key = OrderKey;
  const Order orders[] = {{{Key::bank}, Key::deck},
                          {{Key::bank}, Key::topic},
                          {{Key::topic, Key::level}, Key::topic},
                          {{Key::shuffle}, Key::deck},
                          {{Key::shuffle}, Key::level},
                          {{Key::title}, Key::deck},
                          {{Key::level, Key::shuffle}, Key::topic}};
  test::Random random(12);
  int replaced = 0;
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    auto [samples, slots] = test::random_deck(random, 12);
    const auto spec = test::spec_of(slots, {static_cast<std::uint64_t>(round)}, orders[random.below(7)]);
    const auto bank = test::sample_bank(samples);
    diag::Diagnostics diagnostics;
    const auto deck = select(spec, bank, {}, diagnostics);
    if (!deck) continue;
    const auto place = random.below(static_cast<int>(samples.size()) + 1);
    samples.insert(samples.begin() + place, test::random_sample(random, "added"));
    const auto grown_bank = test::sample_bank(samples);
    const auto grown_deck = select(spec, grown_bank, {}, diagnostics);
    REQUIRE(grown_deck.has_value());
    const auto before = test::ids_of(*deck);
    const auto after = test::ids_of(*grown_deck);
    const auto kept = common(before, after);
    CHECK(kept == common(after, before));
    CHECK(kept.size() + 1 >= before.size());
    CHECK(after.size() == before.size());
    if (kept.size() < before.size()) ++replaced;
  }
  CHECK(replaced > 10);
}

TEST_CASE("in the order of the deck, questions stay put when a bank of slots apart grows") {
  test::Random random(14);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<Slot> slots(3);
    const char* topics[] = {"testing", "orm", "views"};
    for (std::size_t i = 0; i < 3; ++i) {
      slots[i].filter.topics = {{topics[i], {}}};
      if (i < 2) slots[i].count = 2;
    }
    auto samples = test::random_deck(random, 12).samples;
    const auto spec = test::spec_of(slots, {static_cast<std::uint64_t>(round)}, {});
    diag::Diagnostics diagnostics;
    const auto bank = test::sample_bank(samples);
    const auto deck = select(spec, bank, {}, diagnostics);
    if (!deck) continue;
    samples.insert(samples.begin(), test::random_sample(random, "added"));
    const auto grown_bank = test::sample_bank(samples);
    const auto grown_deck = select(spec, grown_bank, {}, diagnostics);
    REQUIRE(grown_deck.has_value());
    const auto before = test::ids_of(*deck);
    const auto after = test::ids_of(*grown_deck);
    CHECK(common(before, after) == common(after, before));
  }
}

TEST_CASE("ten thousand questions are selected") {
  std::vector<test::Sample> samples;
  const char* topics[] = {"orm", "views", "testing"};
  for (int i = 0; i < 10000; ++i) samples.push_back({"q" + std::to_string(i), topics[i % 3], "mid", "", 3});
  const auto bank = test::sample_bank(samples);
  std::vector<Slot> slots;
  for (const char* topic : topics) {
    Slot slot{.count = 3000};
    slot.filter.topics = {{topic, {}}};
    slots.push_back(slot);
  }
  slots.push_back({.count = 1000});
  diag::Diagnostics diagnostics;
  const auto spec = test::spec_of(slots, {1}, {{OrderKey::shuffle}, OrderKey::topic});
  const auto deck = select(spec, bank, {}, diagnostics);
  REQUIRE(deck.has_value());
  CHECK(deck->entries.size() == 10000);
}

}  // namespace recto::deck
