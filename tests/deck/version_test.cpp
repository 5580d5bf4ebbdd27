#include "deck/check_versions.h"
#include "deck/select.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace recto::deck {
namespace {

bank::Bank timed(int minutes) {
  return test::sample_bank({{"o1", "orm", "mid", "", minutes}, {"o2", "orm", "mid", "", minutes}});
}

bank::Bank bank_of(int orm, int views) {
  std::vector<test::Sample> samples;
  for (int i = 1; i <= orm; ++i) samples.push_back({"o" + std::to_string(i), "orm", "mid", ""});
  for (int i = 1; i <= views; ++i) samples.push_back({"v" + std::to_string(i), "views", "mid", ""});
  return test::sample_bank(samples);
}

struct Selected {
  DeckSpec spec;
  Deck deck;
};

Selected select_well(std::string_view elements, const bank::Bank& bank) {
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(test::deck_with(elements), diagnostics);
  REQUIRE(spec.has_value());
  const auto deck = select(*spec, bank, {}, diagnostics);
  REQUIRE(deck.has_value());
  return {*spec, *deck};
}

std::string listed(const Version& version) { return test::listed(version.entries, version.sections); }

}  // namespace

TEST_CASE("the empty letter is the deck as it is") {
  const auto bank = bank_of(3, 2);
  const auto [spec, deck] = select_well("<select/>", bank);
  const auto version = version_of(deck, spec, "");
  CHECK(version.letter.empty());
  CHECK(listed(version) == "[Models] o1 o2 o3 [Views] v1 v2");
  CHECK(version.hash == deck.hash);
}

