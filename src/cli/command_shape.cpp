// Names of values say what a shell may offer: an option that takes a LAYOUT is completed with the ids of layouts. Words
// to choose from are written `{a,b}` as the name of the value.
#include "cli/command_shape.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace recto::cli {
namespace {

struct NamedValue {
  const char* name;
  Offered offered;
};

constexpr NamedValue known[] = {
    {"DECK", Offered::decks},         {"LAYOUT", Offered::layouts}, {"THEME", Offered::themes},
    {"QUESTION", Offered::questions}, {"LEVEL", Offered::levels},   {"TOPIC", Offered::topics},
    {"BANK", Offered::banks},         {"FILE", Offered::files},     {"FOLDER", Offered::files}};

Offered offered_for(const std::string& value) {
  if (value.starts_with('{')) return Offered::words;
  const auto found = std::ranges::find_if(known, [&](const NamedValue& each) { return value == each.name; });
  return found == std::end(known) ? Offered::nothing : found->offered;
}

std::vector<std::string> words_in(const std::string& value) {
  std::vector<std::string> words;
  if (!value.starts_with('{')) return words;
  std::istringstream inside(value.substr(1, value.size() - 2));
  for (std::string word; std::getline(inside, word, ',');) words.push_back(word);
  return words;
}

std::string value_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const auto type = option.get_type_name();
  if (type.starts_with('{')) return type;
  if (option.get_positional()) return option.get_name(true);
  return type == "TEXT" || type.empty() ? "WORD" : type.substr(0, type.find(':'));
}

ArgumentShape shape_of(const CLI::Option& option) {
  ArgumentShape shape;
  if (!option.get_positional()) {
    for (const auto& name : option.get_snames()) shape.names.push_back("-" + name);
    for (const auto& name : option.get_lnames()) shape.names.push_back("--" + name);
  }
  shape.value = value_of(option);
  shape.help = option.get_description();
  shape.group = option.get_group();
  shape.standard = option.get_default_str();
  shape.offered = offered_for(shape.value);
  shape.words = words_in(shape.value);
  return shape;
}

}  // namespace

std::vector<CommandShape> shape_of(const CLI::App& app) {
  std::vector<CommandShape> commands;
  for (const auto* command : app.get_subcommands({})) {
    CommandShape shape{command->get_name(), command->get_description(), command->get_footer(), {}, {}};
    for (const auto* option : command->get_options({})) {
      (option->get_positional() ? shape.positionals : shape.options).push_back(shape_of(*option));
    }
    commands.push_back(std::move(shape));
  }
  return commands;
}

std::string listed_as(Offered offered) {
  switch (offered) {
    case Offered::decks:
      return "decks";
    case Offered::layouts:
      return "layouts";
    case Offered::themes:
      return "themes";
    case Offered::questions:
      return "questions";
    case Offered::levels:
      return "levels";
    case Offered::topics:
      return "topics";
    case Offered::nothing:
    case Offered::words:
    case Offered::files:
    case Offered::banks:
      return {};
  }
  return {};
}

}  // namespace recto::cli
