#include "bank/compact.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

using namespace recto;
using bank::Place;
using bank::RareText;

TEST_CASE("a rare text is a string that may be empty for nothing") {
  RareText text;
  CHECK(text.empty());
  CHECK(text.text().empty());
  CHECK(sizeof(text) == sizeof(void*));
  text = std::string("ar");
  const std::string copy = text;
  CHECK(copy == "ar");
  const RareText other = text;
  CHECK(other == text);
  CHECK(other == "ar");
  CHECK_FALSE(other == "he");
  const RareText moved = std::move(text);
  CHECK(moved.text() == "ar");
  RareText assigned = "x";
  assigned = moved;
  CHECK(assigned == moved);
  assigned = std::string();
  CHECK(assigned.empty());
}

TEST_CASE("a place is a span of the source that someone else keeps") {
  auto source = std::make_shared<const diag::Source>("f", "some text");
  const diag::Span span{source, 5, 4};
  const Place place = span;
  CHECK(diag::Span(place) == span);
  CHECK(diag::Span(Place{}) == diag::Span{});
  Place wide = diag::Span{source, 0, 4};
  wide.extend_to(place);
  CHECK(diag::Span(wide) == diag::Span{source, 0, 9});
  Place same = wide;
  same.extend_to(Place{});
  CHECK(same == wide);
}
