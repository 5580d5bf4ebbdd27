#include "text/plural.h"

#include <doctest/doctest.h>

using recto::text::find_plural;
using recto::text::name_of;
using recto::text::Plural;
using recto::text::plural_forms;
using recto::text::plural_of;

TEST_CASE("a number chooses the form that its language uses with it") {
  const struct {
    const char* language;
    int number;
    Plural form;
  } cases[] = {
      {"en", 1, Plural::one},   {"en", 0, Plural::other}, {"fr", 0, Plural::one},    {"pl", 1, Plural::one},
      {"pl", 3, Plural::few},   {"pl", 5, Plural::many},  {"pl", 22, Plural::few},   {"ru", 21, Plural::one},
      {"ar", 0, Plural::zero},  {"ar", 2, Plural::two},   {"ar", 11, Plural::many},  {"ar", 100, Plural::other},
      {"ja", 1, Plural::other}, {"he", 2, Plural::two},   {"de-CH", 1, Plural::one}, {"xx", 1, Plural::other},
  };
  for (const auto& each : cases) {
    CAPTURE(each.language);
    CAPTURE(each.number);
    CHECK(plural_of(each.language, each.number) == each.form);
  }
}

TEST_CASE("forms of fractions and round millions are possible, but not needed") {
  const auto russian = plural_forms("ru");
  CHECK(russian.needed == std::vector{Plural::one, Plural::few, Plural::many});
  CHECK(russian.possible == std::vector{Plural::one, Plural::few, Plural::many, Plural::other});
  CHECK(plural_forms("ja").possible == std::vector{Plural::other});
}

TEST_CASE("names of forms are read back") {
  for (const auto* name : {"zero", "one", "two", "few", "many", "other"}) {
    REQUIRE(find_plural(name).has_value());
    CHECK(name_of(*find_plural(name)) == name);
  }
  CHECK_FALSE(find_plural("several").has_value());
}
