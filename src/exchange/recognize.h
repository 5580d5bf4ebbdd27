// Which format a file is in, by what it holds: endings lie.
#pragma once

#include <string>
#include <string_view>

namespace recto::exchange {

enum class Format {
  bank,       ///< our own XML
  questions,  ///< a file that a bank includes
  moodle,     ///< Moodle XML
  other_xml,
  package,     ///< a zip: an Anki package, or none
  database,    ///< an Anki collection outside of its package
  recto_json,  ///< what `recto export --to json` writes
  crowdanki,
  other_json,
  anki_text,
  aiken,
  trivia,  ///< the quiz format of OpenTriviaQA
  gift,
  markdown,
  table,
  unknown,
};

/// `text` is the beginning of a binary file as it is, or the whole of a text file in UTF-8.
[[nodiscard]] Format recognize(std::string_view text);

/// The format of a file, by its beginning; `unknown` if it cannot be read.
[[nodiscard]] Format recognize_file(const std::string& path);

/// "an Anki package": for messages.
[[nodiscard]] std::string_view name_of(Format format);

}  // namespace recto::exchange
