// The format that `gcc -MD` writes, which make and ninja both read: blanks and `#` behind a backslash, `$` doubled.
#include "build/dependencies.h"

#include "build/output_file.h"

#include <algorithm>

namespace recto::build {
namespace {

std::string escaped_for_make(const std::string& path) {
  std::string result;
  for (const char c : path) {
    if (c == ' ' || c == '#') result += '\\';
    if (c == '$') result += '$';
    result += c;
  }
  return result;
}

}  // namespace

void write_dependencies(const std::string& path, const std::vector<std::string>& outputs,
                        std::vector<std::string> inputs) {
  std::string text;
  for (const auto& output : outputs) text += escaped_for_make(output) + " ";
  text += ":";
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  for (const auto& input : inputs) text += " \\\n  " + escaped_for_make(input);
  write_file(path, text + "\n");
}

}  // namespace recto::build
