// Glyphs in one font and size on one baseline, with the text they stand for.
#pragma once

#include "geometry/rect.h"
#include "text/font_set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace recto::text {

/// One glyph.  Advance and offsets in font units (y up).  Its share of the run's text is what a reader copies: every
/// character of a cluster belongs to exactly one of its glyphs.
struct Glyph {
  std::uint32_t id = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  std::uint32_t text_begin = 0;  ///< byte in the run's text
  std::uint16_t text_length =
      0;  ///< bytes; 0 for a further glyph of a cluster, or one that is not in the source (hyphen)
  bool operator==(const Glyph&) const = default;
};

/// Glyphs stand in visual order, left to right, also in right-to-left runs.
struct GlyphRun {
  FaceId face;
  geometry::Length size;   ///< type size
  geometry::Point origin;  ///< left end of the baseline; relative to what holds the run
  std::vector<Glyph> glyphs;
  std::string text;       ///< UTF-8, logical order
  std::uint32_t ink = 0;  ///< 0xRRGGBB
  int link = -1;          ///< as given with the span; -1 for none
  bool right_to_left = false;
  std::string language;  ///< BCP 47; empty: the document's
  bool operator==(const GlyphRun&) const = default;
};

/// The run's advance: from its origin to its end.
[[nodiscard]] geometry::Length width(const GlyphRun& run, const FontSet& fonts);

}  // namespace recto::text
