// Dependency files for make and ninja.
#pragma once

#include <string>
#include <vector>

namespace recto::build {

/// Writes to `path` a rule: `outputs` depend on `inputs`, each listed once.  Throws `diag::EnvironmentError`.
void write_dependencies(const std::string& path, const std::vector<std::string>& outputs,
                        std::vector<std::string> inputs);

}  // namespace recto::build
