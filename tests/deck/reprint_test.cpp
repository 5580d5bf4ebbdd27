#include "deck/reprint.h"

#include "deck/select.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <string>

namespace recto::deck {
namespace {

bank::Bank small_bank() {
  return test::sample_bank({{"o1", "orm", "junior", ""},
                            {"o2", "orm", "mid", ""},
                            {"o3", "orm", "mid", ""},
                            {"o4", "orm", "mid", ""},
                            {"v1", "views", "mid", ""}});
}

constexpr const char* reprinting = "<select seed='1' reprint='m.json'><questions topic='views'/></select>";

}  // namespace

TEST_CASE("a reprint takes questions and order from its manifest alone") {
  CHECK(test::selected(reprinting, small_bank(), {Manifest{.ids = {"v1", "old-o2", "o1"}}}) ==
        "[Views] v1 [Models] o2 o1");
}

TEST_CASE("a reprint has its manifest's seed, and so the same versions") {
  const auto bank = small_bank();
  diag::Diagnostics diagnostics;
  const auto first = test::read_deck(test::deck_with("<select seed='77'/>"), diagnostics);
  REQUIRE(first.has_value());
  const auto printed = select(*first, bank, {}, diagnostics);
  REQUIRE(printed.has_value());
  Manifest manifest{.seed = {77}};
  for (const auto& entry : printed->entries) manifest.ids.push_back(entry.question->id);
  for (const char* letter : {"", "A", "B"}) {
    manifest.versions.push_back({letter, {}, version_of(*printed, *first, letter).hash});
  }
  const auto again = test::read_deck(test::deck_with(reprinting), diagnostics);
  REQUIRE(again.has_value());
  const auto reprinted = select(*again, bank, {manifest}, diagnostics);
  REQUIRE(reprinted.has_value());
  CHECK(test::problems(diagnostics) == "");
  CHECK(reprinted->seed == Seed{77});
  CHECK(version_of(*reprinted, *again, "B").hash == version_of(*printed, *first, "B").hash);
}

TEST_CASE("what a reprint cannot give back is told") {
  const auto bank = small_bank();
  const std::pair<Manifest, std::string> cases[] = {
      {{.ids = {"o1", "gone", "lost"}},
       "2:27+6 lost-question: no question `gone`, which the manifest lists [a question that was renamed keeps its old "
       "id as an alias]\n"
       "2:27+6 lost-question: no question `lost`, which the manifest lists [a question that was renamed keeps its old "
       "id as an alias]\n"},
      {{.ids = {"o1", "old-o1"}}, "2:27+6 duplicate-question: question `old-o1` twice in the manifest\n"},
      {{.ids = {"o1"}, .versions = {{"", {"o1"}, "00000000"}, {"A", {"o1"}, "11111111"}}},
       "2:27+6 warning reprint-differs: the reprint is `HASH`, the manifest has `00000000` [the questions' texts or "
       "their order were changed since]\n[Models] o1"},
  };
  for (const auto& [manifest, expected] : cases) {
    auto told = test::selected(reprinting, bank, {manifest});
    const auto hash = told.find("reprint is `");
    if (hash != std::string::npos) told.replace(hash + 12, 8, "HASH");
    CHECK(told == expected);
  }
}

}  // namespace recto::deck
