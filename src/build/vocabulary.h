// Which words a product prints.  Internal to `build`.
#pragma once

#include "build/library.h"

#include <memory>
#include <string>

namespace recto::build {

/// Finds every word that `layout` names in the language of the deck, or else in a wider one ("de-CH", "de"), or else in
/// English; of one language the layout's own words come first, then the project's, then those that are shipped.
///
/// Errors: a word that no catalogue has, and one whose text names what has no value where the layout uses it.  Words
/// that had to be taken from English are a warning at `place`, where the language is said, once a run.
[[nodiscard]] std::shared_ptr<const layout::Vocabulary> vocabulary(const layout::Layout& layout,
                                                                   const std::string& language, const diag::Span& place,
                                                                   Library& library, diag::Diagnostics& diagnostics);

}  // namespace recto::build
