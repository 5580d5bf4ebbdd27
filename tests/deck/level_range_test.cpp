#include "deck/level_range.h"

#include <doctest/doctest.h>

#include <memory>

namespace recto::deck {

TEST_CASE("a range has two ends, each with its place") {
  const auto source = std::make_shared<const diag::Source>("deck.xml", "level=\"junior..mid\"");
  const Name word{"junior..mid", {source, 7, 11}};
  const auto range = level_range(word);
  REQUIRE(range.has_value());
  CHECK(range->first.text == "junior");
  CHECK(range->first.place == diag::Span{source, 7, 6});
  CHECK(range->last.text == "mid");
  CHECK(range->last.place == diag::Span{source, 15, 3});
}

TEST_CASE("a word without two dots is no range") {
  CHECK_FALSE(level_range({"mid", {}}).has_value());
  CHECK_FALSE(level_range({"v1.2", {}}).has_value());
}

TEST_CASE("an end may be missing, and a word from the command line has no place") {
  const auto range = level_range({"..mid", {}});
  REQUIRE(range.has_value());
  CHECK(range->first.text.empty());
  CHECK(range->last.text == "mid");
  CHECK(range->last.place == diag::Span{});
}

TEST_CASE("ends of a word written with entities have the place of the whole") {
  const auto source = std::make_shared<const diag::Source>("deck.xml", "level=\"a&#46;.b\"");
  const Name word{"a..b", {source, 7, 8}};
  const auto range = level_range(word);
  REQUIRE(range.has_value());
  CHECK(range->last.place == word.place);
}

}  // namespace recto::deck
