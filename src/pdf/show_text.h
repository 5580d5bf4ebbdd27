// Glyph runs as text-showing operators.
#pragma once

#include "pdf/canvas.h"
#include "pdf/glyph_codes.h"

#include <functional>
#include <string>

namespace recto::pdf {

/// What is done around a cluster with more glyphs than characters; `begin` gets the property `/ActualText <…>`.
struct ClusterMarks {
  std::function<void(const std::string& actual_text)> begin;
  std::function<void()> end;
};

/// Whether showing `run` will call cluster marks.
[[nodiscard]] bool has_clusters(const text::GlyphRun& run, const GlyphCodes& codes);

/// Shows `run` with its origin at `origin`.  Requires all its glyphs to have codes.
///
/// Widths in the file are whole thousandths of an em, because readers round others; where the pen would be off by one
/// of them or more (half of one in display sizes), the difference is corrected, so that errors never add up.
void show_text(Canvas& canvas, const text::GlyphRun& run, Spot origin, const GlyphCodes& codes,
               const ClusterMarks& marks);

}  // namespace recto::pdf
