// `<select>` and `<order>`.  Internal to `deck`.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

namespace recto::deck {

[[nodiscard]] Selection read_selection(const xml::Element& element, diag::Diagnostics& diagnostics);

/// Without `sections`, the first key decides if it is topic or level; `deck` and no key at all make sections by
/// topic, every other order none.
[[nodiscard]] Order read_order(const xml::Element& element, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
