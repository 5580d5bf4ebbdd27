#include "cards/deck_cards.h"
#include "page/dump.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

namespace recto {
namespace {

using namespace geometry::literals;
using cards::CardOptions;
using layout::Faces;

constexpr std::string_view faces = R"(
  <front padding="4mm"><text field="prompt" style="prompt" fit="shrink" min-size="8pt"/></front>
  <back padding="4mm"><text field="short" style="body"/>
    <text field="explanation" style="body" fit="shrink" min-size="7pt"/></back>)";

bank::Bank bank_of_count(int count) {
  std::string questions;
  for (int i = 1; i <= count; ++i) {
    const auto* topic = i * 3 <= count ? "orm" : i * 3 <= count * 2 ? "forms" : "testing";
    questions +=
        test::entry(fmt::format("q{}", i), topic, "mid", fmt::format("<prompt>Q{}?</prompt><short>A{}.</short>", i, i));
  }
  return test::bank_of(questions);
}

/// Texts of each page, "Q1? Q2?".
std::vector<std::string> pages_of(const test::Composed& composed) {
  std::vector<std::string> result;
  for (const auto& page : composed.document.pages) result.push_back(test::words_of(page.items));
  return result;
}

std::vector<std::string> labels_of(const test::Composed& composed) {
  std::vector<std::string> result;
  for (const auto& page : composed.document.pages) result.push_back(page.label);
  return result;
}

using Texts = std::vector<std::string>;

TEST_CASE("cards fill sheets in order, backs mirrored, the last sheet partly") {
  const auto bank = bank_of_count(6);
  const auto composed = test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(faces)));
  CHECK(pages_of(composed) == Texts{"Q1? Q2? Q3? Q4?", "A1. A2. A3. A4.", "Q5? Q6?", "A5. A6."});
  CHECK(labels_of(composed) == Texts{"1r", "1v", "2r", "2v"});
  CHECK(composed.outcome.pages == 4);
  CHECK(composed.outcome.sheets == 2);
  CHECK(composed.outcome.cards == 6);
  CHECK(composed.outcome.questions == 6);
  CHECK(composed.outcome.steps.empty());
  CHECK(composed.document.info.duplex == page::DuplexHint::long_edge);
  CHECK(composed.document.ending.structure.empty());
  for (std::size_t i = 0; i < 4; i += 2) {
    const auto& fronts = composed.document.pages[i].items;
    const auto& backs = composed.document.pages[i + 1].items;
    for (std::size_t card = 0; card < backs.size(); ++card) {
      const auto& front = std::get<page::Group>(fronts[card].is);
      const auto& back = std::get<page::Group>(backs[card].is);
      // Paper on its side turns about its long edge: rows change places, and backs stand on their heads.
      CHECK(front.origin.x == back.origin.x);
      CHECK(front.origin.y + back.origin.y == 100_mm - 40_mm);
      CHECK(back.turn == geometry::Turn::half);
    }
  }
}

TEST_CASE("a file holds both sides or one of them") {
  const auto bank = bank_of_count(6);
  const auto deck = test::deck_of(bank);
  const auto layout = test::layout_of(test::card_layout(faces));
  struct {
    Faces faces;
    Texts pages;
    Texts labels;
  } const table[] = {{Faces::fronts, {"Q1? Q2? Q3? Q4?", "Q5? Q6?"}, {"1r", "2r"}},
                     {Faces::backs, {"A1. A2. A3. A4.", "A5. A6."}, {"1v", "2v"}},
                     {Faces::backs_reversed, {"A5. A6.", "A1. A2. A3. A4."}, {"2v", "1v"}}};
  for (const auto& [which, pages, labels] : table) {
    const auto composed = test::compose_cards(deck, layout, {.run = {.faces = which}});
    CHECK(pages_of(composed) == pages);
    CHECK(labels_of(composed) == labels);
    CHECK(composed.outcome.pages == 2);
    CHECK(composed.outcome.sheets == 2);
    CHECK(composed.document.info.duplex == page::DuplexHint::one_side);
  }
}

TEST_CASE("stacked piles put the next card on the next sheet") {
  const auto bank = bank_of_count(7);
  const auto layout =
      test::layout_of(test::card_layout(faces, R"(<duplex flip="long-edge" turn="book" fill="stacks"/>)"));
  CHECK(pages_of(test::compose_cards(test::deck_of(bank), layout)) ==
        Texts{"Q1? Q3? Q5? Q7?", "A1. A3. A5. A7.", "Q2? Q4? Q6?", "A2. A4. A6."});
}

