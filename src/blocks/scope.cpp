// Answers conditions, one function for each kind of them, so that a new kind does not compile before it is answered.
#include "blocks/scope.h"

#include "blocks/answer.h"

#include "diag/assertion.h"
#include "layout/parts.h"

#include <algorithm>
#include <variant>

namespace recto::blocks {
namespace {

using layout::Condition;
using layout::Field;

bool has_for(const std::vector<bank::Expectation>& points, std::optional<bank::LevelIndex> level) {
  return std::ranges::any_of(points, [&](const bank::Expectation& point) {
    return !level || point.levels.empty() || std::ranges::find(point.levels, *level) != point.levels.end();
  });
}

bool has_in_question(const Scope& scope, Field field) {
  const bank::Question& question = *scope.question;
  const auto& level = scope.level;
  switch (field) {
    case Field::prompt:
    case Field::prompt_filled:
      return !question.prompt.empty();
    case Field::choices:
    case Field::choices_marked:
      return has_choices(question);
    case Field::answer:
      return has_answer(question);
    case Field::passage:
      return scope.passage != nullptr;
    case Field::short_answer:
      return has_short_answer(scope);
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
  }
  diag::assertion_failed("known field", __FILE__, __LINE__);
}

struct Holds {
  const Scope& scope;

  bool operator()(const Condition::Always&) const { return true; }
  bool operator()(Field field) const { return has_field(scope, field); }
  bool operator()(const Condition::HasPicture&) const {
    return scope.question != nullptr && scope.question->picture.has_value();
  }
  bool operator()(const Condition::HasCustom& field) const { return has_custom(scope, field.name); }
  bool operator()(const Condition::HasSeveral& several) const {
    if (scope.bank == nullptr) return false;
    using Kind = Condition::HasSeveral::Kind;
    return (several.kind == Kind::levels ? scope.bank->levels.size() : scope.bank->topics.size()) > 1;
  }
  bool operator()(const Condition::HasGaps&) const {
    return scope.question != nullptr && !scope.question->gaps.empty();
  }
  bool operator()(const layout::VariableName& name) const { return !scope.variables.find(name).empty(); }
  bool operator()(const Condition::HasTag& tag) const {
    return scope.question != nullptr && scope.question->has_tag(tag.name);
  }
  bool operator()(layout::Role role) const { return scope.role == role; }
  bool operator()(const Condition::Continued&) const {
    return scope.part == Scope::Part::middle || scope.part == Scope::Part::last;
  }
  bool operator()(const Condition::Continues&) const {
    return scope.part == Scope::Part::first || scope.part == Scope::Part::middle;
  }
};

}  // namespace

Scope::Shown shown_in(const layout::Layout& layout) {
  return {layout::shows(layout, Field::explanation), layout::shows(layout, Field::answer),
          layout::shows(layout, Field::choices_marked), layout::shows(layout, Field::prompt_filled)};
}

bool has_field(const Scope& scope, Field field) { return scope.question != nullptr && has_in_question(scope, field); }

bool has_custom(const Scope& scope, std::string_view name) {
  return scope.question != nullptr && std::ranges::find(scope.question->fields, name, [](const auto& field) {
                                        return std::string_view(field.name);
                                      }) != scope.question->fields.end();
}

bool holds(const Condition& condition, const Scope& scope) {
  return std::visit(Holds{scope}, condition.is) != condition.negated;
}

}  // namespace recto::blocks
