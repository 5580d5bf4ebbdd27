// The command line as data, taken from its definition: what the manual page and the completions are written from.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace recto::cli {

/// What may stand for a value, so that a shell can offer it.
enum class Offered { nothing, words, files, decks, layouts, themes, questions, levels, topics, banks };

struct ArgumentShape {
  std::vector<std::string> names;  ///< "-j", "--jobs"; a positional one has none
  std::string value;               ///< "N", "DECK"; empty: a flag
  std::string help;
  std::string group;     ///< heading that options stand under
  std::string standard;  ///< what holds if it is left out; may be empty
  Offered offered = Offered::nothing;
  std::vector<std::string> words;  ///< for `Offered::words`
};

struct CommandShape {
  std::string name;
  std::string help;
  std::string example;  ///< lines below the options; may be empty
  std::vector<ArgumentShape> positionals;
  std::vector<ArgumentShape> options;
};

/// All commands in the order of their definition.
[[nodiscard]] std::vector<CommandShape> shape_of(const CLI::App& app);

/// The command `recto list` prints these ids with ("layouts"); empty for what it does not list.
[[nodiscard]] std::string listed_as(Offered offered);

}  // namespace recto::cli
