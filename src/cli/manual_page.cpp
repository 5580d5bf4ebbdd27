// One section a command, its options in tagged paragraphs, then what all commands share.  Hyphens of options are
// written
// `\-`, as man(7) would set plain ones as typographic hyphens that cannot be copied into a shell.
#include "build/version.h"
#include "cli/help.h"

#include <fmt/format.h>

#include <string_view>

namespace recto::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result.starts_with('.') || result.starts_with('\'') ? "\\&" + result : result;
}

std::string synopsis(const CommandShape& command) {
  auto text = fmt::format(".B recto {}\n", command.name);
  for (const auto& each : command.positionals) text += fmt::format(".RI [ {} ]\n", escaped(each.value));
  return text + ".RI [ options ]\n.br\n";
}

std::string tag(const ArgumentShape& argument) {
  if (argument.names.empty()) return fmt::format(".I {}\n", escaped(argument.value));
  std::string names;
  for (const auto& name : argument.names) names += (names.empty() ? "" : ", ") + escaped(name);
  if (argument.value.empty()) return fmt::format(".B {}\n", names);
  return fmt::format(".BI \"{} \" \"{}\"\n", names, escaped(argument.value));
}

std::string paragraph(const ArgumentShape& argument) {
  const auto standard = argument.standard.empty() ? "" : fmt::format(" ({} if left out)", argument.standard);
  return fmt::format(".TP\n{}{}\n", tag(argument), escaped(argument.help + standard));
}

std::string section(const CommandShape& command) {
  auto text = fmt::format(".SS recto {}\n{}.\n", command.name, escaped(command.help));
  for (const auto& each : command.positionals) text += paragraph(each);
  for (const auto& each : command.options) text += paragraph(each);
  if (!command.example.empty()) text += fmt::format(".PP\n.nf\n{}\n.fi\n", escaped(command.example));
  return text;
}

constexpr std::string_view shared = R"(.SH FILES
.TP
.I decks/ layouts/ layouts/themes/ fonts/fonts.xml
of the folder one stands in (or of \-\-home): the project.  They come before what recto brings.
.TP
.I decks/ID.xml decks/bank/ID.xml
decks and banks
.SH ENVIRONMENT
.TP
.B SOURCE_DATE_EPOCH
the date that files are given, in seconds since 1970; without it they have none
.TP
.B NO_COLOR
no colors in messages
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
the input has errors
.TP
.B 2
the command line cannot be followed
.TP
.B 3
the environment failed: a missing font, a full disk
)";

}  // namespace

std::string manual_page(const std::vector<CommandShape>& commands, const std::string& about) {
  auto text = fmt::format(".TH RECTO 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\nrecto \\- {}\n.SH SYNOPSIS\n",
                          build::tool_name(), escaped(about));
  for (const auto& command : commands) text += synopsis(command);
  text += ".SH COMMANDS\n";
  for (const auto& command : commands) text += section(command);
  return text + std::string(shared);
}

}  // namespace recto::cli
