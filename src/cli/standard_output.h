// Data for the next program.
#pragma once

#include <string_view>

namespace recto::cli {

/// Writes all of `bytes` to standard output and flushes.  Throws `diag::EnvironmentError` if that does not take them.
void write_standard_output(std::string_view bytes);

}  // namespace recto::cli
