// `recto help` and `recto completion`: what the command line is, for people, `man` and shells.
#pragma once

#include "cli/command_shape.h"

#include <string>
#include <vector>

namespace recto::cli {

struct HelpOptions {
  std::string command;
  enum class As { text, man } as = As::text;
};

/// Prints help on one command, on all, or the manual page.  Returns the exit code.
[[nodiscard]] int help(const CLI::App& app, const HelpOptions& options);

/// The manual page `recto(1)`, for `man` (macros of man(7)).  `about` is the program's line of description.
[[nodiscard]] std::string manual_page(const std::vector<CommandShape>& commands, const std::string& about);

enum class Shell { bash, zsh, fish };

/// A completion script for the shell, which asks `recto list` for ids.
[[nodiscard]] std::string completion(const std::vector<CommandShape>& commands, Shell shell);

}  // namespace recto::cli
