// The words that a layout looks up.
#pragma once

#include "layout/layout.h"

#include <vector>

namespace recto::layout {

/// Every `{word.ID}` of the layout's texts and scales, as often as it is used, each with its place.
[[nodiscard]] std::vector<WordName> word_names(const Layout& layout);

}  // namespace recto::layout
