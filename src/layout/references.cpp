#include "layout/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace recto::layout {

const std::vector<std::string>& reference_names() {
  static const std::vector<std::string> names{"deck",
                                              "subtitle",
                                              "id",
                                              "number",
                                              "count",
                                              "part",
                                              "parts",
                                              "level",
                                              "topic",
                                              "tags",
                                              "minutes",
                                              "prompt",
                                              "section",
                                              "section-minutes",
                                              "section-share",
                                              "page",
                                              "pages",
                                              "version",
                                              "hash",
                                              "number-in-version",
                                              "title",
                                              "theme",
                                              "language",
                                              "date",
                                              "page-of-question",
                                              "clock",
                                              "total-minutes",
                                              "tool",
                                              "source"};
  return names;
}

namespace {

constexpr std::string_view value_prefix = "value.";

bool is_known(std::string_view name, const std::vector<Scale>& scales) {
  if (std::ranges::any_of(scales, [&](const Scale& scale) { return name == not_assessed_reference(scale.id); })) {
    return true;
  }
  if (name.starts_with(value_prefix)) return name.size() > value_prefix.size();
  return std::ranges::find(reference_names(), name) != reference_names().end();
}

void report_unknown(std::string_view name, const std::vector<Scale>& scales, const diag::Span& place,
                    diag::Diagnostics& diagnostics) {
  std::vector<std::string> known = reference_names();
  known.emplace_back("value.NAME");
  for (auto& reference : scale_references(scales)) known.push_back(std::move(reference));
  diagnostics.error("unknown-reference", fmt::format("unknown reference `{{{}}}`", name), place)
      .hint(diag::suggestion(name, known));
}

constexpr std::array<std::pair<std::string_view, Field>, 13> fields{{
    {"prompt", Field::prompt},
    {"short", Field::short_answer},
    {"explanation", Field::explanation},
    {"memory-aid", Field::memory_aid},
    {"keywords", Field::keywords},
    {"tags", Field::tags},
    {"follow-ups", Field::follow_ups},
    {"look-for", Field::look_for},
    {"red-flags", Field::red_flags},
    {"see-also", Field::see_also},
    {"sources", Field::sources},
    {"level", Field::level},
    {"topic", Field::topic},
}};

}  // namespace

std::string not_assessed_reference(std::string_view scale) { return fmt::format("scale.{}.not-assessed", scale); }

std::vector<std::string> scale_references(const std::vector<Scale>& scales) {
  std::vector<std::string> names;
  names.reserve(scales.size());
  for (const auto& scale : scales) names.push_back(not_assessed_reference(scale.id));
  return names;
}

void check_references(std::string_view text, const std::vector<Scale>& scales, const diag::Span& place,
                      diag::Diagnostics& diagnostics) {
  std::size_t from = 0;
  while ((from = text.find('{', from)) != std::string_view::npos) {
    if (text.substr(from, 2) == "{{") {
      from += 2;
      continue;
    }
    const std::size_t end = text.find_first_of("{}", from + 1);
    if (end == std::string_view::npos || text[end] == '{') {
      diagnostics.error("open-reference", "reference without its `}`", place)
          .notes.emplace_back("a reference is written `{number}`, a brace `{{`");
      return;
    }
    const std::string_view name = text.substr(from + 1, end - from - 1);
    if (!is_known(name, scales)) report_unknown(name, scales, place, diagnostics);
    from = end + 1;
  }
}

std::optional<Field> find_field(std::string_view word) {
  for (const auto& [name, field] : fields) {
    if (name == word) return field;
  }
  return std::nullopt;
}

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    result.reserve(fields.size());
    for (const auto& [name, field] : fields) result.emplace_back(name);
    return result;
  }();
  return names;
}

}  // namespace recto::layout
