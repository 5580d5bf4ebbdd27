// One table says how each variable is written and where it has a value; everything that asks for a name, a place or a
// list of what may be used looks there.  Two variables take a name of their own after a fixed beginning.
#include "layout/variable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace recto::layout {
namespace {

constexpr std::string_view value_prefix = "value.";
constexpr std::string_view scale_prefix = "scale.";
constexpr std::string_view not_assessed_suffix = ".not-assessed";

constexpr Sites everywhere{Site::card_face, Site::document};

struct Row {
  std::string_view name;
  Variable variable;
  Sites sites;
};

constexpr std::array<Row, variable_count> rows{{
    {"deck", Variable::deck, everywhere},
    {"subtitle", Variable::subtitle, everywhere},
    {"id", Variable::id, question_sites},
    {"number", Variable::number, {Site::card_face, Site::item, Site::numbered_entry}},
    {"count", Variable::count, everywhere},
    {"part", Variable::part, {Site::card_face}},
    {"parts", Variable::parts, {Site::card_face}},
    {"level", Variable::level, question_sites},
    {"topic", Variable::topic, question_sites},
    {"tags", Variable::tags, question_sites},
    {"minutes", Variable::minutes, question_sites},
    {"points", Variable::points, question_sites},
    {"right-count", Variable::right_count, question_sites},
    {"prompt", Variable::prompt, question_sites},
    {"section", Variable::section, {Site::running_line, Site::section, Site::item}},
    {"section-minutes", Variable::section_minutes, {Site::section}},
    {"section-share", Variable::section_share, {Site::section}},
    {"section-points", Variable::section_points, {Site::section}},
    {"section-instructions", Variable::section_instructions, {Site::section}},
    {"page", Variable::page, {Site::running_line, Site::entry}},
    {"pages", Variable::pages, {Site::running_line}},
    {"version", Variable::version, {Site::document}},
    {"hash", Variable::hash, everywhere},
    {"number-in-version", Variable::number_in_version, {Site::version_of_item}},
    {"title", Variable::title, {Site::document}},
    {"theme", Variable::theme, everywhere},
    {"language", Variable::language, everywhere},
    {"date", Variable::date, everywhere},
    {"page-of-question", Variable::page_of_question, {Site::item}},
    {"clock", Variable::clock, {Site::item}},
    {"clock-end", Variable::clock_end, {Site::item}},
    {"total-minutes", Variable::total_minutes, {Site::document}},
    {"total-points", Variable::total_points, {Site::document}},
    {"instructions", Variable::instructions, {Site::document}},
    {"tool", Variable::tool, everywhere},
    {"source", Variable::source, question_sites},
    {"value.NAME", Variable::value, everywhere},
    {"scale.ID.not-assessed", Variable::not_assessed, {Site::document}},
}};

const Row& row_of(Variable variable) { return *std::ranges::find(rows, variable, &Row::variable); }

bool has_own_name(Variable variable) { return variable == Variable::value || variable == Variable::not_assessed; }

std::vector<std::string> names_at(Sites sites) {
  std::vector<std::string> names;
  for (const Row& row : rows) {
    if (!has_own_name(row.variable) && row.sites.meets(sites)) names.emplace_back(row.name);
  }
  return names;
}

constexpr std::array<std::pair<Site, std::string_view>, 8> words{{
    {Site::card_face, "on cards"},
    {Site::document, "in documents"},
    {Site::running_line, "in `header` and `footer`"},
    {Site::entry, "in `contents`"},
    {Site::numbered_entry, "in `contents` of questions"},
    {Site::section, "in `section`, `section-end` and what is repeated for `sections`"},
    {Site::item, "in `item` and what is repeated for `questions`"},
    {Site::version_of_item, "in what is repeated for `versions` of a question"},
}};

}  // namespace

Sites sites_of(Variable variable) { return row_of(variable).sites; }

std::string described(Sites sites) {
  std::vector<std::string_view> parts;
  for (const auto& [site, word] : words) {
    if (sites.contains(site)) parts.push_back(word);
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::optional<VariableName> find_variable(std::string_view name) {
  if (name.starts_with(value_prefix) && name.size() > value_prefix.size()) {
    return VariableName{Variable::value, std::string{name.substr(value_prefix.size())}};
  }
  const std::size_t around = scale_prefix.size() + not_assessed_suffix.size();
  if (name.starts_with(scale_prefix) && name.ends_with(not_assessed_suffix) && name.size() > around) {
    return VariableName{Variable::not_assessed, std::string{name.substr(scale_prefix.size(), name.size() - around)}};
  }
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row == rows.end() || has_own_name(row->variable)) return std::nullopt;
  return VariableName{row->variable, {}};
}

const std::vector<std::string>& variable_names() {
  static const std::vector<std::string> names = names_at(everywhere.with(Site::running_line)
                                                             .with(Site::entry)
                                                             .with(Site::section)
                                                             .with(Site::item)
                                                             .with(Site::version_of_item));
  return names;
}

std::vector<std::string> variable_names(Sites sites) {
  auto names = names_at(sites);
  names.emplace_back("value.NAME");
  return names;
}

std::string written(const VariableName& name) {
  if (name.variable == Variable::value) return fmt::format("{}{}", value_prefix, name.name);
  if (name.variable == Variable::not_assessed) {
    return fmt::format("{}{}{}", scale_prefix, name.name, not_assessed_suffix);
  }
  return std::string{row_of(name.variable).name};
}

}  // namespace recto::layout
