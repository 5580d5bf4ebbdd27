// A document as readable text: one placed item a line, lengths in mm, for goldens and for looking.
#pragma once

#include "page/document.h"

#include <string>

namespace recto::page {

/// Page by page, items in drawing order, groups indented with their own origin; then outline and structure.
/// Glyph runs show position, size, font, width and text; with `Glyphs::shown` also the glyph ids.
enum class Glyphs { hidden, shown };
[[nodiscard]] std::string dump(const Document& document, const text::FontSet& fonts, Glyphs glyphs = Glyphs::hidden);

}  // namespace recto::page
