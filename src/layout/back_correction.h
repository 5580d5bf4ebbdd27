// How the back of a sheet is drawn so that a printer that is out of true prints it behind the front.
#pragma once

#include "geometry/affine.h"

#include <string>

namespace recto::layout {

/// Moves, turns and stretches the whole back, in the frame of the printed page: +x right, +y down, looking at the back.
///
/// A printer that feeds paper askew turns what it has stretched; so this turns first and stretches then, which undoes
/// it exactly.  Both leave the middle of the moved page where it is.
struct BackCorrection {
  geometry::Point shift;
  double skew = 0;  ///< degrees, clockwise
  double scale_x = 1;
  double scale_y = 1;
  bool operator==(const BackCorrection&) const = default;
};

/// Where the corrected back has a point of the plain one.
[[nodiscard]] geometry::Affine map_of(const BackCorrection& correction, geometry::Size page);

/// The correction that `map` is.  A correction has no shear, so that one which `map` has (axes not at right angles) is
/// shared between both axes.
[[nodiscard]] BackCorrection correction_of(const geometry::Affine& map, geometry::Size page);

/// "moved 0.6mm, -0.4mm, turned 0.2°, scaled 99.8 % x 100.1 %": what of it does anything; "as they are" for nothing.
[[nodiscard]] std::string to_text(const BackCorrection& correction);

}  // namespace recto::layout
