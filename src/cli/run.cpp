// Declares the command line with CLI11, parses it and calls the command.  Options are checked as they are parsed;
// whatever CLI11 finds wrong is put into this program's words by `usage_error`.
#include "cli/run.h"

#include "build/version.h"
#include "cli/build.h"
#include "cli/calibrate.h"
#include "cli/export.h"
#include "cli/import.h"
#include "cli/list.h"
#include "cli/usage_error.h"
#include "diag/diagnostics.h"
#include "geometry/parse_length.h"
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

constexpr int environment_error = 3;

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, build::Strict> strictness{
    {"continue", build::Strict::continued}, {"tighten", build::Strict::tightened}, {"shrink", build::Strict::shrunk}};
const std::map<std::string, layout::Faces> faces{{"both", layout::Faces::both},
                                                 {"fronts", layout::Faces::fronts},
                                                 {"backs", layout::Faces::backs},
                                                 {"backs-reversed", layout::Faces::backs_reversed}};
const std::map<std::string, Listed> lists{
    {"questions", Listed::questions}, {"decks", Listed::decks}, {"layouts", Listed::layouts},
    {"themes", Listed::themes},       {"fonts", Listed::fonts}, {"levels", Listed::levels},
    {"topics", Listed::topics},       {"codes", Listed::codes}, {"stock", Listed::stock}};

/// "0.5mm,-0.2mm": right and down, looking at the back.
geometry::Point parse_shift(const std::string& text) {
  if (const auto shift = printer::parse_shift(text)) return *shift;
  throw CLI::ValidationError("--back-shift", "`" + text + "` is not two lengths with units, as in 0.5mm,-0.2mm");
}

/// "0.4,-0.2": as read off a sheet, in millimetres.
geometry::Point parse_read(const std::string& option, const std::string& text) {
  if (const auto point = parse_reading(text)) return *point;
  throw CLI::ValidationError(option, "`" + text + "` is not two numbers of millimetres, as in 0.4,-0.2");
}

int default_jobs() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

/// Words may be given several times or separated by commas.
void add_words(CLI::App& app, const std::string& name, std::vector<std::string>& to, const std::string& help) {
  app.add_option(name, to, help)->delimiter(',')->allow_extra_args(false);
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
  add_words(app, "--level", overrides.levels, "Only these levels, instead of the deck's (ids, aliases, ranges a..b)");
  add_words(app, "--topic", overrides.topics, "Only these topics");
  add_words(app, "--tag", overrides.tags, "Only questions with one of these tags");
  app.add_option("--count", overrides.count, "This many questions, in one slot")->check(CLI::Range(1, 1000000));
  app.add_option("--minutes", overrides.minutes, "Fill this many planned minutes")->check(CLI::Range(1, 100000));
  app.add_option_function<std::string>(
         "--seed", [&overrides](const std::string& text) { set_seed(overrides, text); }, "Another selection and order")
      ->type_name("UINT");
  app.add_option("--layout", overrides.layout, "Another layout, for products of its kind");
  app.add_option("--theme", overrides.theme, "Another theme");
  app.add_option("--stock", overrides.stock, "Other paper for the cards: vendor and part number, or FILE.xml:PART");
}

void add_common(CLI::App& app, std::optional<std::string>& home, Format& format) {
  app.add_option("--home", home, "Folder with decks/, layouts/ and fonts/");
  add_choice(app, "--format", format, formats, "Diagnostics as text or json (NDJSON)");
}

void add_build(CLI::App& app, BuildOptions& options, bool& quiet, bool& verbose, std::string& shift) {
  auto& request = options.request;
  app.add_option("DECK", request.decks, "Deck files or ids; all of decks/ if none; - for standard input");
  add_selection(app, options);
  add_common(app, options.home, options.format);
  app.add_option("-j,--jobs", request.jobs, "Threads")->check(CLI::Range(1, 256))->capture_default_str();
  add_choice(app, "--strict", request.strict, strictness, "Make a step against long text an error");
  app.add_option("--skip", request.run.first_position, "Card positions of the first sheet already used")
      ->check(CLI::Range(0, 10000));
  app.add_option("--back-shift", shift, "The printer's correction of backs: RIGHT,DOWN with units");
  app.add_option("--printer", options.printer, "A printer's profile, made by calibrate --read; none: not the default");
  add_choice(app, "--faces", request.run.faces, faces, "Sides to write, for duplex by hand");
  app.add_flag("-q,--quiet", quiet, "Errors only");
  app.add_flag("-v,--verbose", verbose, "Remarks too: every step taken to make text fit");
}

