// Code blocks: one slab a line, and lines that wrap where it shows.
#pragma once

#include "compose/set_text.h"

namespace recto::compose {

/// Lines of program text on a quiet ground.  A line too long for its measure goes on below, indented under its code,
/// behind a continuation mark; a break never falls between such lines.  Numbers stand in a gutter of their own.
[[nodiscard]] Slabs set_code(const Prepared& code, geometry::Length width, Squeeze squeeze, const Setting& setting,
                             DecorationIds& ids, Findings& findings);

/// Where a line of `text` ends that may hold `columns` characters (grapheme clusters), as a byte offset: behind the
/// last blank or opening bracket, comma or operator that fits, else exactly at the limit.  Returns the text's size if
/// it fits whole.
[[nodiscard]] std::size_t code_break(std::string_view text, int columns);

}  // namespace recto::compose
