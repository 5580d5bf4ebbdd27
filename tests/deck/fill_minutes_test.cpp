#include "deck/fill_minutes.h"

#include "deck/select.h"
#include "support/random_decks.h"

#include <doctest/doctest.h>

#include <string>

namespace recto::deck {
namespace {

bank::Bank small_bank() {
  return test::sample_bank({{"o1", "orm", "junior", "sql easy", 2},
                            {"o2", "orm", "mid", "sql", 3},
                            {"o3", "orm", "senior", "sql hard", 5},
                            {"v1", "views", "junior", "easy http", 2},
                            {"v2", "views", "mid", "http", 4},
                            {"t1", "testing", "mid", "hard", 6}});
}

std::string select_in(std::string_view inside, std::string_view attributes = "") {
  return "<select" + std::string(attributes) + ">" + std::string(inside) +
         "</select><order by='bank' sections='none'/>";
}

}  // namespace

TEST_CASE("a time budget is met as near as the slots allow") {
  const auto bank = small_bank();
  const auto planned = [&](std::string_view inside, int minutes) {
    diag::Diagnostics diagnostics;
    const auto attributes = " minutes='" + std::to_string(minutes) + "'";
    const auto spec = test::read_deck(test::deck_with(select_in(inside, attributes)), diagnostics);
    REQUIRE(spec.has_value());
    const auto deck = select(*spec, bank, {}, diagnostics);
    CHECK(test::problems(diagnostics) == "");
    return deck ? test::minutes_of(*deck) : 0;
  };
  for (int minutes = 2; minutes <= 20; ++minutes) CHECK(planned("<questions/>", minutes) == minutes);
  CHECK(planned("<questions/>", 21) == 20);
  CHECK(planned("<questions/>", 22) == 22);
  CHECK(planned("<questions topic='orm' count='2'/>", 10) == 8);
  CHECK(planned("<questions topic='orm' count='2'/><question ref='t1'/>", 11) == 11);
  CHECK(planned("<questions topic='views'/>", 5) == 4);
}

TEST_CASE("each slot gets its share of a time budget") {
  const char* topics[] = {"orm", "views", "testing"};
  std::vector<test::Sample> samples;
  for (int i = 0; i < 30; ++i) samples.push_back({"q" + std::to_string(i), topics[i % 3], "mid", "", 5});
  const auto bank = test::sample_bank(samples);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    auto slots = std::vector<Slot>(3);
    for (std::size_t i = 0; i < 3; ++i) slots[i].filter.topics = {{topics[i], {}}};
    slots[0].count = 8;
    slots[1].count = 4;
    slots[2].count = 4;
    auto spec = test::spec_of(slots, {seed}, {{OrderKey::topic}, OrderKey::topic});
    spec.selection.minutes = 40;
    diag::Diagnostics diagnostics;
    const auto deck = select(spec, bank, {}, diagnostics);
    REQUIRE(deck.has_value());
    REQUIRE(deck->sections.size() == 3);
    CHECK(deck->sections[0].count == 4);
    CHECK(deck->sections[1].count == 2);
    CHECK(deck->sections[2].count == 2);
  }
}

TEST_CASE("a time budget that cannot be met says why") {
  auto bank = small_bank();
  const auto told = [&](std::string_view inside, int minutes) {
    return test::selected(select_in(inside, " minutes='" + std::to_string(minutes) + "'"), bank);
  };
  CHECK(told("<questions topic='orm'/>", 30) ==
        "2:9+12 under-budget: 30 minutes asked for, 10 available [raise counts, widen filters, or plan for 10 "
        "minutes]\n");
  CHECK(told("<question ref='o3 t1'/>", 10) ==
        "2:9+12 over-budget: 10 minutes asked for, the questions named by `ref` take 11 [plan for at least 11 "
        "minutes]\n");
  CHECK(told("<questions topic='orm'/>", 1) ==
        "2:9+11 under-budget: no question fits into 1 minute [the shortest, `o1`, takes 2 minutes]\n");
  CHECK(told("<questions topic='testing' level='junior'/><questions topic='orm'/>", 10) ==
        "2:22+10 empty-slot: no question left to take [no question of the bank matches its filter]\n");
  CHECK(told("<questions topic='orm'/><questions topic='testing'/>", 5) ==
        "2:45+10 warning idle-slot: no question of this slot in 5 minutes [raise `minutes` or lower the counts of the "
        "other slots]\no1 o2");
  bank.questions[1].minutes = 0;
  CHECK(told("<questions topic='orm'/>", 5) ==
        "2:9+11 untimed: question without `minutes`: `o2` [a time budget needs the minutes of every question it may "
        "take]\n");
  for (auto& question : bank.questions) question.minutes = 0;
  CHECK(told("<questions/><question ref='t1'/>", 5) ==
        "2:9+11 untimed: questions without `minutes`: `o1`, `o2`, `o3`, `t1`, `v1` and 1 more [a time budget needs the "
        "minutes of every question it may take]\n");
}

TEST_CASE("a filling under a budget is as near as by trying every choice") {
  test::Random random(13);
  int filled = 0;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const auto [samples, slots] = test::random_deck(random, 7);
    const auto bank = test::sample_bank(samples);
    auto spec = test::spec_of(slots, {static_cast<std::uint64_t>(round)}, {});
    const int budget = 1 + random.below(20);
    spec.selection.minutes = budget;
    diag::Diagnostics diagnostics;
    const auto deck = select(spec, bank, {}, diagnostics);
    if (!deck) continue;  // a slot without any question, or far from the budget
    ++filled;
    CHECK(test::minutes_of(*deck) == test::best_minutes(bank, slots, budget));
  }
  CHECK(filled > 50);
}

}  // namespace recto::deck
