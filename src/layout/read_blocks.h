// Blocks of faces and document parts.
#pragma once

#include "layout/layout.h"
#include "layout/read_template.h"
#include "xml/document.h"

#include <string>
#include <vector>

namespace recto::layout {

/// What blocks are read against.
struct BlockContext {
  const std::vector<Style>& styles;
  Place place;  ///< of the part, or of the blocks around
  diag::Diagnostics& diagnostics;
};

/// Reads `part` (`front`, `header`, `item` …) as a stack.  `own` are attributes that the part has besides a stack's.
[[nodiscard]] Block read_part(const xml::Element& part, const std::vector<std::string>& own,
                              const BlockContext& context);

}  // namespace recto::layout
