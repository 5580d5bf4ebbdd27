#include "cli/dependencies.h"

#include "cli/output_file.h"

#include <algorithm>

namespace recto::cli {
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
  for (const auto& input : inputs) text += " \\\n  " + escaped_for_make(input);
  OutputFile file{path};
  file.write(text + "\n");
  file.finish();
  file.keep();
}

}  // namespace recto::cli
