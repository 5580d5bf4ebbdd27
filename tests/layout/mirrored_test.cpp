#include "layout/mirrored.h"

#include "support/compose_sample.h"

#include <doctest/doctest.h>

using namespace recto;
using namespace recto::geometry::literals;
using layout::Direction;
using layout::mirrored;
using test::card_layout;
using test::compose_cards;
using test::compose_document;
using test::document_layout;
using test::find_text;
using test::layout_of;

namespace {

layout::Layout cards() {
  return layout_of(card_layout(R"(<front style="small" padding-left="3mm" padding-right="9mm">
<band side="left" fill="#000000" thickness="2mm"/>
<row gap="2mm"><text width="10mm">{number}</text><text grow="1">first</text></row>
</front>)"));
}

}  // namespace

TEST_CASE("mirroring turns paddings and sides and keeps the grid") {
  const auto plain = cards();
  const auto turned = mirrored(plain);
  CHECK(turned.direction == Direction::right_to_left);
  const auto& before = std::get<layout::CardDesign>(plain.design);
  const auto& after = std::get<layout::CardDesign>(turned.design);
  CHECK(after.grid == before.grid);
  CHECK(inside(after.front.content)->padding.left == 9_mm);
  CHECK(inside(after.front.content)->padding.right == 3_mm);
  const auto& band = std::get<layout::Band>(children(after.front.content).front().is);
  CHECK(band.side == layout::Side::right);
}

TEST_CASE("mirroring twice gives the layout back") {
  const auto plain = cards();
  const auto twice = mirrored(mirrored(plain));
  CHECK(twice.direction == plain.direction);
  const auto& before = std::get<layout::CardDesign>(plain.design);
  const auto& after = std::get<layout::CardDesign>(twice.design);
  CHECK(after.duplex == before.duplex);
  CHECK(inside(after.front.content)->padding == inside(before.front.content)->padding);
}

TEST_CASE("on a page from right to left rows begin at the right") {
  const auto bank = test::bank_of(test::asked("a", "Why?"));
  const auto deck = test::deck_of(bank);
  const auto place = [&](const layout::Layout& layout) {
    return find_text(compose_cards(deck, layout).document.pages.at(0).items, "first").at.x;
  };
  const auto number = [&](const layout::Layout& layout) {
    return find_text(compose_cards(deck, layout).document.pages.at(0).items, "1").at.x;
  };
  CHECK(number(cards()) < place(cards()));
  CHECK(number(mirrored(cards())) > place(mirrored(cards())));
}

TEST_CASE("columns of a document are read from the right") {
  const auto layout = layout_of(
      document_layout(R"(<item style="body"><text>{number}</text><spacer height="60mm"/></item>)",
                      R"(<page top="10mm" right="10mm" bottom="10mm" left="10mm" columns="2" column-gap="5mm"/>)"));
  const auto bank = test::bank_of(test::asked("a", "Why?") + test::asked("b", "How?"));
  const auto deck = test::deck_of(bank);
  const auto first = [&](const layout::Layout& each) {
    return find_text(compose_document(deck, each).document.pages.at(0).items, "1").at.x;
  };
  CHECK(first(layout) < 20_mm);
  CHECK(first(mirrored(layout)) > 60_mm);
}

TEST_CASE("languages say which way their pages read") {
  CHECK(layout::direction_of("ar") == Direction::right_to_left);
  CHECK(layout::direction_of("he-IL") == Direction::right_to_left);
  CHECK(layout::direction_of("de") == Direction::left_to_right);
  CHECK(layout::direction_of("") == Direction::left_to_right);
}
