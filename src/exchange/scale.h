// Levels in the order that people mean.
#pragma once

#include <string>
#include <vector>

namespace recto::exchange {

/// `words` each once, lowest first: by number; by a known scale if all are of one (`easy medium hard`, `A1` to `C2`,
/// `junior mid senior`, in several languages); else in order of appearance.
[[nodiscard]] std::vector<std::string> in_order(const std::vector<std::string>& words);

}  // namespace recto::exchange