TEST_CASE("fronts and backs of fold-over sheets are side by side on one page") {
  const auto bank = bank_of_count(3);
  const auto layout =
      test::layout_of(test::card_layout(faces, R"(<duplex flip="long-edge" turn="book" sides="fold-over"/>)"));
  const auto composed = test::compose_cards(test::deck_of(bank), layout);
  CHECK(pages_of(composed) == Texts{"Q1? Q2? A1. A2.", "Q3? A3."});
  CHECK(composed.document.info.duplex == page::DuplexHint::none);
}

TEST_CASE("cards without a back are printed on one side") {
  const auto bank = bank_of_count(5);
  const auto layout = test::layout_of(test::card_layout(R"(<front><text field="prompt" style="prompt"/></front>)"));
  const auto composed = test::compose_cards(test::deck_of(bank), layout);
  CHECK(pages_of(composed) == Texts{"Q1? Q2? Q3? Q4?", "Q5?"});
  CHECK(labels_of(composed) == Texts{"1", "2"});
  CHECK(composed.document.info.duplex == page::DuplexHint::none);
}

TEST_CASE("positions already used stay empty on the first sheet") {
  const auto bank = bank_of_count(3);
  const auto layout = test::layout_of(test::card_layout(faces));
  CHECK(pages_of(test::compose_cards(test::deck_of(bank), layout, {.run = {.first_position = 3}})) ==
        Texts{"Q1?", "A1.", "Q2? Q3?", "A2. A3."});
}

TEST_CASE("no questions make no pages") {
  const auto bank = bank_of_count(1);
  auto deck = test::deck_of(bank);
  deck.entries.clear();
  deck.sections.clear();
  const auto composed = test::compose_cards(deck, test::layout_of(test::card_layout(faces)));
  CHECK(composed.document.pages.empty());
  CHECK(composed.outcome.sheets == 0);
}

TEST_CASE("many windows of questions are all there, in order, in every form of file") {
  const auto bank = bank_of_count(301);
  const auto deck = test::deck_of(bank);
  const std::string elements[] = {"", R"(<duplex flip="long-edge" turn="book" fill="stacks"/>)",
                                  R"(<duplex flip="short-edge" turn="calendar" fill="columns"/>)"};
  for (const auto& element : elements) {
    const auto layout = test::layout_of(test::card_layout(faces, element));
    for (const auto which : {Faces::both, Faces::fronts, Faces::backs, Faces::backs_reversed}) {
      const auto composed = test::compose_cards(deck, layout, {.jobs = {2}, .run = {.faces = which}});
      const auto text = " " + test::words_of(composed.document);
      CHECK(composed.outcome.sheets == 76);
      CHECK(composed.outcome.pages == static_cast<int>(composed.document.pages.size()));
      CHECK(composed.document.pages.size() == (which == Faces::both ? 152 : 76));
      int found = 0;
      for (int i = 1; i <= 301; ++i) {
        found += test::count_of(text, fmt::format("Q{}?", i)) + test::count_of(text, fmt::format("A{}.", i));
      }
      CHECK(found == (which == Faces::both ? 602 : 301));
    }
  }
}

TEST_CASE("the number of jobs changes nothing") {
  const auto bank = bank_of_count(140);
  const auto deck = test::deck_of(bank);
  const auto layout = test::layout_of(test::card_layout(faces));
  const auto dump = [&](int jobs) {
    return page::dump(test::compose_cards(deck, layout, {.jobs = {jobs}}).document, test::shipped_fonts());
  };
  CHECK(dump(1) == dump(3));
}

