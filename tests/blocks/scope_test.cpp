#include "blocks/scope.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using blocks::Scope;
using layout::Condition;
using layout::Field;
using layout::Variable;
using layout::VariableName;

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

Scope scope_of(std::string_view id) {
  Scope scope;
  scope.bank = &bank();
  scope.question = bank().find_question(id);
  scope.variables.set(Variable::minutes, "4");
  scope.variables.set(Variable::subtitle, "");
  return scope;
}

TEST_CASE("a scope has the fields that its question has") {
  for (const auto field : {Field::short_answer, Field::explanation, Field::memory_aid, Field::keywords, Field::tags,
                           Field::follow_ups, Field::look_for, Field::red_flags, Field::see_also, Field::sources}) {
    CAPTURE(static_cast<int>(field));
    CHECK(has_field(scope_of("full"), field));
    CHECK_FALSE(has_field(scope_of("bare"), field));
  }
  for (const auto field : {Field::prompt, Field::level, Field::topic}) CHECK(has_field(scope_of("bare"), field));
  CHECK(has_custom(scope_of("full"), "pronunciation"));
  CHECK_FALSE(has_custom(scope_of("bare"), "pronunciation"));
  CHECK_FALSE(has_custom(scope_of("full"), "short"));
}

TEST_CASE("expectations for other levels are not there for a level that is known") {
  Scope scope = scope_of("full");
  CHECK(has_field(scope, Field::look_for));
  scope.level = bank().find_level("senior");
  CHECK(has_field(scope, Field::look_for));
  scope.level = bank().find_level("junior");
  CHECK(has_field(scope, Field::red_flags));
  CHECK_FALSE(has_field(scope, Field::look_for));
}

TEST_CASE("a heading has no question's fields") {
  Scope heading;
  CHECK_FALSE(has_field(heading, Field::prompt));
  CHECK_FALSE(has_field(heading, Field::level));
  CHECK_FALSE(has_custom(heading, "pronunciation"));
}

TEST_CASE("conditions hold as they say, or not if negated") {
  Scope scope = scope_of("full");
  scope.role = layout::Role::candidate;
  const auto holds = [&](const Condition::Kind& kind) {
    const bool plain = blocks::holds({kind, false}, scope);
    CHECK(blocks::holds({kind, true}, scope) == !plain);
    return plain;
  };
  CHECK(holds(Condition::Always{}));
  CHECK(holds(Field::short_answer));
  CHECK_FALSE(holds(Condition::HasPicture{}));
  CHECK(holds(Condition::HasCustom{"pronunciation"}));
  CHECK_FALSE(holds(Condition::HasCustom{"short"}));
  CHECK(holds(VariableName{Variable::minutes, {}}));
  CHECK_FALSE(holds(VariableName{Variable::subtitle, {}}));
  CHECK(holds(layout::Role::candidate));
  CHECK_FALSE(holds(layout::Role::interviewer));
  CHECK(holds(Condition::HasTag{"hard"}));
  CHECK_FALSE(holds(Condition::HasTag{"easy"}));
  CHECK_FALSE(holds(VariableName{Variable::version, {}}));
  CHECK_FALSE(holds(Condition::Continued{}));
  CHECK_FALSE(holds(Condition::Continues{}));
  scope.variables.set(Variable::version, "A");
  scope.part = Scope::Part::last;
  CHECK(holds(VariableName{Variable::version, {}}));
  CHECK(holds(Condition::Continued{}));
  CHECK_FALSE(holds(Condition::Continues{}));
  scope.part = Scope::Part::middle;
  CHECK(holds(Condition::Continued{}));
  CHECK(holds(Condition::Continues{}));
  scope.part = Scope::Part::first;
  CHECK_FALSE(holds(Condition::Continued{}));
  CHECK(holds(Condition::Continues{}));
  scope.question = nullptr;
  CHECK_FALSE(holds(Condition::HasTag{"hard"}));
}

TEST_CASE("a bank's field that is named like a part of a question or a variable is still its own") {
  const auto odd = test::bank_of(test::asked("q", "Why?", R"(<field name="picture">a</field><field name="page">b</field>
      <field name="level">c</field>)"));
  Scope scope;
  scope.bank = &odd;
  scope.question = odd.find_question("q");
  CHECK_FALSE(holds({Condition::HasPicture{}, false}, scope));
  CHECK_FALSE(holds({VariableName{Variable::page, {}}, false}, scope));
  for (const auto* name : {"picture", "page", "level"}) CHECK(holds({Condition::HasCustom{name}, false}, scope));
}

}  // namespace
}  // namespace recto