TEST_CASE("a version shuffles inside sections, renumbers, and pinned questions stay") {
  const auto bank = bank_of(6, 4);
  const auto [spec, deck] = select_well(
      "<select><questions/><question ref='old-o4' pin='first'/><question ref='v2' pin='last'/></select>", bank);
  std::set<std::string> orders;
  for (const char* letter : {"A", "B", "C", "D", "E", "F"}) {
    const auto version = version_of(deck, spec, letter);
    CHECK(version.letter == letter);
    const auto text = listed(version);
    CHECK(text.starts_with("[Models] o4 "));
    CHECK(text.ends_with(" v2"));
    REQUIRE(version.sections.size() == 2);
    CHECK(version.sections[0].count == 6);
    for (std::size_t i = 0; i < version.entries.size(); ++i) {
      CHECK(version.entries[i].question->topic == deck.entries[i].question->topic);
    }
    auto before = deck.entries;
    auto after = version.entries;
    const auto by_place = [](const Entry& entry) { return entry.question; };
    std::ranges::sort(before, {}, by_place);
    std::ranges::sort(after, {}, by_place);
    CHECK(std::ranges::equal(before, after, {}, by_place, by_place));
    CHECK(version.hash != deck.hash);
    orders.insert(text);
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("a version depends on its own letter alone and on the seed") {
  const auto bank = bank_of(8, 0);
  const auto [spec, deck] = select_well("<select seed='1'/>", bank);
  const auto [other_spec, other_deck] = select_well("<select seed='2'/>", bank);
  CHECK(listed(version_of(deck, spec, "B")) == listed(version_of(deck, spec, "B")));
  CHECK(listed(version_of(deck, spec, "B")) != listed(version_of(other_deck, other_spec, "B")));
}

TEST_CASE("a question added to the bank does not reorder the others of a version") {
  const auto small = bank_of(7, 0);
  const auto large = bank_of(8, 0);
  const auto [small_spec, small_deck] = select_well("<select seed='5'/>", small);
  const auto [large_spec, large_deck] = select_well("<select seed='5'/>", large);
  const auto ids_of = [](const Version& version) {
    std::vector<std::string> ids;
    for (const auto& entry : version.entries) {
      if (entry.question->id != "o8") ids.push_back(entry.question->id);
    }
    return ids;
  };
  CHECK(ids_of(version_of(small_deck, small_spec, "A")) == ids_of(version_of(large_deck, large_spec, "A")));
}

TEST_CASE("more versions than orders are an error") {
  const auto told = [](std::string_view elements, const bank::Bank& bank) { return test::selected(elements, bank); };
  CHECK(told("<select/><handout layout='h' versions='A B C D E'/>", bank_of(2, 2)) ==
        "2:10+8 too-many-versions: 5 versions asked for, but 4 questions have only 4 orders [`E` would be `C` again] "
        "[questions are shuffled within their sections] [name 4 versions at most, ask for more "
        "questions, or order in one section by `<order sections=\"none\"/>`]\n");
  CHECK(told("<select><questions/><question ref='o1' pin='first'/></select><handout layout='h' versions='A B'/>",
             bank_of(2, 1)) ==
        "2:62+8 too-many-versions: 2 versions asked for, but 3 questions have only 1 order [`B` would be `A` again] "
        "[questions are shuffled within their sections, and pinned ones keep their places] [leave `versions` out, ask "
        "for more questions, unpin some, or order in one section by `<order sections=\"none\"/>`]\n");
  CHECK(told("<select minutes='3'><questions count='1'/></select><handout layout='h' versions='A B'/>", timed(3)) ==
        "2:52+8 too-many-versions: 2 versions asked for, but 1 question has only 1 order [`B` would be `A` again] "
        "[leave `versions` out, plan more minutes, or give each version questions of its own by "
        "`<select versions=\"different\">`]\n");
  const auto two = told("<select/><handout layout='h' versions='A B C'/>", bank_of(2, 2));
  CHECK(two.find("[Models] o1 o2 [Views] v1 v2") != std::string::npos);
  CHECK(told("<select/><handout layout='h' versions='A B C D'/>", bank_of(9, 0)) ==
        "[Models] o1 o2 o3 o4 o5 o6 o7 o8 o9");
}

TEST_CASE("versions that are to ask different questions are not told to ask different ones") {
  const auto picks = [](std::string_view pins) {
    return test::selected("<select versions='different'><question ref='o1 o2'" + std::string(pins) +
                              "/></select><handout layout='h' versions='A B'/>",
                          bank_of(2, 0));
  };
  CHECK(
      picks(" pin='first'") ==
      "2:74+8 too-many-versions: 2 versions asked for, but 2 questions have only 1 order [`B` would be `A` again] "
      "[pinned questions keep their places] [versions differ in what `<questions>` draw; questions picked by name are "
      "in all of them] [leave `versions` out, ask for more questions, or unpin some]\n");
  CHECK(picks("").find("too-many-versions") == std::string::npos);
}

TEST_CASE("no question keeps its number as long as there are no more versions than questions in each section") {
  test::Random random{11};
  for (int round = 0; round < 60; ++round) {
    const int versions = 2 + random.below(8);
    const auto bank = bank_of(versions + random.below(6), versions + random.below(6));
    const std::string seed = std::to_string(random.below(1000));
    const auto [spec, deck] = select_well("<select seed='" + seed + "'/>", bank);
    std::vector<std::string> letters;
    for (int i = 0; i < versions; ++i) letters.push_back(std::string(1, static_cast<char>('A' + i)));
    const auto all = versions_of(deck, spec, letters);
    for (const int kept : numbers_kept(deck, spec, all)) CHECK(kept == 0);
    std::set<std::string> hashes;
    for (const auto& version : all) hashes.insert(version.hash);
    CHECK(static_cast<int>(hashes.size()) == versions);
  }
}

TEST_CASE("26 versions of 30 questions share no number") {
  const auto bank = bank_of(30, 0);
  const auto [spec, deck] = select_well(
      "<select/><handout layout='h' versions='A B C D E F G H I J K L M N O P Q R S "
      "T U V W X Y Z'/>",
      bank);
  const auto all = versions_of(deck, spec, version_letters(spec));
  REQUIRE(all.size() == 26);
  for (const int kept : numbers_kept(deck, spec, all)) CHECK(kept == 0);
}

TEST_CASE("sections of one question change their number if sections may change places") {
  std::vector<test::Sample> samples;
  for (const char* topic : {"orm", "views"}) samples.push_back({topic, topic, "mid", ""});
  const auto bank = test::sample_bank(samples);
  const auto kept = [&](const char* order) {
    const auto [spec, deck] = select_well(std::string("<select/><order ") + order + "/>", bank);
    return numbers_kept(deck, spec, versions_of(deck, spec, {"A", "B"}));
  };
  CHECK(kept("by='deck'") == std::vector<int>{0, 2});
  CHECK(kept("by='deck' sections-order='shuffle'") == std::vector<int>{0, 0});
}

TEST_CASE("questions that keep their number are a warning with a cure") {
  const auto bank = bank_of(1, 3);
  CHECK(
      test::selected("<select/><handout layout='h' versions='A B'/>", bank)
          .starts_with("2:10+8 warning kept-numbers: 1 of 4 questions of version `B` have the number that they have in "
                       "an earlier one [let sections change places by `<order sections-order=\"shuffle\"/>`, or make "
                       "one by `sections=\"none\"`]\n"));
  const auto pinned =
      "<select><questions/><question ref='o1' pin='first'/></select><handout layout='h' versions='A B'/>";
  CHECK(test::selected(pinned, bank).find("kept-numbers") == std::string::npos);
}

TEST_CASE("the first version stands as ordered if the deck says an order, and only the first") {
  const auto bank = bank_of(6, 0);
  const auto listing = [&](const std::string& order, const char* letter) {
    const auto [spec, deck] = select_well("<select/>" + order + "<handout layout='h' versions='A B'/>", bank);
    return listed(version_of(deck, spec, letter));
  };
  CHECK(listing("<order by='deck'/>", "A") == "[Models] o1 o2 o3 o4 o5 o6");
  CHECK(listing("<order by='deck'/>", "B") != "[Models] o1 o2 o3 o4 o5 o6");
  CHECK(listing("", "A") != "[Models] o1 o2 o3 o4 o5 o6");
}

}  // namespace recto::deck