TEST_CASE("the outline leads to the sheet on which a section begins") {
  const auto bank = bank_of_count(18);  // six a topic, four a sheet
  const auto deck = test::deck_of(bank);
  const auto outline = [&](const std::string& elements, CardOptions options) {
    std::vector<std::pair<std::string, int>> result;
    const auto composed =
        test::compose_cards(deck, test::layout_of(test::card_layout(faces, elements)), std::move(options));
    for (const auto& entry : composed.document.ending.outline) result.emplace_back(entry.title, entry.target.page);
    // The page must show the section's first card.
    for (std::size_t i = 0; i < result.size(); ++i) {
      CAPTURE(result[i].first);
      const auto number = i * 6 + 1;
      const auto words =
          test::words_of(composed.document.pages[static_cast<std::size_t>(result[i].second)].items) + " ";
      const bool shown = words.find(fmt::format("Q{}? ", number)) != std::string::npos ||
                         words.find(fmt::format("A{}. ", number)) != std::string::npos;
      CHECK(shown);
    }
    return result;
  };
  using Outline = std::vector<std::pair<std::string, int>>;
  CHECK(outline("", {}) == Outline{{"ORM", 0}, {"Forms", 2}, {"Tests", 6}});
  CHECK(outline("", {.run = {.faces = Faces::fronts}}) == Outline{{"ORM", 0}, {"Forms", 1}, {"Tests", 3}});
  CHECK(outline("", {.run = {.faces = Faces::backs_reversed}}) == Outline{{"ORM", 4}, {"Forms", 3}, {"Tests", 1}});
  CHECK(outline(R"(<duplex flip="long-edge" turn="book" fill="stacks"/>)", {}) ==
        Outline{{"ORM", 0}, {"Forms", 2}, {"Tests", 4}});
}

std::string with_answer(const char* id, int words) {
  return test::asked(id, "Why?", "<explanation><p>" + test::numbered_words(words) + "</p></explanation>");
}

TEST_CASE("steps of the ladder are told for the questions that went them") {
  const auto bank = test::bank_of(with_answer("short", 10) + with_answer("longer", 90) + with_answer("longest", 250));
  const auto composed = test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(faces)));
  REQUIRE(composed.outcome.steps.size() == 2);
  CHECK(composed.outcome.steps[0].question == "longer");
  CHECK(composed.outcome.steps[0].fitted.parts == 1);
  CHECK(composed.outcome.steps[0].fitted.least_size() < 1);
  CHECK(composed.outcome.steps[1].question == "longest");
  CHECK(composed.outcome.steps[1].fitted.parts > 1);
  CHECK(composed.outcome.cards == 2 + composed.outcome.steps[1].fitted.parts);
  CHECK(composed.outcome.smallest >= 7_pt);
  CHECK(composed.outcome.smallest < 9_pt);
}

TEST_CASE("one size for the deck is the smallest that any question needs") {
  const auto bank = test::bank_of(with_answer("short", 10) + with_answer("longer", 90));
  const auto composed =
      test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(faces, R"(<type one-size="deck"/>)")));
  REQUIRE(composed.outcome.steps.size() == 2);
  CHECK(composed.outcome.steps[0].fitted.type_scales == composed.outcome.steps[1].fitted.type_scales);
}

TEST_CASE("with one size for the deck a long question still goes on, its prompt smaller") {
  const std::string more = "<explanation><p>" + test::numbered_words(250) + "</p></explanation>";
  const auto bank = test::bank_of(with_answer("short", 10) + test::asked("long", test::numbered_words(60, "q"), more));
  const auto composed =
      test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(faces, R"(<type one-size="deck"/>)")));
  CHECK(test::said(composed.outcome.diagnostics) == "");
  CHECK(test::words_of(composed.document).find("w250") != std::string::npos);
}

TEST_CASE("a question that does not fit is an error and the others are still looked at") {
  const std::string fixed = R"(<front><text field="prompt" style="prompt"/></front>)";
  const auto bank = test::bank_of(test::asked("a", test::numbered_words(100)) + test::asked("b", "Why?") +
                                  test::asked("c", test::numbered_words(120)));
  const auto composed = test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(fixed)));
  CHECK(composed.outcome.diagnostics.error_count() == 2);
  CHECK(composed.outcome.cards == 1);
}

TEST_CASE("the product's own values can be shown") {
  const std::string design = R"(<front><text style="small">{value.room} · {deck} · {tool}</text></front>)";
  const auto bank = bank_of_count(1);
  CardOptions options{.tool = "recto 9"};
  options.values.set({layout::Variable::value, "room"}, "Room 5");
  const auto composed = test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(design)), options);
  CHECK(test::words_of(composed.document).find("Room 5 · Sample deck · recto 9") != std::string::npos);
}

TEST_CASE("crop marks that find no room are a warning") {
  const auto bank = test::bank_of(test::entry("q", "orm", "mid", "<prompt>Why?</prompt><short>So.</short>"));
  const auto layout = test::layout_of(test::card_layout(
      faces, R"(<marks cut="crop"/><grid columns="2" rows="2" card-width="70mm" card-height="50mm" center="yes"/>)"));
  const auto composed = test::compose_cards(test::deck_of(bank), layout);
  CHECK(test::said(composed.outcome.diagnostics).find("no-crop-marks") != std::string::npos);
}

}  // namespace
}  // namespace recto
