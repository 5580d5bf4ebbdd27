// Sheets to measure a printer with.
#pragma once

#include "build/library.h"
#include "geometry/rect.h"

#include <cstdint>
#include <optional>
#include <string>

namespace recto::build {

struct CalibrationRequest {
  std::string layout;                 ///< of two-sided cards: paper and flip edge are its own
  layout::BackCorrection correction;  ///< so far
  std::string printer;                ///< the profile's id, printed on the sheet; may be empty
  std::optional<std::int64_t> date;   ///< as in `Request`
};

struct CalibrationSheet {
  const layout::Layout* layout = nullptr;  ///< in the library
  std::string name;                        ///< of its file: "calibrate-a4-a7.pdf"
  std::string bytes;
};

/// Whether marks moved by `shift` would leave the sheet.
[[nodiscard]] bool leaves_sheet(geometry::Point shift);

/// The layout called `id`; null, and an error, if there is none or its cards have no backs on the sheet's other side.
[[nodiscard]] const layout::Layout* calibration_layout(const std::string& id, Library& library,
                                                       diag::Diagnostics& diagnostics);

/// The sheet for a layout.  A layout without backs on the other side, or without room for the marks, is an error.
/// Throws `diag::EnvironmentError` as the library does.
[[nodiscard]] std::optional<CalibrationSheet> calibrate(const CalibrationRequest& request, Library& library,
                                                        diag::Diagnostics& diagnostics);

}  // namespace recto::build
