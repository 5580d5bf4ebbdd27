// Declares the command line with CLI11, parses it and calls the command.  Options are checked as they are parsed;
// whatever CLI11 finds wrong is put into this program's words by `usage_error`.
#include "cli/run.h"

#include "build/version.h"
#include "cli/build.h"
#include "cli/calibrate.h"
#include "cli/checks.h"
#include "cli/export.h"
#include "cli/help.h"
#include "cli/import.h"
#include "cli/init.h"
#include "cli/list.h"
#include "cli/read_options.h"
#include "cli/standard_output.h"
#include "cli/usage_error.h"
#include "diag/diagnostics.h"
#include "printer/profile.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <map>
#include <string_view>
#include <thread>

namespace recto::cli {
namespace {

/// Headings that options of `build` stand under.
constexpr const char* selection = "Selection";
constexpr const char* printing = "Printing";

constexpr int environment_error = 3;

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, build::Strict> strictness{
    {"continue", build::Strict::continued}, {"tighten", build::Strict::tightened}, {"shrink", build::Strict::shrunk}};
const std::map<std::string, build::Warnings> warnings{{"report", build::Warnings::reported},
                                                      {"error", build::Warnings::errors}};
const std::map<std::string, layout::Faces> faces{{"both", layout::Faces::both},
                                                 {"fronts", layout::Faces::fronts},
                                                 {"backs", layout::Faces::backs},
                                                 {"backs-reversed", layout::Faces::backs_reversed}};
const std::map<std::string, Listed> lists{{"questions", Listed::questions}, {"decks", Listed::decks},
                                          {"layouts", Listed::layouts},     {"themes", Listed::themes},
                                          {"fonts", Listed::fonts},         {"levels", Listed::levels},
                                          {"topics", Listed::topics},       {"codes", Listed::codes}};

const std::map<std::string, Shell> shells{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};
constexpr const char* about = "Cards, handouts, keys and interview packets from XML question banks";

/// "0.5mm,-0.2mm": right and down, looking at the back.
geometry::Point parse_shift(const std::string& text) {
  if (const auto shift = printer::parse_shift(text)) return *shift;
  throw CLI::ValidationError("--back-shift", "`" + text + "` is not two lengths with units, as in 0.5mm,-0.2mm");
}

int default_jobs() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

/// Words may be given several times or separated by commas.
CLI::Option* add_words(CLI::App& app, const std::string& name, std::vector<std::string>& to, const std::string& help) {
  return app.add_option(name, to, help)->delimiter(',')->allow_extra_args(false);
}

/// The value that a word stands for; other words are refused, the numbers behind them too.
template <typename Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& to, const std::map<std::string, Value>& known,
                        const std::string& help) {
  std::vector<std::string> words;
  words.reserve(known.size());
  for (const auto& [word, value] : known) words.push_back(word);
  const auto take = [&to, &known, name, words](const std::string& word) {
    const auto it = known.find(word);
    if (it == known.end()) {
      throw CLI::ValidationError(name, fmt::format("`{}` is none of {}", word, fmt::join(words, ", ")));
    }
    to = it->second;
  };
  return app.add_option_function<std::string>(name, take, help)
      ->type_name(fmt::format("{{{}}}", fmt::join(words, ",")));
}

void set_seed(deck::Overrides& overrides, const std::string& text) {
  std::uint64_t seed = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seed);
  if (error != std::errc{} || stop != end) {
    throw CLI::ValidationError("--seed", fmt::format("`{}` is not a whole number from 0 to 2^64 - 1", text));
  }
  overrides.seed = deck::Seed{seed};
}

void add_selection(CLI::App& app, BuildOptions& options) {
  auto& overrides = options.request.overrides;
  add_words(app, "--level", overrides.levels, "Only these levels, instead of the deck's (ids, aliases, ranges a..b)")
      ->type_name("LEVEL")
      ->group(selection);
  add_words(app, "--topic", overrides.topics, "Only these topics")->type_name("TOPIC")->group(selection);
  add_words(app, "--tag", overrides.tags, "Only questions with one of these tags")->type_name("TAG")->group(selection);
  app.add_option("--count", overrides.count, "This many questions, chosen from all that the deck could take")
      ->check(whole_number(1, 1000000))
      ->type_name("N")
      ->group(selection);
  app.add_option("--minutes", overrides.minutes, "Fill this many planned minutes")
      ->check(whole_number(1, 100000))
      ->type_name("N")
      ->group(selection);
  app.add_option_function<std::string>(
         "--seed", [&overrides](const std::string& text) { set_seed(overrides, text); }, "Another selection and order")
      ->type_name("N")
      ->group(selection);
  app.add_option("--layout", overrides.layout, "Another layout, for products of its kind")->type_name("LAYOUT");
  app.add_option("--theme", overrides.theme, "Another theme")->type_name("THEME");
}

void add_common(CLI::App& app, std::optional<std::string>& home, Format& format) {
  app.add_option("--home", home, "The project: a folder with decks/, layouts/ and fonts/; the current one if left out")
      ->type_name("FOLDER");
  add_choice(app, "--format", format, formats, "Diagnostics as text or json (NDJSON)");
}

