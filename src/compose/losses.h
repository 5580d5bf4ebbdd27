// Findings as diagnostics: errors for what would be lost, warnings and remarks for what was done.
#pragma once

#include "compose/findings.h"
#include "text/font_set.h"

#include <cstddef>
#include <set>
#include <string>

namespace recto::compose {

/// Errors for characters without a glyph; `where` names the question and place ("`n-plus-one`, back").
void report_missing(const Findings& findings, const std::string& where, diag::Diagnostics& diagnostics);
/// Errors for text wider than its box, or higher; they name the box in the layout.
void report_overflow(const Findings& findings, const std::string& where, const diag::Span& question,
                     diag::Diagnostics& diagnostics);
/// Remarks on fallback fonts, warnings of code languages without colors and of words broken for want of room.
void report_remarks(const Findings& findings, const std::string& where, const text::FontSet& fonts,
                    diag::Diagnostics& diagnostics);

/// Passes diagnostics on, each once: what is wrong with a layout's picture is so on every card.
class ToldOnce {
 public:
  void append(const diag::Diagnostics& from, diag::Diagnostics& to);

 private:
  struct Key {
    std::string code;
    std::string message;
    std::string file;
    std::size_t offset = 0;
    auto operator<=>(const Key&) const = default;
  };
  std::set<Key> told_;
};

}  // namespace recto::compose
