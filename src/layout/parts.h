// What a layout is made of, whatever its kind.
#pragma once

#include "layout/layout.h"

#include <vector>

namespace recto::layout {

/// The faces of cards, or the parts of a document that the layout has.  They point into `layout`.
[[nodiscard]] std::vector<const Block*> parts(const Layout& layout);

/// Whether any text of the layout shows that field.
[[nodiscard]] bool shows(const Layout& layout, Field field);

}  // namespace recto::layout
