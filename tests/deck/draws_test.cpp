// Versions that ask different questions from the same slots.
#include "deck/reprint.h"
#include "deck/select.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

namespace recto::deck {
namespace {

bank::Bank bank_of(int orm, int views) {
  std::vector<test::Sample> samples;
  for (int i = 1; i <= orm; ++i) samples.push_back({"o" + std::to_string(i), "orm", "mid", "", 5});
  for (int i = 1; i <= views; ++i) samples.push_back({"v" + std::to_string(i), "views", "mid", "", 5});
  return test::sample_bank(samples);
}

struct Selected {
  DeckSpec spec;
  Deck deck;
};

Selected select_well(std::string_view elements, const bank::Bank& bank, const std::vector<Manifest>& manifests = {}) {
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(test::deck_with(elements), diagnostics);
  REQUIRE(spec.has_value());
  const auto deck = select(*spec, bank, manifests, diagnostics);
  REQUIRE_MESSAGE(deck.has_value(), test::problems(diagnostics));
  CHECK(test::problems(diagnostics) == "");
  return {*spec, *deck};
}

std::string slots(std::string_view letters, std::string_view seed = "4") {
  return "<select seed='" + std::string(seed) +
         "' versions='different'><question ref='o1' pin='first'/><questions topic='orm' count='2'/>"
         "<questions topic='views' count='1'/></select><handout layout='h' versions='" +
         std::string(letters) + "'/>";
}

std::string listed(const Version& version) { return test::listed(version.entries, version.sections); }

std::vector<std::string> ids(const Version& version) {
  std::vector<std::string> result;
  for (const auto& entry : version.entries) result.push_back(entry.question->id);
  return result;
}

}  // namespace

TEST_CASE("versions ask different questions from the same slots, picks are in all") {
  const auto bank = bank_of(9, 4);
  const auto [spec, deck] = select_well(slots("A B C D"), bank);
  std::set<std::string> asked;
  std::size_t count = 0;
  for (const char* letter : {"A", "B", "C", "D"}) {
    const auto version = version_of(deck, spec, letter);
    CHECK(listed(version).starts_with("[Models] o1 o"));
    REQUIRE(version.sections.size() == 2);
    CHECK(version.sections[0].count == 3);
    CHECK(version.sections[1].count == 1);
    const auto own = ids(version);
    for (std::size_t i = 1; i < own.size(); ++i) asked.insert(own[i]);
    count += own.size() - 1;
  }
  CHECK(asked.size() == count);
  const auto first = ids(version_of(deck, spec, "A"));
  CHECK(std::set<std::string>(first.begin(), first.end()) == [&deck = deck] {
    std::set<std::string> own;
    for (const auto& entry : deck.entries) own.insert(entry.question->id);
    return own;
  }());
}

TEST_CASE("a version asks the same however many come after it") {
  const auto bank = bank_of(11, 5);
  const auto [two_spec, two] = select_well(slots("A B"), bank);
  const auto [five_spec, five] = select_well(slots("A B C D E"), bank);
  for (const char* letter : {"A", "B"}) {
    CHECK(listed(version_of(two, two_spec, letter)) == listed(version_of(five, five_spec, letter)));
  }
  CHECK(two.hash == five.hash);
}

TEST_CASE("a time budget holds for each version") {
  const auto bank = bank_of(8, 0);
  const auto [spec, deck] = select_well(
      "<select seed='4' minutes='15' versions='different'><questions topic='orm' count='4'/></select>"
      "<handout layout='h' versions='A B'/>",
      bank);
  CHECK(version_of(deck, spec, "A").entries.size() == 3);
  CHECK(version_of(deck, spec, "B").entries.size() == 3);
  CHECK(united(deck).entries.size() == 6);
}

TEST_CASE("a slot that runs out tells for which version, what was asked and what was left") {
  const auto told = [](const std::string& elements, const bank::Bank& bank) { return test::selected(elements, bank); };
  CHECK(
      told(slots("A B C"), bank_of(6, 3)) ==
      "2:94+9 short-slot: 2 questions asked for, 1 available for version `C` [6 match: 1 named by `ref`, 4 in earlier "
      "versions] [ask for 1 or widen the filter]\n");
  CHECK(told("<select versions='different'><questions topic='orm'/></select><handout layout='h' versions='A B'/>",
             bank_of(3, 0)) ==
        "2:30+10 empty-slot: no question left to take for version `B` [3 match: 3 in earlier versions]\n");
  CHECK(told("<select minutes='20' versions='different'><questions topic='orm'/></select><handout layout='h' "
             "versions='A B'/>",
             bank_of(5, 0)) ==
        "2:9+12 under-budget: 20 minutes asked for, 5 available for version `B` [raise counts, widen filters, or plan "
        "for 5 minutes]\n");
  CHECK(told("<select versions='other'/>", bank_of(1, 0)).find("unknown-value") != std::string::npos);
}

TEST_CASE("versions of picks alone cannot differ in their questions, only in their order") {
  CHECK(test::selected(
            "<select versions='different'><question ref='o1 o2'/></select><handout layout='h' versions='A B C'/>",
            bank_of(2, 0)) ==
        "2:62+8 too-many-versions: 3 versions asked for, but 2 questions have only 2 orders [`C` would be `B` again] "
        "[versions differ in what `<questions>` draw; questions picked by name are in all of them] [name 2 versions at "
        "most, or ask for more questions]\n");
}

TEST_CASE("a version for which the time is too short tells the shortest question that is left") {
  CHECK(test::selected("<select minutes='5' versions='different'><questions topic='orm'/></select>"
                       "<handout layout='h' versions='A B'/>",
                       test::sample_bank({{"o1", "orm", "mid", "", 5}, {"o2", "orm", "mid", "", 7}})) ==
        "2:9+11 under-budget: no question fits into 5 minutes for version `B` [the shortest that earlier versions "
        "leave, `o2`, takes 7 minutes]\n");
}

TEST_CASE("all versions together hold each question once, under its section") {
  const auto bank = bank_of(9, 4);
  const auto [spec, deck] = select_well(slots("A B C"), bank);
  const auto all = united(deck);
  CHECK(all.entries.size() == 1 + 3 * 3);
  REQUIRE(all.sections.size() == 2);
  CHECK(all.sections[0].title == "Models");
  CHECK(all.sections[0].count == 7);
  CHECK(listed(all).starts_with("[Models] o1 "));
  const auto first = listed(version_of(deck, spec, ""));
  CHECK(listed(all).starts_with(first.substr(0, first.find(" [Views]"))));
}

TEST_CASE("what any version asked can be excluded, and printed again") {
  const auto bank = bank_of(9, 4);
  const auto [spec, deck] = select_well(slots("A B"), bank);
  Manifest manifest{.seed = {4}};
  for (const auto& entry : deck.entries) manifest.ids.push_back(entry.question->id);
  for (const char* letter : {"A", "B"}) {
    const auto version = version_of(deck, spec, letter);
    manifest.versions.push_back({letter, ids(version), version.hash});
  }
  const auto without = test::selected("<select><exclude manifest='m.json'/></select>", bank, {manifest});
  for (const auto& version : manifest.versions) {
    for (const auto& id : version.ids) CHECK((without + " ").find(" " + id + " ") == std::string::npos);
  }

  const std::string again = "<select reprint='m.json'/><handout layout='h' versions='";
  const auto [same_spec, same] = select_well(again + "A B'/>", bank, {manifest});
  CHECK(ids(version_of(same, same_spec, "A")) == manifest.versions[0].ids);
  CHECK(ids(version_of(same, same_spec, "B")) == manifest.versions[1].ids);
  const auto [one_spec, one] = select_well(again + "A'/>", bank, {manifest});
  CHECK(ids(version_of(one, one_spec, "A")) == manifest.versions[0].ids);
  CHECK(test::selected(again + "A B C'/>", bank, {manifest}) ==
        "2:18+6 lost-version: no version `C` in the manifest [its versions ask different questions, so that a further "
        "one cannot be known]\n");
}

}  // namespace recto::deck
