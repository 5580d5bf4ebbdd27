#include "deck/select.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
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

TEST_CASE("filters choose by level, topic and tags") {
  const auto bank = small_bank();
  const std::pair<const char*, std::string> cases[] = {
      {"", "o1 o2 o3 v1 v2 t1"},
      {"<questions level='junior'/>", "o1 v1"},
      {"<questions level='beginner senior'/>", "o1 o3 v1"},
      {"<questions level='junior..mid'/>", "o1 o2 v1 v2 t1"},
      {"<questions level='beginner..senior'/>", "o1 o2 o3 v1 v2 t1"},
      {"<questions level='mid..mid'/>", "o2 v2 t1"},
      {"<questions topic='views orm' level='mid'/>", "o2 v2"},
      {"<questions tag='easy hard'/>", "o1 o3 v1 t1"},
      {"<questions all-tags='easy sql'/>", "o1"},
      {"<questions no-tags='sql http'/>", "t1"},
      {"<questions tag='sql' no-tags='easy' level='mid..senior'/>", "o2 o3"},
      {"<questions topic='orm'/><questions level='mid'/>", "o1 o2 o3 v2 t1"},
      {"<question ref='t1 old-v1'/>", "v1 t1"},
      {"<questions topic='orm'/><question ref='v1'/>", "o1 o2 o3 v1"},
      {"<exclude topic='orm'/>", "v1 v2 t1"},
      {"<exclude ref='o1 old-t1'/><exclude tag='http' level='mid'/>", "o2 o3 v1"},
      {"<question ref='o1'/><questions topic='views'/><exclude tag='easy'/>", "o1 v2"},
  };
  for (const auto& [inside, expected] : cases) {
    CAPTURE(inside);
    CHECK(test::selected(select_in(inside), bank) == expected);
  }
}

TEST_CASE("unknown names are told with the nearest, all in one run") {
  const auto bank = small_bank();
  const std::pair<const char*, std::string> cases[] = {
      {"<questions level='juniour' topic='ormm' tag='sqll' all-tags='qqq'/>",
       "2:27+7 unknown-level: unknown level `juniour` [did you mean `junior`?]\n"
       "2:43+4 unknown-topic: unknown topic `ormm` [did you mean `orm`?]\n"
       "2:54+4 unknown-tag: unknown tag `sqll` [did you mean `sql`?]\n"
       "2:70+3 unknown-tag: unknown tag `qqq` [known are `easy`, `hard`, `http`, `sql`]\n"},
      {"<questions level='expert'/>",
       "2:27+6 unknown-level: unknown level `expert` [known are `junior`, `beginner`, `mid`, `senior`]\n"},
      {"<questions level='junior..mdi'/>", "2:35+3 unknown-level: unknown level `mdi` [did you mean `mid`?]\n"},
      {"<questions level='senior..beginner'/>",
       "2:27+16 reversed-range: level range `senior..beginner` runs backwards [write `beginner..senior`]\n"},
      {"<question ref='old-o4'/><question ref='zzzzzz'/>",
       "2:24+6 unknown-question: no question `old-o4` [did you mean `old-o1`?]\n"
       "2:48+6 unknown-question: no question `zzzzzz`\n"},
      {"<exclude ref='old-x1'/><exclude no-tags='http2'/>",
       "2:23+6 unknown-question: no question `old-x1` [did you mean `old-o1`?]\n"
       "2:50+5 unknown-tag: unknown tag `http2` [did you mean `http`?]\n"},
      {"<question ref='o1'/><question ref='old-o1'/>",
       "2:44+6 duplicate-pick: question `o1` given twice [first given at deck.xml:2:24]\n"},
      {"<question ref='o1'/><exclude ref='o1'/>",
       "2:43+2 excluded-pick: question `o1` both named and excluded [named at deck.xml:2:24]\n"},
  };
  for (const auto& [inside, expected] : cases) CHECK(test::selected(select_in(inside), bank) == expected);
}

TEST_CASE("an unknown name from the command line is told once, without a place") {
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(test::deck_with("<select><questions/><questions/></select>"), diagnostics);
  REQUIRE(spec.has_value());
  const auto changed = overridden(*spec, {.levels = {"junor"}, .tags = {"x,y"}});
  CHECK_FALSE(select(changed, small_bank(), {}, diagnostics).has_value());
  CHECK(test::problems(diagnostics) ==
        "unknown-level: unknown level `junor` [did you mean `junior`?]\n"
        "unknown-tag: unknown tag `x,y` [known are `easy`, `hard`, `http`, `sql`]\n");
}

