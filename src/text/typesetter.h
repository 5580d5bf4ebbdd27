// Setting paragraphs: bidi, scripts, font fallback, shaping, line breaking.
//
// Two steps.  `shape` depends on the text and its styles only; `set` breaks the shaped text into lines for one
// measure and size and may be called again and again while a layout shrinks.
#pragma once

#include "text/font_set.h"
#include "text/glyph_run.h"
#include "text/paragraph.h"

#include <memory>
#include <string>
#include <vector>

namespace recto::text {

/// A character that no font has.
struct MissingGlyph {
  char32_t character = 0;
  std::size_t span = 0;    ///< index in the paragraph
  std::size_t offset = 0;  ///< byte in that span's text
};

/// A fallback that was used: for the report.
struct FallbackUse {
  FaceId face;
  std::size_t span = 0;
  std::string text;  ///< the first stretch it was used for
};

/// Opaque shaped text, independent of size and measure.  Cheap to move; immutable.
class ShapedParagraph {
 public:
  struct Data;
  explicit ShapedParagraph(std::shared_ptr<const Data> data) : data_{std::move(data)} {}
  [[nodiscard]] const Data& data() const { return *data_; }
  [[nodiscard]] const std::shared_ptr<const Data>& shared() const { return data_; }
  [[nodiscard]] const std::vector<MissingGlyph>& missing() const;
  [[nodiscard]] const std::vector<FallbackUse>& fallbacks() const;
  /// Right-to-left base direction.
  [[nodiscard]] bool right_to_left() const;

 private:
  std::shared_ptr<const Data> data_;
};

/// One set line.  Run origins are relative to the line's left edge (x from the column's left) and baseline (y = 0).
struct Line {
  std::vector<GlyphRun> runs;  ///< visual order
  geometry::Length width;      ///< from the leftmost to the rightmost ink advance, hanging parts included
  geometry::Length ascent;     ///< tallest font ascent on the line, from the baseline up
  geometry::Length descent;    ///< deepest, positive
  geometry::Length ink_above;  ///< how far glyphs reach over the baseline: those of other fonts and raised ones as
  geometry::Length ink_below;  ///< they are, others as Latin letters do; positive
  bool hyphenated = false;     ///< ends with a hyphen that is not in the text
  bool forced = false;         ///< ends with a forced break or the paragraph
};

struct SetParagraph {
  std::vector<Line> lines;
  geometry::Length overfull;  ///< by how much the widest line exceeds the measure; zero if none does
  bool emergency = false;     ///< a part wider than the measure was broken between any two grapheme clusters
  bool right_to_left = false;
  std::string without_patterns;  ///< language of a word broken so because there are no patterns for it; empty: none
};

/// Sets type with the fonts of one set.  One per thread: it keeps scratch memory and caches.
class Typesetter {
 public:
  explicit Typesetter(const FontSet& fonts);
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;
  ~Typesetter();

  [[nodiscard]] ShapedParagraph shape(const Paragraph& paragraph);
  /// Breaks into lines.  All lines' runs joined, in logical order, give the paragraph's text, less the blanks at
  /// breaks (if `form` does not ask for one), soft hyphens and line separators.  A text without characters is one line
  /// without runs.  Throws `diag::EnvironmentError` if a hyphenation file holds no patterns.
  [[nodiscard]] SetParagraph set(const ShapedParagraph& shaped, const Form& form);
  /// A measure at which the text (its widest forced line) stands on one line at `size`.
  [[nodiscard]] geometry::Length natural_width(const ShapedParagraph& shaped, geometry::Length size);
  /// The least measure without an emergency at `size`: the widest part between points where a line may end, those
  /// within words and identifiers included.
  [[nodiscard]] geometry::Length minimum_width(const ShapedParagraph& shaped, geometry::Length size);
  [[nodiscard]] const FontSet& fonts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace recto::text
