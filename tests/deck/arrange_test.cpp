#include "deck/arrange.h"
#include "deck/select.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace recto::deck {
namespace {

using Pin = Pick::Pin;

bank::Bank bank_of_six() {
  return test::sample_bank({{"t1", "testing", "senior", ""},
                            {"o2", "orm", "mid", ""},
                            {"v3", "views", "junior", ""},
                            {"O1", "orm", "junior", ""},
                            {"v1", "views", "senior", ""},
                            {"t2", "testing", "junior", ""}});
}

// As if slots had taken them: the first three by the second slot, the others by the first.
std::vector<Choice> choices_in(const bank::Bank& bank) {
  std::vector<Choice> choices;
  for (const auto& question : bank.questions) choices.push_back({&question, choices.size() < 3 ? 1U : 0U, Pin::no});
  return choices;
}

std::string arranged(const std::vector<Choice>& choices, const Order& order, const bank::Bank& bank, Seed seed = {1}) {
  Selection selection;
  selection.seed = seed;
  const auto arrangement = arrange(choices, selection, order, bank);
  return test::listed(arrangement.entries, arrangement.sections);
}

}  // namespace

TEST_CASE("sections bind first, then keys, then the bank") {
  const auto six = bank_of_six();
  struct Case {
    Order order;
    std::string expected;
  };
  using enum OrderKey;
  const Case cases[] = {
      {{{}, deck}, "O1 v1 t2 t1 o2 v3"},
      {{{}, topic}, "[Models] O1 o2 [Views] v1 v3 [Testing] t2 t1"},
      {{{bank}, deck}, "t1 o2 v3 O1 v1 t2"},
      {{{bank}, topic}, "[Models] o2 O1 [Views] v3 v1 [Testing] t1 t2"},
      {{{topic, level}, topic}, "[Models] O1 o2 [Views] v3 v1 [Testing] t2 t1"},
      {{{level, topic}, level}, "[Junior] O1 v3 t2 [Mid-level] o2 [Senior] v1 t1"},
      {{{level, topic}, deck}, "O1 v3 t2 o2 v1 t1"},
      {{{level}, topic}, "[Models] O1 o2 [Views] v3 v1 [Testing] t2 t1"},
      {{{title}, deck}, "O1 o2 t1 t2 v1 v3"},
      {{{deck, level}, deck}, "O1 t2 v1 v3 o2 t1"},
  };
  for (const auto& [order, expected] : cases) CHECK(arranged(choices_in(six), order, six) == expected);
}

TEST_CASE("with the order `deck` sections stand as the slots name them") {
  const auto six = bank_of_six();
  auto choices = choices_in(six);
  for (auto& choice : choices) choice.entry = choice.question->topic == bank::TopicIndex{2} ? 0 : 1;
  CHECK(arranged(choices, {}, six) == "[Testing] t1 t2 [Models] o2 O1 [Views] v3 v1");
}

TEST_CASE("pinned questions begin and end the deck and bring their sections along") {
  const auto six = bank_of_six();
  auto choices = choices_in(six);
  const auto put = [&](std::string_view id, Pin pin, std::size_t entry) {
    const auto found =
        std::ranges::find(choices, id, [](const Choice& choice) { return std::string_view(choice.question->id); });
    found->pin = pin;
    found->entry = entry;
  };
  put("v1", Pin::first, 5);
  put("O1", Pin::last, 3);
  using enum OrderKey;
  CHECK(arranged(choices, {{bank}, deck}, six) == "v1 t1 o2 v3 t2 O1");
  CHECK(arranged(choices, {{bank}, topic}, six) == "[Views] v1 v3 [Testing] t1 t2 [Models] o2 O1");
  put("t2", Pin::first, 4);
  put("v3", Pin::last, 7);
  put("t1", Pin::first, 6);
  CHECK(arranged(choices, {{bank}, deck}, six) == "t2 v1 t1 o2 O1 v3");
  CHECK(arranged(choices, {{bank}, topic}, six) == "[Testing] t2 t1 [Views] v1 v3 [Models] o2 O1");
}

