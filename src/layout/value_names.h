// The deck's own values that a layout shows.
#pragma once

#include "layout/layout.h"

#include <set>
#include <string>

namespace recto::layout {

/// Every NAME of a `{value.NAME}` or a condition `value:NAME` in `layout`.
[[nodiscard]] std::set<std::string> value_names(const Layout& layout);

}  // namespace recto::layout
