// Sheets to measure a printer with.
#pragma once

#include "build/library.h"
#include "geometry/rect.h"

#include <cstdint>
#include <optional>
#include <string>

namespace recto::build {

struct CalibrationRequest {
  std::string layout;                ///< of two-sided cards: paper and flip edge are its own
  geometry::Point back_shift;        ///< the correction so far
  std::optional<std::int64_t> date;  ///< as in `Request`
};

struct CalibrationSheet {
  const layout::Layout* layout = nullptr;  ///< in the library
  std::string name;                        ///< of its file: "calibrate-a4-a7.pdf"
  std::string bytes;
};

/// Whether marks moved by `shift` would leave the sheet.
[[nodiscard]] bool leaves_sheet(geometry::Point shift);

/// The sheet for a layout.  A layout without backs on the other side, or without room for the marks, is an error.
/// Throws `diag::EnvironmentError` as the library does.
[[nodiscard]] std::optional<CalibrationSheet> calibrate(const CalibrationRequest& request, Library& library,
                                                        diag::Diagnostics& diagnostics);

}  // namespace recto::build
