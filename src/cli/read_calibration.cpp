// Readings come from options or, without them, from questions asked one by one.  Questions go to standard error, so
// that standard output has nothing but what was written.  The profile is changed in memory and written whole.
#include "build/calibrate.h"
#include "build/output_file.h"
#include "build/printers.h"
#include "cli/calibrate.h"
#include "cli/standard_output.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace recto::cli {
namespace {

using build::Readings;
using geometry::Point;

/// Standard input ended before all was answered.
struct NoAnswer : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string answer(const std::string& question) {
  fmt::print(stderr, "{} ", question);
  std::fflush(stderr);
  std::string line;
  if (!std::getline(std::cin, line)) throw NoAnswer("no answer to: " + question);
  return line;
}

Readings::Where asked_where() {
  while (true) {
    const auto line = answer(
        "At each of the four edges, does the longest mark of one side lie within 1.5 mm of the other side's? [y/n]");
    if (line.starts_with('y')) return Readings::Where::edges;
    if (line.starts_with('n')) return Readings::Where::corners;
  }
}

Point asked_point(const std::string& question) {
  while (true) {
    if (const auto point = parse_reading(answer(question))) return *point;
    fmt::print(stderr, "two numbers in millimetres with a comma between them, as 0.4,-0.2\n");
  }
}

Readings asked_readings() {
  Readings readings{.where = asked_where(), .read = {}};
  constexpr std::array<const char*, 4> edges{"top edge", "right edge", "bottom edge", "left edge"};
  constexpr std::array<const char*, 4> corners{"top left corner", "top right corner", "bottom right corner",
                                               "bottom left corner"};
  const auto& places = readings.where == Readings::Where::edges ? edges : corners;
  for (std::size_t i = 0; i < places.size(); ++i) {
    readings.read[i] = asked_point(fmt::format("RIGHT,DOWN at the {}:", places[i]));
  }
  return readings;
}

/// The profile as it was when the sheet was printed.
std::optional<printer::Profile> present(const ReadOptions& options, const std::string& path,
                                        diag::Diagnostics& diagnostics) {
  std::error_code error;
  printer::Profile profile;
  if (std::filesystem::exists(path, error)) {
    auto read = printer::read(path, {}, diagnostics);
    if (!read) return std::nullopt;
    profile = std::move(*read);
  }
  profile.id = *options.sheet.printer;
  if (options.sheet.back_shift != Point{}) profile.back.shift = options.sheet.back_shift;
  return profile;
}

void take_further(const ReadOptions& options, printer::Profile& profile) {
  if (options.title) profile.title = *options.title;
  if (options.paper) profile.paper = *options.paper;
  if (options.unprintable) profile.unprintable = geometry::Insets::all(*options.unprintable);
  if (options.stack) profile.stack = options.stack;
  if (options.use) profile.use = *options.use;
  if (options.front) profile.front_shift = build::front_shift(*options.front);
}

std::string to_line(const ReadOptions& options, const printer::Profile& profile, const std::string& path) {
  if (options.sheet.format != Format::json) {
    const auto next = profile.use == printer::Use::by_default
                          ? std::string("used by every build; `--printer none` builds without it")
                          : fmt::format("build with --printer {}", profile.id);
    return fmt::format("{}\n  {}\n  then: {}\n", path, printer::to_text(profile), next);
  }
  const nlohmann::ordered_json json{{"schema", json_schema},
                                    {"type", "printer"},
                                    {"file", path},
                                    {"printer", profile.id},
                                    {"does", printer::to_text(profile)}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int wrong_usage(Reporter& reporter, const std::string& message, const std::vector<std::string>& notes = {}) {
  reporter.print_usage(message, notes);
  return 2;
}

}  // namespace

std::optional<Point> parse_reading(std::string text) {
  const auto comma = text.find(',');
  if (comma == std::string::npos) return std::nullopt;
  const auto in_mm = [](std::string part) {
    const bool bare = part.find_first_not_of("+-.0123456789 ") == std::string::npos;
    return bare ? part.substr(0, part.find_last_not_of(' ') + 1) + "mm" : part;
  };
  return printer::parse_shift(in_mm(text.substr(0, comma)) + "," + in_mm(text.substr(comma + 1)));
}

int read_calibration(const ReadOptions& options) {
  Reporter reporter{options.sheet.format, Verbosity::normal};
  if (!options.sheet.printer || *options.sheet.printer == build::no_printer) {
    return wrong_usage(reporter, "--read needs a name for the printer", {"as in --printer office"});
  }
  build::Library library{build::find_project(options.sheet.home)};
  const auto path = build::display_path(build::printer_file(*options.sheet.printer, library.project()));
  diag::Diagnostics diagnostics;
  std::optional<printer::Profile> profile;
  try {
    profile = present(options, path, diagnostics);
    if (profile && build::calibration_layout(options.sheet.layout, library, diagnostics) != nullptr) {
      const auto readings = options.readings ? *options.readings : asked_readings();
      profile = build::calibrated(*profile, options.sheet.layout, readings, library, diagnostics);
    }
  } catch (const NoAnswer& missing) {
    return wrong_usage(reporter, missing.what(),
                       {"give the readings with --edges or --corners, or answer the questions"});
  }
  if (profile) take_further(options, *profile);
  reporter.print(diagnostics);
  if (diagnostics.has_errors()) return 1;
  build::write_file(path, printer::to_xml(*profile));
  write_standard_output(to_line(options, *profile, path));
  return 0;
}

}  // namespace recto::cli
