// Sheets to measure a printer with, and profiles from what was read off them.
#pragma once

#include "build/readings.h"
#include "cli/report.h"
#include "geometry/rect.h"

#include <optional>
#include <string>

namespace recto::cli {

struct CalibrateOptions {
  std::optional<std::string> home;
  std::string layout;             ///< of two-sided cards: paper and flip edge are its own
  std::string output = "output";  ///< folder, or `-`: standard output
  Format format = Format::text;
  std::optional<std::string> printer;  ///< a profile, which need not be there yet
  geometry::Point back_shift;          ///< the correction so far, in place of the profile's shift
};

/// Writes `calibrate-LAYOUT.pdf`.  Returns the exit code.
[[nodiscard]] int calibrate(const CalibrateOptions& options);

/// What was read off such a sheet, with what else a person knows about the printer.
struct ReadOptions {
  CalibrateOptions sheet;                   ///< as it was written
  std::optional<build::Readings> readings;  ///< nullopt: asked for, one line each, on standard input
  std::optional<geometry::Point> front;  ///< measured from the sheet's left and top edge to the cross at the top left
  std::optional<std::string> title;
  std::optional<std::string> paper;
  std::optional<geometry::Length> unprintable;
  std::optional<printer::Drawn> stack;
  std::optional<printer::Use> use;
};

/// Writes the profile `--printer`, or changes it: what is not given stays.  Returns the exit code.
[[nodiscard]] int read_calibration(const ReadOptions& options);

/// "0.4,-0.2" in millimetres, with or without their unit; nullopt for anything else.
[[nodiscard]] std::optional<geometry::Point> parse_reading(std::string text);

}  // namespace recto::cli
