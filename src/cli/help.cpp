// Help on a command is what CLI11 prints for its `--help`, so that both say the same.
#include "cli/help.h"

#include "cli/report.h"
#include "cli/standard_output.h"
#include "cli/usage_error.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace recto::cli {

int help(const CLI::App& app, const HelpOptions& options) {
  if (options.as == HelpOptions::As::man) {
    write_standard_output(manual_page(shape_of(app), app.get_description()));
    return 0;
  }
  const auto named = [&](const CLI::App* command) { return command->get_name() == options.command; };
  const auto commands = app.get_subcommands({});
  const auto found = std::ranges::find_if(commands, named);
  if (!options.command.empty() && found == commands.end()) {
    const auto usage = unknown_command(app, options.command);
    Reporter{Format::text, Verbosity::normal}.print_usage(usage.message, usage.notes);
    return 2;
  }
  write_standard_output(options.command.empty() ? app.get_formatter()->make_help(&app, {}, CLI::AppFormatMode::Normal)
                                                : (*found)->help(app.get_name()));
  return 0;
}

}  // namespace recto::cli
