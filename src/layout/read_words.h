// Words in a file of their own or inside a layout.
#pragma once

#include "layout/words.h"
#include "xml/document.h"

namespace recto::layout {

/// The words in a `words` element, which says its language in `xml:lang`; nullopt if it does not.
[[nodiscard]] std::optional<WordCatalogue> read_words_element(const xml::Element& element,
                                                              diag::Diagnostics& diagnostics);

}  // namespace recto::layout
