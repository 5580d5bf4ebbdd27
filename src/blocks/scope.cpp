#include "blocks/scope.h"

#include "diag/assertion.h"
#include "layout/references.h"

#include <algorithm>

namespace recto::blocks {
namespace {

using layout::Field;

bool has_custom(const bank::Question& question, std::string_view name) {
  return std::ranges::any_of(question.fields, [&](const auto& field) { return field.name == name; });
}

bool has_for(const std::vector<bank::Expectation>& points, std::optional<bank::LevelIndex> level) {
  return std::ranges::any_of(points, [&](const bank::Expectation& point) {
    return !level || point.levels.empty() || std::ranges::find(point.levels, *level) != point.levels.end();
  });
}

bool has_in_question(const bank::Question& question, Field field, std::string_view custom_name,
                     std::optional<bank::LevelIndex> level) {
  switch (field) {
    case Field::literal:
      return true;
    case Field::prompt:
      return !question.prompt.empty();
    case Field::short_answer:
      return !question.short_answer.empty();
    case Field::explanation:
      return !question.explanation.empty();
    case Field::memory_aid:
      return !question.memory_aid.empty();
    case Field::keywords:
      return !question.keywords.empty();
    case Field::tags:
      return !question.tags.empty();
    case Field::follow_ups:
      return !question.interview.follow_ups.empty();
    case Field::look_for:
      return has_for(question.interview.look_for, level);
    case Field::red_flags:
      return has_for(question.interview.red_flags, level);
    case Field::see_also:
      return !question.see_also.empty();
    case Field::sources:
      return !question.sources.empty();
    case Field::level:
    case Field::topic:
      return true;
    case Field::custom:
      return has_custom(question, custom_name);
  }
  return false;
}

}  // namespace

bool has_field(const Scope& scope, Field field, std::string_view custom_name) {
  if (field == Field::literal) return true;
  return scope.question != nullptr && has_in_question(*scope.question, field, custom_name, scope.level);
}

bool has_field(const Scope& scope, std::string_view name) {
  if (const auto field = layout::find_field(name)) return has_field(scope, *field, {});
  if (name == "picture") return scope.question != nullptr && scope.question->picture.has_value();
  if (scope.question != nullptr && has_custom(*scope.question, name)) return true;
  return !scope.variables.find(name).empty();
}

bool holds(const layout::Condition& condition, const Scope& scope) {
  using Kind = layout::Condition::Kind;
  const auto plain = [&] {
    switch (condition.kind) {
      case Kind::always:
        return true;
      case Kind::has_field:
        return has_field(scope, condition.name);
      case Kind::role:
        return scope.role == condition.name;
      case Kind::version:
        return !scope.version.empty();
      case Kind::tag:
        return scope.question != nullptr && scope.question->has_tag(condition.name);
      case Kind::continued:
        return scope.part == Scope::Part::middle || scope.part == Scope::Part::last;
      case Kind::continues:
        return scope.part == Scope::Part::first || scope.part == Scope::Part::middle;
    }
    diag::assertion_failed("known condition", __FILE__, __LINE__);
  };
  return plain() != condition.negated;
}

}  // namespace recto::blocks
