// What is wrong with a command line, in this program's words.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace recto::cli {

struct UsageError {
  std::string message;
  std::vector<std::string> notes;
};

/// `words` as given, without the program's name; `app` after it refused them.
[[nodiscard]] UsageError explained(const CLI::App& app, const CLI::ParseError& error,
                                   const std::vector<std::string>& words);

}  // namespace recto::cli
