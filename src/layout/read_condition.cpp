// Finds out what kind of condition a word is.  Words with a colon name their kind; of the others, those of cards come
// first, then fields, then variables.  No bank's own names are looked at: they have `custom:`.
#include "layout/read_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::layout {
namespace {

using Kind = Condition::Kind;

constexpr std::array<std::pair<std::string_view, Role>, 2> roles{
    {{"interviewer", Role::interviewer}, {"candidate", Role::candidate}}};

std::vector<std::string> known_words(const Place& place) {
  std::vector<std::string> names;
  if (place.sites.meets(question_sites)) {
    names = field_names();
    names.insert(names.end(), {"picture", "gaps", "tag:NAME", "custom:NAME"});
  }
  for (auto& name : names_at(place)) {
    if (name != "value.NAME" && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  names.insert(names.end(), {"value:NAME", "levels", "topics"});
  if (place.sites.contains(Site::card_face)) names.insert(names.end(), {"continued", "continues"});
  if (place.sites.contains(Site::document)) names.insert(names.end(), {"role:interviewer", "role:candidate"});
  return names;
}

/// Conditions of the form `kind:name`.
std::optional<Kind> parse_named(std::string_view kind, std::string_view name) {
  if (name.empty()) return std::nullopt;
  std::string text{name};
  if (kind == "tag") return Condition::HasTag{std::move(text)};
  if (kind == "value") return VariableName{Variable::value, std::move(text)};
  if (kind == "custom") return Condition::HasCustom{std::move(text)};
  if (kind != "role") return std::nullopt;
  for (const auto& [word, role] : roles) {
    if (word == name) return role;
  }
  return std::nullopt;
}

std::optional<Kind> parse(std::string_view word, const std::vector<Scale>& scales) {
  if (word == "continued") return Condition::Continued{};
  if (word == "continues") return Condition::Continues{};
  if (word == "levels") return Condition::HasSeveral{Condition::HasSeveral::Kind::levels};
  if (word == "topics") return Condition::HasSeveral{Condition::HasSeveral::Kind::topics};
  if (word == "gaps") return Condition::HasGaps{};
  if (word == "picture") return Condition::HasPicture{};
  if (const auto field = find_field(word)) return *field;
  if (auto name = find_variable(word); name && name->variable != Variable::value) {
    const bool known =
        name->variable != Variable::not_assessed || std::ranges::find(scales, name->name, &Scale::id) != scales.end();
    if (known) return std::move(*name);
  }
  const auto colon = word.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return parse_named(word.substr(0, colon), word.substr(colon + 1));
}

/// Where a condition may hold.
struct SitesOf {
  Sites operator()(const Condition::Always&) const { return {Site::card_face, Site::document}; }
  Sites operator()(Field) const { return question_sites; }
  Sites operator()(const Condition::HasPicture&) const { return question_sites; }
  Sites operator()(const Condition::HasCustom&) const { return question_sites; }
  Sites operator()(const Condition::HasSeveral&) const { return {Site::card_face, Site::document}; }
  Sites operator()(const Condition::HasGaps&) const { return question_sites; }
  Sites operator()(const Condition::HasTag&) const { return question_sites; }
  Sites operator()(const VariableName& name) const { return sites_of(name.variable); }
  Sites operator()(Role) const { return {Site::document}; }
  Sites operator()(const Condition::Continued&) const { return {Site::card_face}; }
  Sites operator()(const Condition::Continues&) const { return {Site::card_face}; }
};

}  // namespace

Condition read_condition(const xml::Element& element, const Place& place, diag::Diagnostics& diagnostics) {
  constexpr std::string_view negation = "not:";
  const auto attribute = element.attribute("when");
  if (!attribute) return {};
  std::string_view word = attribute->value;
  const bool negated = word.starts_with(negation);
  if (negated) word.remove_prefix(negation.size());
  auto kind = parse(word, place.scales);
  if (!kind) {
    diagnostics.error("unknown-condition", fmt::format("unknown condition `{}`", word), attribute->value_span)
        .hint(diag::suggestion(word, known_words(place)));
    return {};
  }
  if (const Sites sites = std::visit(SitesOf{}, *kind); !sites.meets(place.sites)) {
    diagnostics
        .error("condition-out-of-place", fmt::format("`{}` never holds {}", word, place.where), attribute->value_span)
        .notes.push_back(fmt::format("it may hold {}", described(sites)));
    return {};
  }
  return {std::move(*kind), negated};
}

}  // namespace recto::layout