TEST_CASE("a short slot says what was asked, what there is and what became of the rest") {
  const auto bank = small_bank();
  const std::pair<const char*, std::string> cases[] = {
      {"<questions topic='orm' count='4'/>",
       "2:32+9 short-slot: 4 questions asked for, 3 available [ask for 3 or widen the filter]\n"},
      {"<questions topic='testing' level='junior' count='1'/>",
       "2:51+9 short-slot: 1 question asked for, 0 available [no question of the bank matches its filter]\n"},
      {"<questions topic='testing' count='2'/><exclude tag='hard'/>",
       "2:36+9 short-slot: 2 questions asked for, 0 available [1 matches: 1 excluded (`t1`)]\n"},
      {"<questions count='6'/><questions topic='orm' count='2'/><question ref='v1'/><exclude ref='o1'/>",
       "2:20+9 short-slot: 6 questions asked for, 4 available [6 match: 1 excluded (`o1`), 1 named by `ref`] [ask for "
       "4 or widen the filter]\n"
       "2:54+9 short-slot: 2 questions asked for, 0 available [3 match: 1 excluded (`o1`), 2 taken by other slots]\n"},
      {"<questions/><exclude level='junior..senior'/>",
       "2:9+10 empty-slot: no question left to take [6 match: 6 excluded (`o1`, `o2`, `o3`, `v1`, `v2` and 1 more)]\n"},
      {"<exclude level='junior..senior'/>",
       "2:1+7 empty-slot: no question left to take [6 match: 6 excluded (`o1`, `o2`, `o3`, `v1`, `v2` and 1 more)]\n"},
  };
  for (const auto& [inside, expected] : cases) CHECK(test::selected(select_in(inside), bank) == expected);
}

TEST_CASE("a deck that selects nothing is an error") {
  CHECK(test::selected("<select reprint='m.json'/>", small_bank(), {Manifest{}}) ==
        "1:1+5 empty-deck: deck `d` selects no question\n");
}

TEST_CASE("a slot leaves to others what only they can take") {
  // A greedy choice by rank would take some of views for the first slot and leave the second short.
  const auto bank = small_bank();
  for (int seed = 0; seed < 50; ++seed) {
    const auto text =
        test::selected(select_in("<questions level='junior mid' count='2'/><questions topic='views' count='2'/>"
                                 "<questions tag='hard' level='mid' count='1'/>",
                                 " seed='" + std::to_string(seed) + "'"),
                       bank);
    CHECK(text == "o1 o2 v1 v2 t1");
  }
}

TEST_CASE("a whole bank keeps its order when it grows, also in the order of the deck") {
  auto samples =
      std::vector<test::Sample>{{"v1", "views", "mid", ""}, {"o1", "orm", "mid", ""}, {"o2", "orm", "mid", ""}};
  CHECK(test::selected("<select/>", test::sample_bank(samples)) == "[Models] o1 o2 [Views] v1");
  samples.insert(samples.begin(), {"t1", "testing", "mid", ""});
  CHECK(test::selected("<select/>", test::sample_bank(samples)) == "[Models] o1 o2 [Views] v1 [Testing] t1");
}

TEST_CASE("seeds select differently and equal seeds alike") {
  std::vector<test::Sample> samples;
  for (int i = 0; i < 20; ++i) samples.push_back({"q" + std::to_string(i), "orm", "mid", ""});
  const auto bank = test::sample_bank(samples);
  std::set<std::string> choices;
  std::set<std::string> seen;
  for (int seed = 0; seed < 40; ++seed) {
    const auto elements = select_in("<questions count='3'/>", " seed='" + std::to_string(seed) + "'");
    const auto text = test::selected(elements, bank);
    CHECK(text == test::selected(elements, bank));
    choices.insert(text);
    std::size_t begin = 0;
    for (auto end = text.find(' '); begin < text.size(); begin = end + 1, end = text.find(' ', begin)) {
      if (end == std::string::npos) end = text.size();
      seen.insert(text.substr(begin, end - begin));
    }
  }
  CHECK(choices.size() > 35);
  CHECK(seen.size() == 20);
}

TEST_CASE("a count on the command line draws from all slots") {
  const auto bank = small_bank();
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(
      test::deck_with("<select><questions topic='orm' count='1'/><questions topic='views' count='1'/></select>"),
      diagnostics);
  REQUIRE(spec.has_value());
  const auto deck = select(overridden(*spec, {.count = 5}), bank, {}, diagnostics);
  REQUIRE(deck.has_value());
  CHECK(test::listed(deck->entries, deck->sections) == "[Models] o1 o2 o3 [Views] v1 v2");
}

TEST_CASE("a manifest can be excluded, whatever the bank has lost since") {
  const Manifest march{.ids = {"o1", "gone", "old-v1"}};
  const Manifest april{.ids = {"t1"}};
  CHECK(test::selected(select_in("<exclude manifest='m'/><exclude ref='o2'/><exclude manifest='a'/>"), small_bank(),
                       {march, april}) == "o3 v2");
}

TEST_CASE("a deck carries what documents show of it") {
  const auto bank = small_bank();
  diag::Diagnostics diagnostics;
  auto spec = test::read_deck(test::deck_with("<select seed='9'/>"), diagnostics);
  REQUIRE(spec.has_value());
  spec->subtitle = "S";
  const auto deck = select(*spec, bank, {}, diagnostics);
  REQUIRE(deck.has_value());
  CHECK(deck->bank == &bank);
  CHECK(deck->id == "d");
  CHECK(deck->title == "D");
  CHECK(deck->subtitle == "S");
  CHECK(deck->language == "en");
  CHECK(deck->seed == Seed{9});
  CHECK(deck->hash.size() == 8);
  spec->language = "de";
  CHECK(select(*spec, bank, {}, diagnostics)->language == "de");
}

}  // namespace recto::deck
