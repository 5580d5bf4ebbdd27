// `<select>` and `<order>`.  Internal to `deck`.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

#include <string>

namespace recto::deck {

/// The words of the `instructions` in `parent`; empty for none.
[[nodiscard]] std::string read_instructions(const xml::Element& parent, diag::Diagnostics& diagnostics);

[[nodiscard]] Selection read_selection(const xml::Element& element, diag::Diagnostics& diagnostics);

/// Without `sections`, the first key decides if it is topic or level; `deck` and no key at all make sections by
/// topic, every other order none.
[[nodiscard]] Order read_order(const xml::Element& element, diag::Diagnostics& diagnostics);

/// Titles and instructions of slots stand at the head of sections: reports them where sections are made of other
/// things.
void check_parts(const Selection& selection, const Order& order, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
