// Texts with `{variables}`, out of attributes and elements.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"
#include "layout/template.h"
#include "xml/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// Where a block stands, and what its texts and conditions may name there.
struct Place {
  std::string where;  ///< "on a card face", "in `cover`": for messages
  Sites sites;
  const std::vector<Scale>& scales;  ///< of the layout
};

/// The attribute's value parsed; empty if it is absent.  Errors, each at its column: a brace that opens nothing, a
/// variable that there is not, or that has no value where the block stands.
[[nodiscard]] Template read_template(const xml::Element& element, std::string_view attribute, const Place& place,
                                     diag::Diagnostics& diagnostics);
/// The same of the words inside the element, runs of white space made one blank.
[[nodiscard]] Template read_words(const xml::Element& element, const Place& place, diag::Diagnostics& diagnostics);

/// Reports a variable at `span` that has no value where it is named; whether it has one.
[[nodiscard]] bool check_variable(const VariableName& name, const Place& place, const diag::Span& span,
                                  diag::Diagnostics& diagnostics);
/// Names that may be used at `place`, for "did you mean".
[[nodiscard]] std::vector<std::string> names_at(const Place& place);

}  // namespace recto::layout
