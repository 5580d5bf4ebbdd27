// Lists of names in attributes of a deck file.  Internal to `deck`.
#pragma once

#include "deck/deck_spec.h"
#include "xml/schema.h"

#include <string_view>
#include <vector>

namespace recto::deck {

/// Whether a list may hold ranges such as `junior..mid`.
enum class Ranges { no, yes };

/// The identifiers of a list attribute; none if it is absent.  Empty lists, words that are no identifiers and words
/// given twice are errors.
[[nodiscard]] std::vector<Name> read_names(const xml::Element& element, std::string_view attribute, Ranges ranges,
                                           diag::Diagnostics& diagnostics);

/// Reports each child of that name but the first.
void refuse_seconds(const xml::Element& element, std::string_view name, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
