// CLI11 prints what a check returns behind the option's name.  All of a word must be a number: `1.5` is not 1.
#include "cli/checks.h"

#include <fmt/format.h>

#include <charconv>

namespace recto::cli {

std::function<std::string(const std::string&)> whole_number(int least, int most) {
  return [least, most](const std::string& word) {
    int value = 0;
    const char* end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    const bool good = error == std::errc{} && stop == end && value >= least && value <= most;
    return good ? std::string{} : fmt::format("`{}` is not a whole number from {} to {}", word, least, most);
  };
}

std::string is_file_name(const std::string& name) {
  const bool good = !name.empty() && name.front() != '.' && name.front() != '-' && name.find('/') == std::string::npos;
  return good ? std::string{}
              : "`" + name + "` cannot begin the names of files: it must have no `/`, no `.` or `-` in front";
}

}  // namespace recto::cli
