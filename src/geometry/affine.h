// Maps of the plane that keep straight lines straight: turns and stretches, as a printer's error has them.
#pragma once

#include "geometry/rect.h"

namespace recto::geometry {

/// (x, y) becomes (xx·x + xy·y + move.x, yx·x + yy·y + move.y).  y points down, so that a positive turn is clockwise.
struct Affine {
  double xx = 1;
  double xy = 0;
  double yx = 0;
  double yy = 1;
  Point move;
  bool operator==(const Affine&) const = default;

  /// To the nearest tick.
  [[nodiscard]] constexpr Point operator()(Point p) const {
    return {p.x.scaled(xx) + p.y.scaled(xy) + move.x, p.x.scaled(yx) + p.y.scaled(yy) + move.y};
  }
  /// The same turn and stretch, with `fixed` staying where it is.
  [[nodiscard]] constexpr Affine about(Point fixed) const {
    return {xx, xy, yx, yy, fixed - Affine{xx, xy, yx, yy, {}}(fixed)};
  }
};

/// First `first`, then `second`.
[[nodiscard]] constexpr Affine then(const Affine& first, const Affine& second) {
  return {second.xx * first.xx + second.xy * first.yx, second.xx * first.xy + second.xy * first.yy,
          second.yx * first.xx + second.yy * first.yx, second.yx * first.xy + second.yy * first.yy, second(first.move)};
}

}  // namespace recto::geometry
