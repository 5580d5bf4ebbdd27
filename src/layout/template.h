// Texts of a layout with variables and words in them, parsed once when the layout is read.
#pragma once

#include "diag/source.h"
#include "layout/variable.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace recto::layout {

/// A word from the catalogue of the deck's language, `{word.ID}`.
struct WordName {
  std::string id;
  Sites sites;       ///< where it is used: its text may name what has a value there
  diag::Span place;  ///< for messages
  bool operator==(const WordName& other) const { return id == other.id; }
};

/// Pieces in order: text as it is printed, variables that every question, section or page fills anew, and words.
struct Template {
  using Piece = std::variant<std::string, VariableName, WordName>;
  std::vector<Piece> pieces;

  Template() = default;
  /// Words without a variable.
  explicit Template(std::string words) {
    if (!words.empty()) pieces.emplace_back(std::move(words));
  }
  [[nodiscard]] bool empty() const { return pieces.empty(); }
  bool operator==(const Template&) const = default;
};

}  // namespace recto::layout
