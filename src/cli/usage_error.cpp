// CLI11's own messages name classes and types; these name the word that was wrong and what to write in its place.
#include "cli/usage_error.h"

#include "diag/diagnostics.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace recto::cli {
namespace {

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> help_of(const std::string& command) {
  return {fmt::format("`{} --help` lists what it takes", command)};
}

/// Words that the command has no use for.
UsageError unexpected(const CLI::App& command, const std::string& called) {
  const auto rest = command.remaining();
  const auto word = rest.empty() ? std::string{} : rest.front();
  if (!word.starts_with('-')) return {fmt::format("`{}` is one argument too many", word), help_of(called)};
  const auto name = word.substr(0, word.find('='));
  UsageError result{fmt::format("`{}` has no option `{}`", called, name), {}};
  const auto known = option_names(command);
  if (const auto near = diag::nearest(name, known); !near.empty()) {
    result.notes.push_back(fmt::format("did you mean `{}`?", near));
  } else {
    result.notes = help_of(called);
  }
  return result;
}

}  // namespace

UsageError explained(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
  const auto commands = command_names(app);
  if (words.empty()) return {"no command", {fmt::format("commands are `{}`", fmt::join(commands, "`, `"))}};
  if (!words.front().starts_with('-') && std::ranges::find(commands, words.front()) == commands.end()) {
    return {fmt::format("no command `{}`", words.front()), {diag::suggestion(words.front(), commands)}};
  }
  const auto parsed = app.get_subcommands();
  const CLI::App& command = parsed.empty() ? app : *parsed.front();
  const auto called = parsed.empty() ? app.get_name() : app.get_name() + " " + command.get_name();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(command, called);
  return {error.what(), help_of(called)};
}

}  // namespace recto::cli
