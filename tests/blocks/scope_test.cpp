#include "blocks/scope.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using blocks::Scope;
using layout::Condition;
using Kind = layout::Condition::Kind;

const bank::Bank& bank() {
  static const bank::Bank bank =
      test::bank_of(test::asked("bare", "Why?") +
                    test::entry("full", "orm", "mid",
                                R"(<prompt>Why?</prompt><short>So.</short><explanation><p>Thus.</p></explanation>
        <memory-aid>Aid</memory-aid><keywords>one; two</keywords>
        <interview><follow-up>And?</follow-up><look-for level="senior">Depth</look-for><red-flag>No</red-flag></interview>
        <field name="pronunciation">wai</field><see-also ref="bare"/>
        <source href="https://example.org/a">A page</source>)",
                                R"(tags="hard" minutes="4")"));
  return bank;
}

Scope subject_of(std::string_view id) {
  Scope scope;
  scope.bank = &bank();
  scope.question = bank().find_question(id);
  scope.variables.set("minutes", "4");
  scope.variables.set("subtitle", "");
  return scope;
}

TEST_CASE("a scope has the fields that its question has") {
  for (const auto* name : {"short", "explanation", "memory-aid", "keywords", "tags", "follow-ups", "look-for",
                           "red-flags", "see-also", "sources", "pronunciation"}) {
    CAPTURE(name);
    CHECK(has_field(subject_of("full"), name));
    CHECK_FALSE(has_field(subject_of("bare"), name));
  }
  for (const auto* name : {"prompt", "level", "topic", "minutes"}) {
    CAPTURE(name);
    CHECK(has_field(subject_of("bare"), name));
  }
  for (const auto* name : {"subtitle", "picture", "unknown", "custom"}) {
    CAPTURE(name);
    CHECK_FALSE(has_field(subject_of("full"), name));
  }
}

TEST_CASE("expectations for other levels are not there for a level that is known") {
  Scope scope = subject_of("full");
  CHECK(has_field(scope, "look-for"));
  scope.level = bank().find_level("senior");
  CHECK(has_field(scope, "look-for"));
  scope.level = bank().find_level("junior");
  CHECK(has_field(scope, "red-flags"));
  CHECK_FALSE(has_field(scope, "look-for"));
}

TEST_CASE("a heading has no question's fields") {
  Scope heading;
  heading.variables.set("section", "ORM");
  CHECK_FALSE(has_field(heading, "prompt"));
  CHECK_FALSE(has_field(heading, "level"));
  CHECK(has_field(heading, "section"));
  CHECK(has_field(heading, layout::Field::literal, ""));
}

TEST_CASE("conditions hold as they say, or not if negated") {
  Scope scope = subject_of("full");
  scope.role = "candidate";
  const auto holds = [&](Kind kind, const std::string& name) {
    const bool plain = blocks::holds({kind, false, name}, scope);
    CHECK(blocks::holds({kind, true, name}, scope) == !plain);
    return plain;
  };
  CHECK(holds(Kind::always, ""));
  CHECK(holds(Kind::has_field, "short"));
  CHECK_FALSE(holds(Kind::has_field, "picture"));
  CHECK(holds(Kind::role, "candidate"));
  CHECK_FALSE(holds(Kind::role, "interviewer"));
  CHECK(holds(Kind::tag, "hard"));
  CHECK_FALSE(holds(Kind::tag, "easy"));
  CHECK_FALSE(holds(Kind::version, ""));
  CHECK_FALSE(holds(Kind::continued, ""));
  CHECK_FALSE(holds(Kind::continues, ""));
  scope.version = "A";
  scope.part = Scope::Part::last;
  CHECK(holds(Kind::version, ""));
  CHECK(holds(Kind::continued, ""));
  CHECK_FALSE(holds(Kind::continues, ""));
  scope.part = Scope::Part::middle;
  CHECK(holds(Kind::continued, ""));
  CHECK(holds(Kind::continues, ""));
  scope.part = Scope::Part::first;
  CHECK_FALSE(holds(Kind::continued, ""));
  CHECK(holds(Kind::continues, ""));
  scope.question = nullptr;
  CHECK_FALSE(holds(Kind::tag, "hard"));
}

}  // namespace
}  // namespace recto
