// All three scripts work alike: the second word is a command; a word behind an option that takes a value is completed
// with what that value may be; a word that begins with `-` with the command's options; any other with its arguments.
// Ids are asked of `recto list` when they are needed, so that they are those of the project one stands in.
#include "cli/help.h"

#include <fmt/format.h>

namespace recto::cli {
namespace {

/// `text` between single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> option_names(const CommandShape& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

/// A bash word list, or what makes one; nothing for files.
std::string bash_words(const ArgumentShape& argument) {
  if (argument.offered == Offered::words) return joined(argument.words);
  const auto list = listed_as(argument.offered);
  return list.empty() ? std::string{} : fmt::format("$(_recto_ids {})", list);
}

std::string bash_case(const std::string& pattern, const ArgumentShape& argument) {
  const auto words = bash_words(argument);
  const auto reply =
      words.empty() ? std::string("compgen -f -- \"$cur\"") : fmt::format("compgen -W \"{}\" -- \"$cur\"", words);
  return fmt::format("    {}) mapfile -t COMPREPLY < <({}); return ;;\n", pattern, reply);
}

std::string bash(const std::vector<CommandShape>& commands) {
  std::string names;
  std::string values;
  std::string words;
  for (const auto& command : commands) {
    names += command.name + " ";
    for (const auto& option : command.options) {
      if (option.value.empty()) continue;
      std::string pattern;
      for (const auto& name : option.names)
        pattern += fmt::format("{}\"{} {}\"", pattern.empty() ? "" : "|", command.name, name);
      values += bash_case(pattern, option);
    }
    words += fmt::format("    \"{} -\"*) mapfile -t COMPREPLY < <(compgen -W \"{}\" -- \"$cur\"); return ;;\n",
                         command.name, joined(option_names(command)));
    if (!command.positionals.empty()) words += bash_case("\"" + command.name + " \"*", command.positionals.front());
  }
  return fmt::format(
      "# Completion of recto for bash, written by `recto completion bash`.\n"
      "_recto_ids() {{ recto list \"$1\" 2>/dev/null | awk 'NR > 1 {{ print $1 }}'; }}\n"
      "_recto() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}}\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"{}\" -- \"$cur\")\n    return\n  fi\n"
      "  case \"$command $prev\" in\n{}  esac\n"
      "  case \"$command $cur\" in\n{}  esac\n"
      "}}\n"
      "complete -o filenames -F _recto recto\n",
      names, values, words);
}

std::string zsh_offer(const ArgumentShape& argument) {
  if (argument.offered == Offered::words) return "compadd -- " + joined(argument.words);
  const auto list = listed_as(argument.offered);
  return list.empty() ? std::string("_files") : fmt::format("compadd -- $(_recto_ids {})", list);
}

/// "name:help", with the colons of the help kept.
std::string zsh_described(const std::string& name, const std::string& help) {
  std::string escaped;
  for (const char c : help) escaped += c == ':' ? std::string("\\:") : std::string(1, c);
  return quoted(name + ":" + escaped);
}

std::string zsh(const std::vector<CommandShape>& commands) {
  std::string described;
  std::string values;
  std::string words;
  for (const auto& command : commands) {
    described += " " + zsh_described(command.name, command.help);
    std::string options;
    for (const auto& option : command.options) {
      for (const auto& name : option.names) {
        options += " " + zsh_described(name, option.help);
        if (!option.value.empty()) {
          values += fmt::format("    (\"{} {}\") {}; return ;;\n", command.name, name, zsh_offer(option));
        }
      }
    }
    const auto rest = command.positionals.empty() ? std::string("_files") : zsh_offer(command.positionals.front());
    words += fmt::format(
        "    ({})\n      if [[ $PREFIX == -* ]]; then\n        local -a options=({})\n        _describe option "
        "options\n"
        "      else\n        {}\n      fi ;;\n",
        command.name, options, rest);
  }
  return fmt::format(
      "#compdef recto\n# Completion of recto for zsh, written by `recto completion zsh`.\n"
      "_recto_ids() {{ recto list $1 2>/dev/null | awk 'NR > 1 {{ print $1 }}' }}\n"
      "_recto() {{\n"
      "  if (( CURRENT == 2 )); then\n    local -a commands=({})\n    _describe command commands\n    return\n  fi\n"
      "  case \"$words[2] $words[CURRENT-1]\" in\n{}  esac\n"
      "  case $words[2] in\n{}  esac\n"
      "}}\n_recto \"$@\"\n",
      described, values, words);
}

std::string fish_offer(const ArgumentShape& argument) {
  if (argument.offered == Offered::words) return " -x -a " + quoted(joined(argument.words));
  const auto list = listed_as(argument.offered);
  return list.empty() ? std::string(" -r -F") : fmt::format(" -x -a '(__recto_ids {})'", list);
}

std::string fish_option(const ArgumentShape& option, const std::string& when) {
  auto line = "complete -c recto -n " + when;
  for (const auto& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) line += fish_offer(option);
  return line + " -d " + quoted(option.help) + "\n";
}

std::string fish(const std::vector<CommandShape>& commands) {
  std::string text =
      "# Completion of recto for fish, written by `recto completion fish`.\n"
      "function __recto_ids; recto list $argv[1] 2>/dev/null | awk 'NR > 1 { print $1 }'; end\n"
      "complete -c recto -f\n";
  for (const auto& command : commands) {
    text += fmt::format("complete -c recto -n __fish_use_subcommand -a {} -d {}\n", command.name, quoted(command.help));
    const auto when = quoted("__fish_seen_subcommand_from " + command.name);
    for (const auto& option : command.options) text += fish_option(option, when);
    for (const auto& each : command.positionals) text += "complete -c recto -n " + when + fish_offer(each) + "\n";
  }
  return text;
}

}  // namespace

std::string completion(const std::vector<CommandShape>& commands, Shell shell) {
  switch (shell) {
    case Shell::bash:
      return bash(commands);
    case Shell::zsh:
      return zsh(commands);
    case Shell::fish:
      return fish(commands);
  }
  return {};
}

}  // namespace recto::cli
