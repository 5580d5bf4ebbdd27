// `when="…"`.
#pragma once

#include "diag/diagnostics.h"
#include "layout/block.h"
#include "xml/document.h"

namespace recto::layout {

/// The element's condition; always, if it has none.
[[nodiscard]] Condition read_condition(const xml::Element& element, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
