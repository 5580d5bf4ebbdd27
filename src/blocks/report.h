// Findings as diagnostics: errors for what would be lost, warnings and remarks for what was done.
#pragma once

#include "bank/bank.h"
#include "blocks/findings.h"
#include "text/font_set.h"

#include <string>

namespace recto::blocks {

/// Where a loss is said to be: in `part` ("question `n-plus-one`"), or in the question of `bank` whose text it is,
/// where a part (a heading, an ending) shows texts of several.
struct Location {
  std::string part;
  const bank::Bank* bank = nullptr;  ///< null: `part`, whatever the place

  [[nodiscard]] std::string at(const diag::Span& place) const;
};

/// Errors for characters without a glyph.
void report_missing(const Findings& findings, const Location& location, diag::Diagnostics& diagnostics);
/// Errors for text wider than its box, or higher; they name the box in the layout.
void report_overflow(const Findings& findings, const Location& location, const diag::Span& question,
                     diag::Diagnostics& diagnostics);
/// Remarks on fallback fonts, warnings of code languages without colors and of words broken for want of room.
void report_remarks(const Findings& findings, const Location& location, const text::FontSet& fonts,
                    diag::Diagnostics& diagnostics);

}  // namespace recto::blocks