void add_build(CLI::App& app, BuildOptions& options, bool& quiet, bool& verbose, std::string& shift) {
  auto& request = options.request;
  app.add_option("DECK", request.decks, "Deck files or ids; all of decks/ if none; - for standard input");
  add_selection(app, options);
  add_common(app, options.home, options.format);
  app.add_option("-j,--jobs", request.jobs, "Threads")
      ->check(whole_number(1, 256))
      ->type_name("N")
      ->capture_default_str();
  add_choice(app, "--strict", request.strict, strictness, "Make a step against long text an error");
  add_choice(app, "--warnings", request.warnings, warnings, "What a warning is: only reported, or an error");
  app.add_option("--skip", request.run.first_position, "Card positions of the first sheet already used")
      ->check(whole_number(0, 10000))
      ->type_name("N")
      ->group(printing);
  app.add_option("--back-shift", shift, "The printer's correction of backs: RIGHT,DOWN with units")
      ->type_name("RIGHT,DOWN")
      ->group(printing);
  app.add_option("--printer", options.printer, "A printer's profile, made by calibrate --read; none: not the default")
      ->group(printing);
  add_choice(app, "--faces", request.run.faces, faces, "Sides to write, for duplex by hand")->group(printing);
  auto* errors_only = app.add_flag("-q,--quiet", quiet, "Errors only");
  app.add_flag("-v,--verbose", verbose, "Remarks too: every step taken to make text fit")->excludes(errors_only);
}

void add_list(CLI::App& app, ListOptions& options, bool& json) {
  add_choice(app, "WHAT", options.what, lists, "What to list")->required();
  app.add_option("--bank", options.bank, "A bank, by name or file")->type_name("BANK");
  add_words(app, "--level", options.levels, "Only these levels");
  add_words(app, "--topic", options.topics, "Only these topics");
  add_words(app, "--tag", options.tags, "Only questions with one of these tags");
  app.add_flag("--json", json, "A JSON array instead of a table");
  add_common(app, options.home, options.format);
}

