// Code blocks: one slab a line, and lines that wrap where it shows.
#pragma once

#include "blocks/set_text.h"

namespace recto::blocks {

/// Lines of program text on a quiet ground.  Where some are too long for their measure the whole is set smaller, down
/// to 85 % of its style's size and never below 7.2 pt, if that helps; what is still too long goes on below, indented
/// under its code, behind a continuation mark.  A break never falls between such rows.  Numbers stand in a gutter of
/// their own.
[[nodiscard]] Slabs set_code(const PreparedParagraph& code, geometry::Length width, TypeScale type_scale,
                             const ComposeContext& context, Findings& findings);

}  // namespace recto::blocks
