// What is wrong with a command line, in this program's words.
#pragma once

#include "cli/report.h"

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

inline constexpr int usage_error = 2;  ///< the exit code

/// Throws `CLI::ParseError` for a command that there is not, before `--help` of the words after it is followed.
void refuse_unknown_command(const CLI::App& app, int argc, char** argv);

/// The format that the words ask for, even where they cannot be followed.
[[nodiscard]] Format asked_format(int argc, char** argv);

/// A word that is no command, with what may have been meant.
[[nodiscard]] UsageError unknown_command(const CLI::App& app, const std::string& word);

/// `words` as given, without the program's name; `app` after it refused them.
[[nodiscard]] UsageError explained(const CLI::App& app, const CLI::ParseError& error,
                                   const std::vector<std::string>& words);

}  // namespace recto::cli