void add_import(CLI::App& app, ImportOptions& options) {
  auto& assemble = options.open.assemble;
  app.add_option("FILE", options.files, "Files of questions: CSV, Markdown, Anki, GIFT, Moodle XML, Aiken")->required();
  app.add_option("-o,--output", options.output, "The bank to write, or - for standard output")->required();
  add_words(
      app, "--columns", options.open.columns,
      "Tables: what the columns are, in order (prompt,answer,-,tags) or by header (prompt=Wort,answer=Bedeutung)");
  app.add_option("--level", assemble.level, "Title of the level of questions that have none");
  app.add_option("--topic", assemble.topic, "Title of the topic of all questions");
  app.add_flag_callback(
      "--topics-from-tags", [&assemble] { assemble.topics = exchange::Topics::first_of_tags; },
      "The first part of the first tag (`a::b`) is the topic");
  app.add_option("--id", assemble.bank_id, "The bank's id; after the first file if left out");
  app.add_option("--title", assemble.title, "The bank's title");
  app.add_option("--language", assemble.language, "Language of the questions, such as de or pt-BR; en if not known");
  app.add_flag_callback(
      "--update", [&options] { options.existing = ImportOptions::Existing::updated; },
      "Import again into an existing bank: ids stay, and what was added, changed or is gone is listed");
  app.add_flag_callback(
      "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "Errors only");
  add_choice(app, "--format", options.format, formats, "Diagnostics as text or json (NDJSON)");
}

const std::map<std::string, exchange::Target> targets{
    {"csv", exchange::Target::csv},   {"anki", exchange::Target::anki_text},
    {"apkg", exchange::Target::apkg}, {"markdown", exchange::Target::markdown},
    {"gift", exchange::Target::gift}, {"moodle", exchange::Target::moodle},
    {"json", exchange::Target::json}};

void add_export(CLI::App& app, ExportOptions& options) {
  app.add_option("DECK|BANK", options.source, "A deck's id or file, or a bank's file in any format")->required();
  add_choice(app, "--to", options.target, targets, "The format")->required();
  app.add_option("-o,--output", options.output, "The file to write, or - for standard output")->required();
  app.add_flag_callback(
      "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "Errors only");
  add_common(app, options.home, options.format);
}

void add_help(CLI::App& app, HelpOptions& options) {
  app.add_option("COMMAND", options.command, "The command to explain; all if left out");
  app.add_flag_callback(
      "--man", [&options] { options.as = HelpOptions::As::man; }, "The manual page, in the form that `man` reads");
}

/// Help asked for goes to standard output and is no error.
int tell_usage(const CLI::App& app, const CLI::ParseError& error, Format format,
               const std::vector<std::string>& words) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const auto usage = explained(app, error, words);
  Reporter{format, Verbosity::normal}.print_usage(usage.message, usage.notes);
  return usage_error;
}

int dispatch(CLI::App& app, int argc, char** argv) {
  app.set_version_flag("--version", build::tool_name());
  app.require_subcommand(1);
  BuildOptions building;
  building.request.jobs = default_jobs();
  bool quiet = false;
  bool verbose = false;
  std::string shift;
  auto* build_command = app.add_subcommand("build", "Build decks into PDFs");
  build_command->footer("Example: recto build django-junior --layout recall-letter --count 20 --seed 7");
  add_build(*build_command, building, quiet, verbose, shift);
  build_command->add_option("-o,--output", building.output, "Output folder, or - for one product to standard output")
      ->capture_default_str();
  build_command->add_option("--name", building.request.name, "What file names begin with, in place of the deck's id")
      ->type_name("NAME")
      ->check(is_file_name);
  build_command->add_option("--deps", building.deps, "Write a dependency file for make or ninja");
  auto* check_command = app.add_subcommand("check", "Everything that build does but writing");
  add_build(*check_command, building, quiet, verbose, shift);

  CalibrateOptions calibrating;
  auto* calibrate_command = app.add_subcommand("calibrate", "A sheet to read off how far a printer shifts the backs");
  calibrate_command->add_option("LAYOUT", calibrating.layout, "Layout of the cards: its paper, its flip edge")
      ->required();
  calibrate_command->add_option("-o,--output", calibrating.output, "Output folder, or - for standard output")
      ->capture_default_str();
  calibrate_command->add_option("--back-shift", shift, "The correction so far: RIGHT,DOWN with units");
  calibrate_command->add_option("--printer", calibrating.printer, "The printer's profile: its name");
  add_common(*calibrate_command, calibrating.home, calibrating.format);
  ReadOptions reading;
  bool read = false;
  add_read(*calibrate_command, reading, read);

  ListOptions listing;
  bool json = false;
  auto* list_command =
      app.add_subcommand("list", "List questions, decks, layouts, themes, fonts, levels, topics or codes");
  add_list(*list_command, listing, json);

  ShowOptions showing;
  auto* show_command = app.add_subcommand("show", "Show one question");
  show_command->add_option("QUESTION", showing.id, "Id or alias of the question")->required();
  show_command->add_option("--bank", showing.bank, "A bank, by name or file")->type_name("BANK");
  show_command->add_flag("--json", json, "JSON instead of text");
  add_common(*show_command, showing.home, showing.format);

  ImportOptions importing;
  auto* import_command = app.add_subcommand("import", "Other programs' questions into a bank");
  add_import(*import_command, importing);

  ExportOptions exporting;
  auto* export_command = app.add_subcommand("export", "A deck or a bank in another program's format");
  add_export(*export_command, exporting);
  InitOptions initializing;
  auto* init_command =
      app.add_subcommand("init", "Write a small project to start from, or a deck, layout or bank for it");
  init_command->add_option("WORD", initializing.words, "A folder; or deck, layout or bank and an id")->expected(0, 2);
  init_command->footer("Example: recto init words; recto init deck midterm");
  add_common(*init_command, initializing.home, initializing.format);

  HelpOptions helping;
  auto* help_command = app.add_subcommand("help", "Explain a command");
  add_help(*help_command, helping);
  Shell shell = Shell::bash;
  auto* completion_command = app.add_subcommand("completion", "Print a completion script for a shell");
  add_choice(*completion_command, "SHELL", shell, shells, "Which shell")->required();

  refuse_unknown_command(app, argc, argv);
  app.parse(argc, argv);
  if (quiet) building.verbosity = Verbosity::quiet;
  if (verbose) building.verbosity = Verbosity::verbose;
  if (!shift.empty()) building.request.run.back.shift = parse_shift(shift);
  calibrating.back_shift = building.request.run.back.shift;
  if (check_command->parsed()) building.request.writing = build::Writing::nothing;
  const auto as = json ? ListOptions::As::json : ListOptions::As::table;
  listing.as = as;
  showing.as = as;
  if (calibrate_command->parsed() && read) {
    reading.sheet = std::move(calibrating);
    return read_calibration(reading);
  }
  if (calibrate_command->parsed()) return calibrate(calibrating);
  if (list_command->parsed()) return list(listing);
  if (show_command->parsed()) return show(showing);
  if (export_command->parsed()) return export_questions(exporting);
  if (import_command->parsed()) return import_bank(std::move(importing));
  if (init_command->parsed()) return init(initializing);
  if (help_command->parsed()) return help(app, helping);
  if (completion_command->parsed()) {
    write_standard_output(completion(shape_of(app), shell));
    return 0;
  }
  return build(std::move(building));
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{about};
  app.name("recto");
  std::signal(SIGXFSZ, SIG_IGN);  // a full quota is a failed write, not a death
  const Format format = asked_format(argc, argv);
  try {
    return dispatch(app, argc, argv);
  } catch (const CLI::ParseError& error) {
    return tell_usage(app, error, format, {argv + std::min(argc, 1), argv + argc});
  } catch (const std::exception& error) {
    Reporter{format, Verbosity::normal}.print_environment(error.what());
  }
  return environment_error;
}

}  // namespace recto::cli
