// Texts that grow into their room, over whole decks.
#include "cards/card.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace recto {
namespace {

using namespace geometry::literals;
using geometry::Length;

std::string faces() {
  return R"(<front padding="3mm"><text field="prompt" style="prompt" fit="shrink" min-size="8pt" max-size="24pt" grow="1"/>
            <text style="small">{number}</text></front>
            <back padding="3mm"><text field="short" style="body" fit="shrink" min-size="7pt" max-size="18pt"/></back>)";
}

/// A bank of questions of very different lengths.
bank::Bank random_bank(test::Random& random, int questions) {
  std::string xml;
  for (int i = 0; i < questions; ++i) {
    const auto prompt = test::numbered_words(1 + random.below(25), "word");
    const auto answer = test::numbered_words(1 + random.below(40), "answer");
    xml += test::asked("q" + std::to_string(i), prompt, "<short>" + answer + "</short>");
  }
  return test::bank_of(xml);
}

/// The size of the text on each front or back that begins so.
std::vector<Length> sizes_of(const page::Document& document, std::string_view beginning) {
  std::vector<Length> sizes;
  for (const auto& page : document.pages) {
    for (const auto& item : page.items) {
      const auto* group = std::get_if<page::Group>(&item.is);
      if (group == nullptr) continue;
      for (const auto& text : test::texts_of(*group->items)) {
        if (text.text.starts_with(beginning)) {
          sizes.push_back(text.size);
          break;
        }
      }
    }
  }
  return sizes;
}

TEST_CASE("a short text fills its card, up to its largest size") {
  const auto bank = test::bank_of(test::asked("q", "bread", "<short>pain</short>"));
  const auto composed = test::compose_cards(test::deck_of(bank), test::layout_of(test::card_layout(faces())));
  CHECK(test::said(composed.outcome.diagnostics) == "");
  CHECK(sizes_of(composed.document, "bread") == std::vector<Length>{24_pt});
  CHECK(sizes_of(composed.document, "pain") == std::vector<Length>{18_pt});
  CHECK(composed.outcome.steps.empty());  // nothing was set smaller than the layout asks
}

TEST_CASE("a deck has at most three sizes a face, each card the largest that fits, and nothing overflows") {
  test::Random random{17};
  for (const std::string one_size : {"face", "card", "deck"}) {
    CAPTURE(one_size);
    const auto layout = test::layout_of(test::card_layout(faces(), "<type one-size=\"" + one_size + "\"/>"));
    const auto bank = random_bank(random, 24);
    const auto deck = test::deck_of(bank);
    const auto composed = test::compose_cards(deck, layout);
    CHECK(test::said(composed.outcome.diagnostics) == "");
    CHECK(composed.outcome.cards == 24);
    for (const auto& page : composed.document.pages) {
      for (const auto& item : page.items) {
        if (const auto* group = std::get_if<page::Group>(&item.is)) {
          CHECK(test::outside(*group->items, {{}, {60_mm, 40_mm}}, Length{}).empty());
        }
      }
    }
    test::Scene scene{layout};
    for (const auto* beginning : {"word1", "answer1"}) {
      const bool front = std::string_view(beginning) == "word1";
      const auto sizes = sizes_of(composed.document, beginning);
      REQUIRE(sizes.size() == 24);
      const std::set<Length> steps(sizes.begin(), sizes.end());
      CHECK(steps.size() <= (one_size == "deck" ? 1U : 3U));
      const Length own = front ? 12_pt : 9_pt;
      const Length most = front ? 24_pt : 18_pt;
      for (std::size_t i = 0; i < sizes.size() && one_size == "face"; ++i) {
        blocks::Variables common;
        const auto alone = cards::compose_question(scene.context(), deck, deck.entries[i], common, std::nullopt);
        const auto& scales = alone.fitted.type_scales;
        const Length largest = std::min(most, own.scaled((front ? scales.front : scales.back).size));
        CHECK(sizes[i] <= largest);
        for (const Length step : steps) CHECK((step <= sizes[i] || step > largest));
      }
    }
  }
}

}  // namespace
}  // namespace recto
