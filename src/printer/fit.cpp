// Each direction is a plane over the page: correction = shift + a·x + b·y.  The three numbers of a plane follow from
// the normal equations, which for three unknowns are solved directly.  The two planes make an affine map; what it does
// is done before the correction in force, since a reading says which point of the drawn page would have to be where the
// front's mark is.
#include "printer/fit.h"

#include "diag/assertion.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace recto::printer {
namespace {

using geometry::Affine;
using geometry::Length;
using geometry::Point;

using Row = std::array<double, 4>;  ///< three factors and the right side
struct Plane {
  double shift = 0;  ///< in millimetres, in the middle of the page
  double by_x = 0;
  double by_y = 0;
};

/// Gauss's elimination with the largest pivot.
std::array<double, 3> solved(std::array<Row, 3> rows) {
  for (std::size_t i = 0; i < 3; ++i) {
    const auto by_size = [&](const Row& a, const Row& b) { return std::abs(a[i]) < std::abs(b[i]); };
    std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(i),
                   std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end(), by_size));
    RECTO_ASSERT(std::abs(rows[i][i]) > 1e-9);
    for (std::size_t j = 0; j < 3; ++j) {
      if (j == i) continue;
      const double factor = rows[j][i] / rows[i][i];
      for (std::size_t k = i; k < 4; ++k) rows[j][k] -= factor * rows[i][k];
    }
  }
  return {rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]};
}

Plane plane(const std::vector<Sample>& samples, Direction direction, Point middle) {
  std::array<Row, 3> rows{};
  for (const auto& sample : samples) {
    if (sample.direction != direction) continue;
    const std::array<double, 3> terms{1, (sample.at.x - middle.x).in_mm(), (sample.at.y - middle.y).in_mm()};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) rows[i][j] += terms[i] * terms[j];
      rows[i][3] += terms[i] * sample.correction.in_mm();
    }
  }
  const auto [shift, by_x, by_y] = solved(rows);
  return {shift, by_x, by_y};
}

Length error(const Sample& sample, const Affine& map) {
  const Point off = map(sample.at) - sample.at;
  const Length is = sample.direction == Direction::right ? off.x : off.y;
  return is > sample.correction ? is - sample.correction : sample.correction - is;
}

}  // namespace

Fit fit(const std::vector<Sample>& samples, const layout::BackCorrection& in_force, geometry::Size page) {
  const Point middle{page.width / 2, page.height / 2};
  const Plane right = plane(samples, Direction::right, middle);
  const Plane down = plane(samples, Direction::down, middle);
  Affine read = Affine{1 + right.by_x, right.by_y, down.by_x, 1 + down.by_y, {}}.about(middle);
  read.move = read.move + Point{Length::mm(right.shift), Length::mm(down.shift)};
  const auto plain = layout::map_of(layout::correction_of(read, page), page);
  Fit result{layout::correction_of(geometry::then(read, layout::map_of(in_force, page)), page), {}};
  for (const auto& sample : samples) result.worst = std::max(result.worst, error(sample, plain));
  return result;
}

}  // namespace recto::printer
