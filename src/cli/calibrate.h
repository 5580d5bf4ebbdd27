// Sheets to measure a printer with.
#pragma once

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
  geometry::Point back_shift;  ///< the correction so far
};

/// Writes `calibrate-LAYOUT.pdf`.  Returns the exit code.
[[nodiscard]] int calibrate(const CalibrateOptions& options);

}  // namespace recto::cli
