// What good typesetting says of a line's end beyond UAX #14: what stays together though a blank or dash parts it.
//
// After the house rules that typesetters share (Duden, Lexique des règles typographiques, Ortotipografía, Chicago
// Manual of Style): numbers stay with their units and with the abbreviations before them, no line begins with a dash
// or ends with one that opens, French marks stay with their words.
#pragma once

#include "text/source_text.h"

#include <cstdint>
#include <string_view>

namespace recto::text {

enum class Habit : std::uint8_t {
  free,
  rather_not,  ///< a number and what it counts: together if that costs little
  hardly       ///< only where nothing else is narrow enough
};

/// Of a line that ends at byte `end` and a next one that begins at `start`, behind the blanks between them if there
/// are any; in a paragraph of `language` (BCP 47).
[[nodiscard]] Habit line_habit(const SourceText& text, std::uint32_t end, std::uint32_t start,
                               std::string_view language);

/// Whether all that stands between the last blank and `end` are hyphens and dashes: "-x", "—No", "--help".
[[nodiscard]] bool ends_with_opening_dash(const SourceText& text, std::uint32_t end);

}  // namespace recto::text
