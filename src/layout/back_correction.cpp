// A correction is kept as the figures a person can read and change; drawing wants a matrix.  Both ways are here, so
// that they cannot come apart.
#include "layout/back_correction.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace recto::layout {
namespace {

constexpr double per_degree = std::numbers::pi / 180;

geometry::Point middle(geometry::Size page) { return {page.width / 2, page.height / 2}; }

}  // namespace

geometry::Affine map_of(const BackCorrection& correction, geometry::Size page) {
  const double cosine = std::cos(correction.skew * per_degree);
  const double sine = std::sin(correction.skew * per_degree);
  const geometry::Affine linear{correction.scale_x * cosine,
                                -correction.scale_x * sine,
                                correction.scale_y * sine,
                                correction.scale_y * cosine,
                                {}};
  auto map = linear.about(middle(page));
  map.move = map.move + correction.shift;
  return map;
}

BackCorrection correction_of(const geometry::Affine& map, geometry::Size page) {
  const double turn_x = std::atan2(-map.xy, map.xx);
  const double turn_y = std::atan2(map.yx, map.yy);
  return {.shift = map(middle(page)) - middle(page),
          .skew = (turn_x + turn_y) / 2 / per_degree,
          .scale_x = std::hypot(map.xx, map.xy),
          .scale_y = std::hypot(map.yx, map.yy)};
}

std::string to_text(const BackCorrection& correction) {
  std::vector<std::string> parts;
  const auto& shift = correction.shift;
  if (shift != geometry::Point{}) {
    parts.push_back(fmt::format("moved {}, {}", geometry::to_mm(shift.x), geometry::to_mm(shift.y)));
  }
  if (correction.skew != 0) parts.push_back(fmt::format("turned {:.4g}\u00B0", correction.skew));
  if (correction.scale_x != 1 || correction.scale_y != 1) {
    parts.push_back(fmt::format("scaled {:.5g} % x {:.5g} %", correction.scale_x * 100, correction.scale_y * 100));
  }
  return parts.empty() ? "as they are" : fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace recto::layout
