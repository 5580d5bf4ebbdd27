// The words that layouts use for the fields of a question, in the order in which messages list them.
#include "layout/field.h"

#include <array>
#include <utility>

namespace recto::layout {
namespace {

constexpr std::array<std::pair<std::string_view, Field>, 18> fields{{
    {"prompt", Field::prompt},
    {"prompt-filled", Field::prompt_filled},
    {"choices", Field::choices},
    {"choices-marked", Field::choices_marked},
    {"answer", Field::answer},
    {"passage", Field::passage},
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

std::optional<Field> find_field(std::string_view word) {
  for (const auto& [name, field] : fields) {
    if (name == word) return field;
  }
  return std::nullopt;
}

bool is_list(Field field) {
  return field == Field::look_for || field == Field::red_flags || field == Field::follow_ups;
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
