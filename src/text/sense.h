// Where the sense of a text lets a line of a heading end: behind a comma, before "and", not behind "the".
#pragma once

#include "text/source_text.h"

#include <cstdint>
#include <string_view>

namespace recto::text {

enum class Sense : std::uint8_t {
  parts,    ///< a pause, or a word that joins what stands before and behind it
  neutral,  ///< also in languages whose small words are not known
  binds     ///< behind an article or a preposition
};

/// Of a line that ends at byte `end` and a next one that begins at `start`, behind blanks; in a paragraph of `language`
/// (BCP 47; small words of English, German, French, Spanish, Italian, Dutch, Portuguese and Russian are known).
[[nodiscard]] Sense sense_of(const SourceText& text, std::uint32_t end, std::uint32_t start, std::string_view language);

}  // namespace recto::text
