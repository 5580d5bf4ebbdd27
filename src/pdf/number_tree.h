// Number trees (ISO 32000-1, 7.9.7).
#pragma once

#include "pdf/haru.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace recto::pdf {

/// Writes a tree of `count` entries in leaves of 64 and returns its root.  `entry(i)` gives key and value, keys
/// ascending.
[[nodiscard]] Ref write_number_tree(Haru& haru, std::size_t count,
                                    const std::function<std::pair<int, std::string>(std::size_t)>& entry);

}  // namespace recto::pdf
