// Glyph runs as text-showing operators.
#pragma once

#include "pdf/canvas.h"
#include "pdf/glyph_codes.h"

namespace recto::pdf {

/// Shows `run` with its origin at `origin`.  Requires all its glyphs to have codes.
///
/// Widths in the file are whole thousandths of an em, because readers round others; where the pen would be off by one of them or
/// more (half of one in display sizes), the difference is corrected, so that errors never add up.
void show_text(Canvas& canvas, const text::GlyphRun& run, Spot origin, const GlyphCodes& codes);

}  // namespace recto::pdf
