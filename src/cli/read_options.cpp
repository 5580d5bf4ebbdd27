// Readings are numbers of millimetres without a unit, as the sheet shows them; lengths elsewhere have one.
#include "cli/read_options.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace recto::cli {
namespace {

/// "0.4,-0.2": as read off a sheet, in millimetres.
geometry::Point parse_read(const std::string& option, const std::string& text) {
  if (const auto point = parse_reading(text)) return *point;
  throw CLI::ValidationError(option, "`" + text + "` is not two numbers of millimetres, as in 0.4,-0.2");
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

}  // namespace

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

}  // namespace recto::cli
