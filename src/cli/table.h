// Aligned columns for people.
#pragma once

#include <string>
#include <vector>

namespace recto::cli {

/// Rows of equal length under a head row, columns two blanks apart, no trailing blanks.  Widths count characters as a
/// terminal shows them: wide ones as two, combining marks as none.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace recto::cli
