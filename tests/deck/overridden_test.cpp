#include "deck/read.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <string>

namespace recto::deck {
namespace {

DeckSpec spec_with(std::string_view elements) {
  diag::Diagnostics diagnostics;
  auto spec = test::read_deck(test::deck_with(elements), diagnostics);
  CHECK(test::problems(diagnostics) == "");
  REQUIRE(spec.has_value());
  return *spec;
}

std::string filter_text(const Filter& filter) {
  std::string text;
  for (const auto* names : {&filter.levels, &filter.topics, &filter.any_tags, &filter.all_tags, &filter.no_tags}) {
    for (const auto& name : *names) text += name.text + " ";
    text += "|";
  }
  return text;
}

// "junior ||a |||x3": filters, alternatives after a slash, counts.
std::string selection_text(const Selection& selection) {
  std::string text;
  for (const auto& entry : selection.entries) {
    if (!text.empty()) text += "; ";
    if (const auto* pick = std::get_if<Pick>(&entry)) {
      text += pick->ref.text;
      continue;
    }
    const auto& slot = std::get<Slot>(entry);
    text += filter_text(slot.filter);
    for (const auto& filter : slot.alternatives) text += "/" + filter_text(filter);
    if (slot.count) text += "x" + std::to_string(*slot.count);
  }
  return text;
}

}  // namespace

TEST_CASE("filters replace those of all slots, a count makes one slot") {
  const char* deck =
      "<select><questions level='junior' topic='orm' count='3'/><question ref='q'/>"
      "<questions level='senior' tag='t' no-tags='n'/></select>";
  struct Case {
    const char* deck;
    Overrides overrides;
    std::string expected;
  };
  const Case cases[] = {
      {deck, {}, "junior |orm ||||x3; q; senior ||t ||n |"},
      {deck, {.levels = {"mid", "senior"}}, "mid senior |orm ||||x3; q; mid senior ||t ||n |"},
      {deck, {.topics = {"views"}}, "junior |views ||||x3; q; senior |views |t ||n |"},
      {deck, {.tags = {"a"}}, "junior |orm |a |||x3; q; senior ||a ||n |"},
      {deck, {.count = 7}, "junior |orm ||||/senior ||t ||n |x7; q"},
      {deck, {.levels = {"mid"}, .count = 7}, "mid |orm ||||/mid ||t ||n |x7; q"},
      {"<select/>", {.count = 7}, "|||||x7"},
      {"<select/>", {.levels = {"mid"}}, "mid |||||"},
      {"<select/>", {.seed = Seed{3}}, ""},
      {"<select><question ref='q'/></select>", {.levels = {"mid"}, .count = 2}, "q"},
  };
  for (const auto& [elements, overrides, expected] : cases) {
    CHECK(selection_text(overridden(spec_with(elements), overrides).selection) == expected);
  }
}

TEST_CASE("seed and minutes are replaced, and a new selection is no reprint") {
  const auto spec = spec_with("<select seed='1' minutes='30' reprint='m.json'/>");
  const auto changed = overridden(spec, {.seed = Seed{2}, .minutes = 45});
  CHECK(changed.selection.seed == Seed{2});
  CHECK(changed.selection.minutes == 45);
  CHECK_FALSE(changed.selection.reprint.has_value());
  CHECK_FALSE(overridden(spec, {.count = 2}).selection.reprint.has_value());
  CHECK(overridden(spec, {.layout = "letter", .theme = "dark"}).selection.reprint.has_value());
}

TEST_CASE("a layout goes to products of its kind, and equal ones become one") {
  const auto spec = spec_with("<select/><cards layout='letter'/><handout layout='h' key='k'/><key layout='k'/>");
  const auto layouts = [&](const Overrides& overrides) {
    std::string text;
    for (const auto& product : overridden(spec, overrides).products) {
      text += product.layout.text + (product.key_layout ? "+" + product.key_layout->text : "") + " ";
    }
    return text;
  };
  CHECK(layouts({.layout = "a6", .layout_use = deck::LayoutUse::cards}) == "a6 h+k k ");
  CHECK(layouts({.layout = "h2", .layout_use = deck::LayoutUse::handout}) == "letter h2+k k a4-a7 ");
  CHECK(layouts({.layout = "k2", .layout_use = deck::LayoutUse::key}) == "letter h+k2 k2 a4-a7 ");
  CHECK(layouts({.layout = "m", .layout_use = deck::LayoutUse::master_key}) == "letter h+k k a4-a7 ");
  CHECK(layouts({.layout = "x"}) == "x x+k ");
}

TEST_CASE("a theme goes to every product") {
  const auto spec = overridden(spec_with("<select/><sheet layout='s' theme='light'/>"), {.theme = "dark"});
  for (const auto& product : spec.products) CHECK(product.theme->text == "dark");
}

}  // namespace recto::deck
