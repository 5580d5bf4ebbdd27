// What values of options may be: each check returns what is wrong, or nothing.
#pragma once

#include <functional>
#include <string>

namespace recto::cli {

/// Accepts whole numbers from `least` to `most`.
[[nodiscard]] std::function<std::string(const std::string&)> whole_number(int least, int most);

/// Accepts what can begin the name of a file.
[[nodiscard]] std::string is_file_name(const std::string& name);

}  // namespace recto::cli
