// Places where a line may end, as line breaking sees them: numbers only.
#pragma once

#include "text/sense.h"

#include <cstdint>

namespace recto::text {

enum class BreakKind : std::uint8_t {
  forced,      ///< begin or end of the text, line separator
  blank,       ///< at white space
  plain,       ///< between characters (UAX #14)
  hyphen,      ///< within a word: a hyphen is added
  identifier,  ///< within a name too wide for a line
  emergency    ///< anywhere within a part too wide for a line
};

/// x in em of the paragraph's size, as if all stood on one line.
struct BreakPoint {
  std::uint32_t end = 0;    ///< byte where the line's text ends, blanks left out
  std::uint32_t start = 0;  ///< byte where the next line's begins
  double x_end = 0;         ///< of `end`, as shaped when the line ends here
  double x_start = 0;       ///< of `start`, as shaped when a line begins here
  double hyphen = 0;        ///< width added at the line's end
  double end_hang = 0;      ///< how far the line's last character may hang over the margin
  double start_hang = 0;    ///< how far the next line's first may
  double stretch_end = 0;   ///< sum of what blanks up to `end` stretch
  double stretch_start = 0;
  std::int32_t words = 0;  ///< blanks passed up to here
  std::int32_t penalty = 0;
  BreakKind kind = BreakKind::plain;
  Sense sense = Sense::neutral;
  bool flagged = false;  ///< the line ends with a hyphen, added or the text's own
};

}  // namespace recto::text
