// `when="…"`.
#pragma once

#include "diag/diagnostics.h"
#include "layout/condition.h"
#include "layout/read_template.h"
#include "xml/document.h"

namespace recto::layout {

/// The element's condition; always, if it has none.  One that could never hold at `place` is an error at its column.
[[nodiscard]] Condition read_condition(const xml::Element& element, const Place& place, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
