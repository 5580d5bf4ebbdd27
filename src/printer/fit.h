// From what was read off a calibration sheet to a correction.
#pragma once

#include "geometry/rect.h"
#include "layout/back_correction.h"

#include <vector>

namespace recto::printer {

enum class Direction { right, down };

/// One reading: what the back has `correction` to the right of (or below) `at` is printed at `at`.
struct Sample {
  geometry::Point at;  ///< on the front as seen from behind, which is the frame of the back
  Direction direction = Direction::right;
  geometry::Length correction;
};

struct Fit {
  layout::BackCorrection correction;
  geometry::Length worst;  ///< by how much the reading that agrees least with the others is off
};

/// The correction that agrees best with the readings (least squares), made after the correction that was in force when
/// the sheet was printed.
///
/// Requires at least three readings in each direction that are not on one line.
[[nodiscard]] Fit fit(const std::vector<Sample>& samples, const layout::BackCorrection& in_force, geometry::Size page);

}  // namespace recto::printer
