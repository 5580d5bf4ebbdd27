// `when="…"`.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"
#include "xml/document.h"

#include <vector>

namespace recto::layout {

/// The element's condition; always, if it has none.
[[nodiscard]] Condition read_condition(const xml::Element& element, const std::vector<Scale>& scales,
                                       diag::Diagnostics& diagnostics);

}  // namespace recto::layout
