// Where a program may be cut that a page or card does not hold.
#pragma once

#include <string>
#include <vector>

namespace recto::code {

/// What it costs to end a page before each of the lines of a program: least behind a blank line and before a line of
/// the outermost indentation, unless that closes what stands above it or goes on with it (`)`, `else:`); more before
/// any other.  Inside a statement a program is not cut at all.  Blank lines, decorators and comments stay with what
/// they stand beside.
[[nodiscard]] std::vector<int> code_cuts(const std::vector<std::string>& lines);

}  // namespace recto::code
