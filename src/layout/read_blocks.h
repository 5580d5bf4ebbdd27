// Blocks of faces and document parts.
#pragma once

#include "layout/layout.h"
#include "xml/document.h"

#include <string>
#include <vector>

namespace recto::layout {

/// What blocks are read against.
struct BlockContext {
  const std::vector<Style>& styles;
  const std::vector<Scale>& scales;
  /// Some blocks make sense on a card face only (bands), some in documents only (rating rows, repetition).
  enum class Holder { face, document } holder = Holder::face;
  diag::Diagnostics& diagnostics;
};

/// Reads `part` (`front`, `header`, `item` …) as a stack.  `own` are attributes that the part has besides a stack's.
[[nodiscard]] Block read_part(const xml::Element& part, const std::vector<std::string>& own,
                              const BlockContext& context);

}  // namespace recto::layout
