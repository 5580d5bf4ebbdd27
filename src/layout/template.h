// Words of a layout with variables in them, parsed once when the layout is read.
#pragma once

#include "layout/variable.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace recto::layout {

/// Pieces in order: words as they are printed, and variables that every question, section or page fills anew.
struct Template {
  using Piece = std::variant<std::string, VariableName>;
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
