// What is set: spans of styled text, and the form of the paragraph.
#pragma once

#include "geometry/length.h"

#include <cstdint>
#include <string>
#include <vector>

namespace recto::text {

/// No run is set smaller, whatever its scale: it would not be legible on paper.
inline constexpr geometry::Length smallest_type = geometry::Length::ticks(6 * geometry::Length::ticks_per_pt);

/// How a span is set.  Sizes are relative to the paragraph's, so that text is shaped once and set at any size.
struct SpanStyle {
  std::string family = "serif";
  int weight = 400;
  bool italic = false;
  double scale = 1;                   ///< size over the paragraph's, where that is not under `smallest_type`
  double rise = 0;                    ///< baseline shift up, in em of the paragraph's size
  double tracking = 0;                ///< extra advance after each character, in em of the span's own size
  std::vector<std::string> features;  ///< OpenType tags, "smcp", "-liga"
  std::uint32_t ink = 0;              ///< 0xRRGGBB, carried to the runs
  int link = -1;                      ///< carried to the runs
  bool identifier =
      false;  ///< code and names: no hyphenation; may break after `.` `_` `/` `:` and before capitals, if it must
  bool whole = false;      ///< a term of several words: rather not broken
  bool separator = false;  ///< stands between terms: gone, as a blank, where a line ends at it
  std::string language;    ///< BCP 47; empty: the paragraph's
  bool operator==(const SpanStyle&) const = default;
};

/// UTF-8.  U+2028 forces a line end; U+00AD is a hyphenation point; U+00A0 does not break.
struct Span {
  std::string text;
  SpanStyle style;
  bool operator==(const Span&) const = default;
};

/// automatic: right to left for text of such a language that has letters of it, else as the first strong character
/// (UAX #9, P2).
enum class Direction { automatic, left_to_right, right_to_left };

struct Paragraph {
  std::vector<Span> spans;
  std::string language = "en";
  Direction direction = Direction::automatic;
  bool hyphenate = false;
  bool operator==(const Paragraph&) const = default;
};

/// `start` and `end` follow the paragraph's direction.
enum class Align { start, center, end, justify };

/// How lines are formed.
struct Form {
  geometry::Length measure;  ///< width of the column
  geometry::Length size;     ///< the paragraph's type size
  geometry::Length first_indent;
  Align align = Align::start;
  enum class Breaking { total_fit, balanced, none } breaking = Breaking::total_fit;  ///< none: only at forced ends
  bool hanging_punctuation = true;  ///< quotes, hyphens and stops hang a little over the margin
  /// For readers that join lines: a blank without width ends those broken at a blank, or every line.
  enum class EndBlanks { none, at_breaks, always } end_blanks = EndBlanks::none;
};

}  // namespace recto::text
