// What the columns of a table, or the fields of a note, are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// What a column holds.
enum class Role {
  prompt,
  answer,  ///< short and long in one
  short_answer,
  explanation,
  memory_aid,
  level,
  topic,
  tags,
  id,
  foreign_id,  ///< another program's lasting name, of any characters
  keywords,
  source,
  minutes,
  picture,
  choice,   ///< one option; several columns of it
  correct,  ///< which options are right: letters, numbers or their text
  follow_up,
  look_for,
  red_flag,
  see_also,
  field,  ///< kept under its own name
  ignored,
};

/// The role that people mean by a header: "Front", "Frage", "pregunta" …, in any case, with or without punctuation.
[[nodiscard]] std::optional<Role> role_of_header(std::string_view header);

/// The role of a word of `--columns`: `prompt`, `answer`, …, or `-` for ignored.
[[nodiscard]] std::optional<Role> role_of_word(std::string_view word);
[[nodiscard]] std::string_view word_of(Role role);
/// For messages: "the prompt", "tags".
[[nodiscard]] std::string_view description(Role role);
[[nodiscard]] std::vector<std::string> role_words();

/// The language whose word a header is ("Frage": de); empty where it could be several or is none.
[[nodiscard]] std::string_view language_of_header(std::string_view header);

}  // namespace recto::exchange
