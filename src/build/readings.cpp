// The sheet's marks know where a reading holds; the fit turns places and readings into a correction.  What does not
// agree is refused rather than averaged: a wrong sign is the likeliest slip, and paper is wasted by it.
#include "build/readings.h"

#include "build/calibrate.h"
#include "cards/calibration_marks.h"
#include "geometry/parse_length.h"
#include "printer/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace recto::build {
namespace {

using geometry::Length;
using geometry::Point;
using Where = Readings::Where;
using printer::Direction;
using printer::Sample;
using namespace geometry::literals;

constexpr std::array<const char*, 4> edge_names{"top", "right", "bottom", "left"};
constexpr std::array<const char*, 4> corner_names{"top left", "top right", "bottom right", "bottom left"};

Length magnitude(Length length) { return length < Length{} ? -length : length; }

/// What careful readings differ by: a step and a half of a vernier, one and a half squares of a graph.
Length most_disagreement(Where where) { return where == Where::edges ? 0.2_mm : 1.5_mm; }

bool in_range(const Readings& readings, diag::Diagnostics& diagnostics) {
  const auto& names = readings.where == Where::edges ? edge_names : corner_names;
  const Length most = most_readable(readings.where);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Point& read = readings.read[i];
    if (magnitude(read.x) <= most && magnitude(read.y) <= most) continue;
    auto& error =
        diagnostics.error("out-of-range",
                          fmt::format("reading {},{} at the {} {}: the marks show no more than {}",
                                      geometry::to_mm(read.x), geometry::to_mm(read.y), names[i],
                                      readings.where == Where::edges ? "edge" : "corner", geometry::to_mm(most)),
                          {});
    if (readings.where == Where::edges) error.hint("read the four corners instead: --corners");
    return false;
  }
  return true;
}

std::vector<Sample> edge_samples(const Readings& readings, const std::vector<cards::Rail>& rails) {
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < rails.size(); ++i) {
    const auto& rail = rails[i];
    const Point read = readings.read[i];
    const bool across = rail.edge == cards::Rail::Edge::top || rail.edge == cards::Rail::Edge::bottom;
    const auto place = [&](bool on_vernier, Length each) {
      return on_vernier ? cards::vernier_place(rail, each) : cards::stair_place(rail, each);
    };
    samples.push_back({place(across, read.x), Direction::right, read.x});
    samples.push_back({place(!across, read.y), Direction::down, read.y});
  }
  return samples;
}

std::vector<Sample> corner_samples(const Readings& readings, geometry::Size page) {
  const auto places = cards::corners(page);
  constexpr std::array<std::size_t, 4> clockwise{0, 1, 3, 2};
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < clockwise.size(); ++i) {
    const Point at = places[clockwise[i]];
    samples.push_back({at, Direction::right, readings.read[i].x});
    samples.push_back({at, Direction::down, readings.read[i].y});
  }
  return samples;
}

bool agree(const printer::Fit& fit, Where where, diag::Diagnostics& diagnostics) {
  if (fit.worst <= most_disagreement(where)) return true;
  diagnostics
      .error("readings-disagree",
             fmt::format("the readings contradict one another: one is {:.2f} mm off what the others say",
                         fit.worst.in_mm()),
             {})
      .hint("most often a sign is wrong, or RIGHT and DOWN are exchanged; read the sheet again");
  return false;
}

bool is_likely(const layout::BackCorrection& found, diag::Diagnostics& diagnostics) {
  const bool likely =
      magnitude(found.shift.x) <= printer::largest_shift && magnitude(found.shift.y) <= printer::largest_shift &&
      std::abs(found.skew) <= printer::largest_skew && std::abs(found.scale_x - 1) <= printer::largest_stretch &&
      std::abs(found.scale_y - 1) <= printer::largest_stretch;
  if (likely) return true;
  diagnostics.error("unlikely-printer", fmt::format("backs would have to be {}", layout::to_text(found)), {})
      .hint(
          "no printer is off by that much: check whether the file was printed at 100 % and flipped on the right edge");
  return false;
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

/// To what the file holds, so that the profile in memory is the one that is read later.
layout::BackCorrection as_written(const layout::BackCorrection& found) {
  const auto hundredth = [](Length length) { return Length::mm(rounded(length.in_mm(), 100)); };
  return {.shift = {hundredth(found.shift.x), hundredth(found.shift.y)},
          .skew = rounded(found.skew, 1000),
          .scale_x = rounded(found.scale_x, 100000),
          .scale_y = rounded(found.scale_y, 100000)};
}

}  // namespace

Length most_readable(Where where) { return where == Where::edges ? cards::vernier_step * 15 : cards::graph_reach; }

Point front_shift(Point from_edges) { return Point{cards::mark_inset, cards::mark_inset} - from_edges; }

std::optional<printer::Profile> calibrated(printer::Profile profile, const std::string& layout,
                                           const Readings& readings, Library& library, diag::Diagnostics& diagnostics) {
  const auto* sheet = calibration_layout(layout, library, diagnostics);
  if (sheet == nullptr || !in_range(readings, diagnostics)) return std::nullopt;
  const auto rails = cards::rails(sheet->page);
  if (!rails) {
    diagnostics.error("no-room", fmt::format("a sheet of layout `{}` has no room for the calibration marks", layout),
                      sheet->place);
    return std::nullopt;
  }
  const bool edges = readings.where == Where::edges;
  const auto samples = edges ? edge_samples(readings, *rails) : corner_samples(readings, sheet->page);
  const auto found = printer::fit(samples, profile.back, sheet->page);
  if (!agree(found, readings.where, diagnostics) || !is_likely(found.correction, diagnostics)) return std::nullopt;
  profile.back = as_written(found.correction);
  return profile;
}

}  // namespace recto::build
