// The parts of a question that a layout shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

enum class Field {
  prompt,          ///< as asked: gaps are room to fill
  prompt_filled,   ///< with the answers in its gaps
  choices,         ///< what there is to choose, match, order or write, as asked
  choices_marked,  ///< the same with what is right marked
  answer,          ///< what is right, by letters and in few words
  passage,         ///< what the question is about, where that is not printed already
  short_answer,
  explanation,
  memory_aid,
  keywords,
  tags,
  follow_ups,
  look_for,
  red_flags,
  see_also,
  sources,
  level,
  topic
};

/// The field that `field="…"` names ("short", "memory-aid"), or nullopt.
[[nodiscard]] std::optional<Field> find_field(std::string_view word);
[[nodiscard]] const std::vector<std::string>& field_names();
/// Whether it is a list of points, each with a bullet.
[[nodiscard]] bool is_list(Field field);

}  // namespace recto::layout
