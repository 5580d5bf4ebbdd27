#include "layout/read_condition.h"

#include "layout/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {
namespace {

using Kind = Condition::Kind;

bool contains(const std::vector<std::string>& names, std::string_view word) {
  return std::ranges::find(names, word) != names.end();
}

/// What a question or a deck may lack: fields, a picture, and references that may be empty.
const std::vector<std::string>& known_parts() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result = field_names();
    result.emplace_back("picture");
    for (const auto& name : reference_names()) {
      if (!contains(result, name)) result.push_back(name);
    }
    return result;
  }();
  return names;
}

std::vector<std::string> known_words(const std::vector<Scale>& scales) {
  std::vector<std::string> names = known_parts();
  names.insert(names.end(), {"continued", "continues", "tag:NAME", "role:interviewer", "role:candidate", "value:NAME",
                             "custom:NAME"});
  for (auto& reference : scale_references(scales)) names.push_back(std::move(reference));
  return names;
}

/// Conditions of the form `kind:name`.
std::optional<Condition> parse_named(std::string_view kind, std::string_view name) {
  if (name.empty()) return std::nullopt;
  const std::string text{name};
  if (kind == "tag") return Condition{.kind = Kind::tag, .negated = false, .name = text};
  if (kind == "value") return Condition{.kind = Kind::has_field, .negated = false, .name = "value." + text};
  if (kind == "custom") return Condition{.kind = Kind::has_field, .negated = false, .name = text};
  const bool is_role = kind == "role" && (name == "interviewer" || name == "candidate");
  if (is_role) return Condition{.kind = Kind::role, .negated = false, .name = text};
  return std::nullopt;
}

std::optional<Condition> parse(std::string_view word, const std::vector<Scale>& scales) {
  if (word == "version") return Condition{.kind = Kind::version, .negated = false, .name = {}};
  if (word == "continued") return Condition{.kind = Kind::continued, .negated = false, .name = {}};
  if (word == "continues") return Condition{.kind = Kind::continues, .negated = false, .name = {}};
  if (contains(known_parts(), word) || contains(scale_references(scales), word)) {
    return Condition{.kind = Kind::has_field, .negated = false, .name = std::string{word}};
  }
  const auto colon = word.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return parse_named(word.substr(0, colon), word.substr(colon + 1));
}

}  // namespace

Condition read_condition(const xml::Element& element, const std::vector<Scale>& scales,
                         diag::Diagnostics& diagnostics) {
  constexpr std::string_view negation = "not:";
  const auto attribute = element.attribute("when");
  if (!attribute) return {};
  std::string_view word = attribute->value;
  const bool negated = word.starts_with(negation);
  if (negated) word.remove_prefix(negation.size());
  if (auto condition = parse(word, scales)) {
    condition->negated = negated;
    return *condition;
  }
  diagnostics.error("unknown-condition", fmt::format("unknown condition `{}`", word), attribute->value_span)
      .hint(diag::suggestion(word, known_words(scales)));
  return {};
}

}  // namespace recto::layout
