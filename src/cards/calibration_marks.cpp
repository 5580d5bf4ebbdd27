#include "cards/calibration_marks.h"

#include <algorithm>
#include <array>

namespace recto::cards {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;
using Edge = Rail::Edge;

constexpr int most_marks = 10;
constexpr int fewest_marks = 5;
constexpr Length widest_pitch = 6_mm;
constexpr Length narrowest_pitch = 4_mm;
constexpr Length clear_of_corner = 9_mm;
constexpr Length label_gap = 1_mm;
constexpr Length thin = 0.25_pt;
constexpr Length medium = 0.5_pt;
constexpr page::Color ink{0x000000};

page::Item line(Point from, Point to, Length width) { return {page::Stroke{from, to, width, ink, {}}}; }

bool runs_across(Edge edge) { return edge == Edge::top || edge == Edge::bottom; }

/// `along` the rail and `outwards` from its line.
Point on(const Rail& rail, Length along, Length outwards) {
  const bool low = rail.edge == Edge::top || rail.edge == Edge::left;
  const Length aside = low ? rail.line - outwards : rail.line + outwards;
  return runs_across(rail.edge) ? Point{along, aside} : Point{aside, along};
}

Length mark_length(int index) { return index == 0 ? 6_mm : index % (most_marks / 2) == 0 ? 4.5_mm : 3.5_mm; }

}  // namespace

std::optional<Vernier> vernier_along(Length edge) {
  const Length half = edge / 2 - mark_inset - clear_of_corner;
  const int fit = static_cast<int>(half.over(narrowest_pitch));
  const int marks = std::min(most_marks, fit);
  if (half < Length{} || marks < fewest_marks) return std::nullopt;
  return Vernier{marks, std::min(widest_pitch, half / marks - vernier_step)};
}

std::optional<std::vector<Rail>> rails(geometry::Size page) {
  const auto across = vernier_along(page.width);
  const auto down = vernier_along(page.height);
  if (!across || !down) return std::nullopt;
  return std::vector<Rail>{{Edge::top, *across, mark_inset, page.width / 2},
                           {Edge::right, *down, page.width - mark_inset, page.height / 2},
                           {Edge::bottom, *across, page.height - mark_inset, page.width / 2},
                           {Edge::left, *down, mark_inset, page.height / 2}};
}

void draw_front(const Rail& rail, std::vector<page::Item>& out) {
  for (int i = -rail.vernier.marks; i <= rail.vernier.marks; ++i) {
    const Length at = rail.middle + rail.vernier.pitch * i;
    out.push_back(line(on(rail, at, {}), on(rail, at, -mark_length(i)), thin));
  }
}

std::vector<BackMark> draw_back(const Rail& rail, std::vector<page::Item>& out) {
  std::vector<BackMark> marks;
  for (int i = -rail.vernier.marks; i <= rail.vernier.marks; ++i) {
    const Length correction = vernier_step * i;
    const Length at = rail.middle + rail.vernier.pitch * i + correction;
    out.push_back(line(on(rail, at, {}), on(rail, at, mark_length(i)), thin));
    marks.push_back({at, correction, on(rail, at, mark_length(0) + label_gap)});
  }
  return marks;
}

std::vector<Point> corners(geometry::Size page) {
  const Length right = page.width - mark_inset;
  const Length bottom = page.height - mark_inset;
  return {{mark_inset, mark_inset}, {right, mark_inset}, {mark_inset, bottom}, {right, bottom}};
}

void draw_cross(Point middle, std::vector<page::Item>& out) {
  constexpr Length arm = 5_mm;
  out.push_back(line({middle.x - arm, middle.y}, {middle.x + arm, middle.y}, thin));
  out.push_back(line({middle.x, middle.y - arm}, {middle.x, middle.y + arm}, thin));
}

void draw_graph(Point middle, std::vector<page::Item>& out) {
  constexpr int lines = 3;
  for (int i = -lines; i <= lines; ++i) {
    const Length by = 1_mm * i;
    const Length arm = i == 0 ? 5_mm : 1_mm * lines;
    out.push_back(line({middle.x + by, middle.y - arm}, {middle.x + by, middle.y + arm}, thin));
    out.push_back(line({middle.x - arm, middle.y + by}, {middle.x + arm, middle.y + by}, thin));
  }
}

void draw_ruler(Point origin, Length length, RulerWay way, std::vector<page::Item>& out) {
  const auto at = [&](Length along, Length aside) {
    return way == RulerWay::right ? Point{origin.x + along, origin.y + aside}
                                  : Point{origin.x - aside, origin.y - along};
  };
  out.push_back(line(at({}, {}), at(length, {}), medium));
  for (int mm = 0; 1_mm * mm <= length; ++mm) {
    const Length tick = mm % 10 == 0 ? 4_mm : mm % 5 == 0 ? 3_mm : 2_mm;
    out.push_back(line(at(1_mm * mm, {}), at(1_mm * mm, tick), mm % 10 == 0 ? medium : thin));
  }
}

}  // namespace recto::cards
