// What a file must be before its tree is built.  Internal to `xml`.
//
// pugixml is fast and lenient: it takes undeclared entities as text, several roots, doubled attributes and any
// nesting.  These passes are strict, know where things stand, and accept nothing that pugixml refuses.
#pragma once

#include "diag/diagnostics.h"

#include <memory>

namespace recto::xml {

enum class Verdict { refused, accepted };

/// UTF-8 (a byte order mark is fine) without control characters.
[[nodiscard]] Verdict screen_characters(const std::shared_ptr<const diag::Source>& source,
                                        diag::Diagnostics& diagnostics);

/// Well-formed XML 1.0 without a document type declaration, nested at most `deepest_nesting`.
/// Requires what `screen_characters` accepted.
[[nodiscard]] Verdict screen_markup(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics);

}  // namespace recto::xml
