// The program's version, as CMake's `project` has it.
#pragma once

#include <string>

namespace recto::build {

/// "1.0.0".
[[nodiscard]] std::string version();
/// "recto 1.0.0": what files say made them.
[[nodiscard]] std::string tool_name();

}  // namespace recto::build
