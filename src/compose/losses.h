// Findings as diagnostics: errors for what would be lost, remarks for what was done.
#pragma once

#include "compose/findings.h"
#include "text/font_set.h"

#include <string>

namespace recto::compose {

/// Errors for characters without a glyph; `where` names the question and place ("`n-plus-one`, back").
void report_missing(const Findings& findings, const std::string& where, diag::Diagnostics& diagnostics);
/// Errors for text wider than its box, or higher; they name the box in the layout.
void report_overflow(const Findings& findings, const std::string& where, const diag::Span& question,
                     diag::Diagnostics& diagnostics);
/// Remarks on fallback fonts and emergency breaks.
void report_remarks(const Findings& findings, const std::string& where, const text::FontSet& fonts,
                    diag::Diagnostics& diagnostics);

}  // namespace recto::compose