/// Four places of the calibration sheet.
CLI::Option* add_readings(CLI::App& app, const std::string& name, build::Readings::Where where, ReadOptions& options,
                          const std::string& help) {
  const auto take = [name, where, &options](const std::vector<std::string>& words) {
    build::Readings readings{.where = where, .read = {}};
    for (std::size_t i = 0; i < readings.read.size(); ++i) readings.read[i] = parse_read(name, words.at(i));
    options.readings = readings;
  };
  return app.add_option_function<std::vector<std::string>>(name, take, help)->expected(4)->type_name("RIGHT,DOWN");
}

/// Options of `calibrate` that only speak of what was read.
void add_read(CLI::App& app, ReadOptions& options, bool& read) {
  auto* flag =
      app.add_flag("--read", read, "Make the profile from what was read off the sheet; asks what is not given");
  auto* edges = add_readings(app, "--edges", build::Readings::Where::edges, options,
                             "Read at the top, right, bottom and left edge, in millimetres")
                    ->needs(flag);
  add_readings(app, "--corners", build::Readings::Where::corners, options,
               "Read at the corners, clockwise from the top left, in millimetres")
      ->needs(flag)
      ->excludes(edges);
  app.add_option_function<std::string>(
         "--front", [&options](const std::string& text) { options.front = parse_read("--front", text); },
         "From the sheet's left and top edge to the cross at the front's top left, in millimetres: for pre-cut stock")
      ->needs(flag)
      ->type_name("LEFT,TOP");
  app.add_option("--title", options.title, "What the printer is called")->needs(flag);
  app.add_option("--paper", options.paper, "Which paper and tray were measured")->needs(flag);
  app.add_option_function<std::string>(
         "--unprintable",
         [&options](const std::string& text) {
           const auto length = geometry::parse_length(text);
           const auto* margin = std::get_if<geometry::Length>(&length);
           if (margin == nullptr || *margin < geometry::Length{} || *margin > geometry::Length::mm(40)) {
             throw CLI::ValidationError("--unprintable", "`" + text + "` is not a length from 0mm to 40mm");
           }
           options.unprintable = *margin;
         },
         "The margin that the printer leaves white")
      ->needs(flag)
      ->type_name("LENGTH");
  static const std::map<std::string, printer::Drawn> drawn{{"first-sheet", printer::Drawn::first_sheet},
                                                           {"last-sheet", printer::Drawn::last_sheet}};
  const auto take_drawn = [&options](printer::Drawn which) { options.stack = which; };
  app.add_option_function<std::string>(
         "--drawn",
         [take_drawn](const std::string& word) {
           const auto it = drawn.find(word);
           if (it == drawn.end()) {
             throw CLI::ValidationError("--drawn", "`" + word + "` is none of first-sheet, last-sheet");
           }
           take_drawn(it->second);
         },
         "By hand: which sheet of a printed stack that was put back in is drawn first")
      ->needs(flag)
      ->type_name("{first-sheet,last-sheet}");
  app.add_flag_callback(
         "--default", [&options] { options.use = printer::Use::by_default; }, "Use this profile without being named")
      ->needs(flag);
}

void add_list(CLI::App& app, ListOptions& options, bool& json) {
  add_choice(app, "WHAT", options.what, lists, "What to list")->required();
  app.add_option("--bank", options.bank, "Bank file");
  add_words(app, "--level", options.levels, "Only these levels");
  add_words(app, "--topic", options.topics, "Only these topics");
  add_words(app, "--tag", options.tags, "Only questions with one of these tags");
  app.add_option("--vendor", options.vendor, "Stock: only this vendor's");
  app.add_option("--size", options.size, "Stock: only cards of this size, as 85x54 or 3.5x2in");
  app.add_option("--paper", options.paper, "Stock: only on this paper, as A4");
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
  add_build(*build_command, building, quiet, verbose, shift);
  build_command->add_option("-o,--output", building.output, "Output folder, or - for one product to standard output")
      ->capture_default_str();
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
  show_command->add_option("ID", showing.id, "Question id or alias")->required();
  show_command->add_option("--bank", showing.bank, "Bank file");
  show_command->add_flag("--json", json, "JSON instead of text");
  add_common(*show_command, showing.home, showing.format);

  ImportOptions importing;
  auto* import_command = app.add_subcommand("import", "Other programs' questions into a bank");
  add_import(*import_command, importing);

  ExportOptions exporting;
  auto* export_command = app.add_subcommand("export", "A deck or a bank in another program's format");
  add_export(*export_command, exporting);

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
  return build(std::move(building));
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Cards, handouts, keys and interview packets from XML question banks"};
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