TEST_CASE("seeds shuffle differently, and every order comes up") {
  const auto bank = test::sample_bank({{"a", "orm", "mid", ""}, {"b", "orm", "mid", ""}, {"c", "orm", "mid", ""}});
  std::set<std::string> orders;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto order = arranged(choices_in(bank), {{OrderKey::shuffle}, OrderKey::deck}, bank, {seed});
    CHECK(order == arranged(choices_in(bank), {{OrderKey::shuffle}, OrderKey::deck}, bank, {seed}));
    orders.insert(order);
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("a shuffle keeps inside sections") {
  const auto six = bank_of_six();
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Selection selection;
    selection.seed = {seed};
    const auto arrangement = arrange(choices_in(six), selection, {{OrderKey::shuffle}, OrderKey::topic}, six);
    REQUIRE(arrangement.sections.size() == 3);
    CHECK(arrangement.sections[0].title == "Models");
    CHECK(arrangement.sections[2].title == "Testing");
  }
}

TEST_CASE("questions in a given order are cut where the section changes") {
  const auto six = bank_of_six();
  const auto choices = choices_in(six);
  const auto by_topic = in_given_order(choices, {}, OrderKey::topic, six);
  CHECK(test::listed(by_topic.entries, by_topic.sections) ==
        "[Testing] t1 [Models] o2 [Views] v3 [Models] O1 [Views] v1 [Testing] t2");
  const auto whole = in_given_order(choices, {}, OrderKey::deck, six);
  CHECK(whole.sections.size() == 1);
  CHECK(in_given_order({}, {}, OrderKey::topic, six).sections.empty());
}

TEST_CASE("slots make sections in the order of the deck, with their titles and points") {
  const auto six = bank_of_six();
  const std::string_view parts =
      "<select><questions title=\"Part A\" topic=\"views\" points=\"2\"><instructions> Tick  one.\n</instructions>"
      "</questions><questions title=\"Part B\" topic=\"orm\" points=\"1\"/><question ref=\"t1\"/></select>"
      "<order by=\"level\" sections=\"slot\"/>";
  CHECK(test::selected(parts, six) == "[Part A] v3 v1 [Part B] O1 o2 t1");
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(test::deck_with(parts), diagnostics);
  REQUIRE(spec);
  const auto deck = select(*spec, six, {}, diagnostics);
  REQUIRE(deck);
  CHECK(deck->sections[0].instructions == "Tick one.");
  CHECK(deck->entries[0].points == bank::Points{200});
  CHECK(deck->entries[0].part == 0);
  CHECK(deck->entries[4].part == 1);
  CHECK(deck->entries[4].points == bank::Points{100});
  CHECK(test::problems(diagnostics).empty());
}

TEST_CASE("points that only some questions have are reported, for the total leaves the others out") {
  const auto said = test::selected(
      "<select><questions topic=\"orm\"/><questions topic=\"views\" points=\"2\"/></select>", bank_of_six());
  CHECK(
      said.starts_with("2:1+7 warning no-points: 2 questions without points in a deck with points: `o2`, `O1` [give "
                       "them points in the bank, or give `points` to their slot]\n"));
}

TEST_CASE("a pick before all slots belongs to the first") {
  Selection selection;
  selection.entries = {Pick{}, Slot{}, Pick{}, Slot{}, Pick{}};
  const int expected[] = {1, 1, 1, 3, 3};
  for (std::size_t entry = 0; entry < 5; ++entry) CHECK(part_of(entry, selection) == expected[entry]);
  selection.entries = {Pick{}};
  CHECK(part_of(0, selection) == -1);
  CHECK(part_of(0, {}) == -1);
}

TEST_CASE("a part keeps its questions and its place in every version") {
  const auto six = bank_of_six();
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(
      test::deck_with("<select><questions title=\"A\" topic=\"testing\" points=\"3\"/><questions title=\"B\" "
                      "points=\"1\"/></select><order sections=\"slot\"/>"),
      diagnostics);
  REQUIRE(spec);
  const auto deck = select(*spec, six, {}, diagnostics);
  REQUIRE(deck);
  for (const auto& version : versions_of(*deck, *spec, {"A", "B"})) {
    REQUIRE(version.sections.size() == 2);
    CHECK(version.sections[0].title == "A");
    for (const auto& entry : version.entries) {
      const bool testing = entry.question->topic == bank::TopicIndex{2};
      CHECK(entry.points == bank::Points{testing ? 300 : 100});
      CHECK((entry.number <= 2) == testing);
    }
  }
}

}  // namespace recto::deck
