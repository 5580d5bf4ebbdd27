// Decks of the shipped bank in shipped layouts.
#include "documents/document.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace recto {
namespace {

using namespace geometry::literals;
using geometry::Length;

const bank::Bank& shipped_bank() {
  static const bank::Bank bank = [] {
    diag::Diagnostics diagnostics;
    auto read = bank::read(RECTO_SOURCE "/decks/bank/django.xml", {}, diagnostics);
    if (!read) throw std::runtime_error(test::said(diagnostics));
    return std::move(*read);
  }();
  return bank;
}

layout::Layout shipped_layout(const std::string& id) {
  diag::Diagnostics diagnostics;
  auto layout = layout::read(RECTO_SOURCE "/layouts/" + id + ".xml", {}, diagnostics);
  if (!layout) throw std::runtime_error(test::said(diagnostics));
  return std::move(*layout);
}

/// `count` different questions, those of a topic beside each other.
deck::Deck random_deck(test::Random& random, int count) {
  const auto& bank = shipped_bank();
  std::vector<const bank::Question*> chosen;
  while (static_cast<int>(chosen.size()) < count) {
    const auto* question =
        &bank.questions[static_cast<std::size_t>(random.below(static_cast<int>(bank.questions.size())))];
    if (std::ranges::find(chosen, question) == chosen.end()) chosen.push_back(question);
  }
  std::ranges::stable_sort(chosen, {}, [](const auto* question) { return question->topic; });
  deck::Deck deck;
  deck.bank = &bank;
  deck.title = "Random";
  deck.language = bank.language;
  deck.hash = "0123abcd";
  for (const auto* question : chosen) {
    const auto& title = bank.topic(question->topic).title;
    if (deck.sections.empty() || deck.sections.back().title != title) {
      deck.sections.push_back({title, deck.entries.size(), 0});
    }
    ++deck.sections.back().count;
    deck.entries.push_back({question, static_cast<int>(deck.entries.size()) + 1});
  }
  return deck;
}

void check_inside(const page::Document& document) {
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    CAPTURE(i);
    const auto& page = document.pages[i];
    const auto found = test::outside(page.items, {{}, page.size}, Length{});
    CHECK_MESSAGE(found.empty(), found.front());
  }
}

TEST_CASE("no item of a shipped card reaches over its edges") {
  test::Random random{31};
  for (const auto* id : {"a4-a7", "a4-a6", "letter-5388", "a4-poker-9", "letter-5371", "a4-32252"}) {
    CAPTURE(id);
    const auto layout = shipped_layout(id);
    const auto deck = random_deck(random, 9);
    const auto composed = test::compose_cards(deck, layout);
    CHECK(test::said(composed.outcome.diagnostics).find("too-") == std::string::npos);
    CHECK_FALSE(composed.outcome.diagnostics.has_errors());
    CHECK(composed.outcome.cards >= 9);
    check_inside(composed.document);
    const auto text = test::words_of(composed.document);
    for (const auto& entry : deck.entries)
      CHECK(text.find(fmt::format("Random · {}", entry.number)) != std::string::npos);
  }
}

TEST_CASE("no item of a shipped document reaches over its page") {
  test::Random random{32};
  for (const auto* id : {"handout-a4", "handout-compact-letter", "handout-hints-a4", "key-a4", "key-full-letter",
                         "study-a4", "packet-a4", "cheat-sheet-a4", "index-letter"}) {
    CAPTURE(id);
    const auto layout = shipped_layout(id);
    const auto deck = random_deck(random, 12);
    const auto composed = test::compose_document(deck, layout, {.role = layout::Role::interviewer});
    CHECK_FALSE(composed.outcome.diagnostics.has_errors());
    check_inside(composed.document);
    CHECK(composed.outcome.question_pages.size() == 12);
  }
}

TEST_CASE("code as wide as decks/README.md says stays whole on shipped cards, wider code goes on below") {
  for (const auto& [id, columns] : {std::pair{"a4-a6", 57}, {"letter-8386", 60}}) {
    CAPTURE(std::string(id));
    const auto marks = [id = id](int width) {
      const std::string code(static_cast<std::size_t>(width - 4), 'x');
      const auto bank = test::bank_of(
          test::entry("q", "orm", "mid",
                      "<prompt>Why?</prompt><explanation><code-block>" + code + " = 1</code-block></explanation>"));
      const auto composed = test::compose_cards(test::deck_of(bank), shipped_layout(id));
      return test::count_of(test::words_of(composed.document), "\u21AA");
    };
    CHECK(marks(columns) == 0);
    CHECK(marks(columns + 2) == 1);
  }
}

TEST_CASE("no page of a shipped document is nearly empty but the last and those before a new section") {
  test::Random random{33};
  for (const auto* id : {"handout-a4", "key-full-a4", "study-letter"}) {
    CAPTURE(id);
    const auto layout = shipped_layout(id);
    const auto composed = test::compose_document(random_deck(random, 16), layout);
    const auto& pages = composed.document.pages;
    for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
      CAPTURE(i);
      Length lowest;
      for (const auto& text : test::texts_of(pages[i].items)) {
        if (text.at.y < pages[i].size.height - 30_mm) lowest = std::max(lowest, text.at.y);
      }
      for (const auto& line : test::strokes_of(pages[i].items)) {  // to write on
        if (line.from.y < pages[i].size.height - 30_mm) lowest = std::max(lowest, line.from.y);
      }
      CHECK(lowest > pages[i].size.height.scaled(0.4));
    }
  }
}

TEST_CASE("a candidate's packet of shipped questions has none of their answers' words") {
  test::Random random{34};
  const auto deck = random_deck(random, 8);
  const auto composed = test::compose_document(deck, shipped_layout("packet-a4"), {.role = layout::Role::candidate});
  const auto text = test::words_of(composed.document);
  for (const auto& entry : deck.entries) {
    CHECK(text.find(bank::plain_text(entry.question->short_answer).substr(0, 20)) == std::string::npos);
  }
}

}  // namespace
}  // namespace recto
