// All marks of an edge are placed by two numbers, along the edge and outwards from a line; `on` turns those into a
// point of the page, so that the four edges share all drawing.
#include "cards/calibration_marks.h"

#include <algorithm>
#include <array>

namespace recto::cards {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;
using Edge = Rail::Edge;

constexpr int most_marks = 15;
constexpr int fewest_marks = 10;
constexpr int marks_a_label = 5;
constexpr Length widest_pitch = 4_mm;
constexpr Length narrowest_pitch = 2_mm;
/// Room for a graph, and for the stairs of the edges beside.
constexpr Length clear_of_corner = 22_mm;
constexpr Length step_gap = 0.6_mm;   ///< between the dashes of neighbouring steps
constexpr Length stair_label = 5_mm;  ///< from a stair's line to the middle of its numbers
constexpr Length label_gap = 1_mm;
constexpr Length hair = 0.15_pt;
constexpr Length thin = 0.25_pt;
constexpr Length medium = 0.5_pt;
constexpr page::Color ink{0x000000};

page::Item line(Point from, Point to, Length width) { return {page::Stroke{from, to, width, ink, {}}}; }

bool runs_across(Edge edge) { return edge == Edge::top || edge == Edge::bottom; }

/// `along` the rail and `aside` of the page's left or top.
Point at(const Rail& rail, Length along, Length aside) {
  return runs_across(rail.edge) ? Point{along, aside} : Point{aside, along};
}

/// `along` the rail and `outwards` from its line.
Point on(const Rail& rail, Length along, Length outwards) {
  const bool low = rail.edge == Edge::top || rail.edge == Edge::left;
  return at(rail, along, low ? rail.line - outwards : rail.line + outwards);
}

Length mark_length(int index) { return index == 0 ? 6_mm : index % marks_a_label == 0 ? 4.5_mm : 3.5_mm; }

/// The places of the three dashes of step `index`: the front has the outer ones, the back the inner one.
struct Step {
  Length begin;
  Length dash;
};
Step step_of(const Rail& rail, int index) {
  const Length pitch = rail.vernier.pitch;
  return {rail.middle + pitch * index - (pitch - step_gap) / 2, (pitch - step_gap) / 3};
}

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
  return std::vector<Rail>{{Edge::top, *across, mark_inset, stair_inset, page.width / 2},
                           {Edge::right, *down, page.width - mark_inset, page.width - stair_inset, page.height / 2},
                           {Edge::bottom, *across, page.height - mark_inset, page.height - stair_inset, page.width / 2},
                           {Edge::left, *down, mark_inset, stair_inset, page.height / 2}};
}

Point vernier_place(const Rail& rail, Length correction) {
  return at(rail, rail.middle + rail.vernier.pitch.scaled(correction.over(vernier_step)), rail.line);
}

Point stair_place(const Rail& rail, Length correction) {
  return at(rail, rail.middle + rail.vernier.pitch.scaled(correction.over(vernier_step)), rail.stair);
}

void draw_front(const Rail& rail, std::vector<page::Item>& out) {
  for (int i = -rail.vernier.marks; i <= rail.vernier.marks; ++i) {
    const Length along = rail.middle + rail.vernier.pitch * i;
    out.push_back(line(on(rail, along, {}), on(rail, along, -mark_length(i)), thin));
    const auto [begin, dash] = step_of(rail, i);
    for (const Length from : {begin, begin + dash * 2}) {
      out.push_back(line(at(rail, from, rail.stair), at(rail, from + dash, rail.stair), thin));
    }
  }
}

std::vector<BackMark> draw_back(const Rail& rail, std::vector<page::Item>& out) {
  std::vector<BackMark> marks;
  for (int i = -rail.vernier.marks; i <= rail.vernier.marks; ++i) {
    const Length correction = vernier_step * i;
    const Length along = rail.middle + rail.vernier.pitch * i + correction;
    out.push_back(line(on(rail, along, {}), on(rail, along, mark_length(i)), thin));
    marks.push_back({along, correction, on(rail, along, mark_length(0) + label_gap), i % marks_a_label == 0});
  }
  return marks;
}

std::vector<BackMark> draw_steps(const Rail& rail, std::vector<page::Item>& out) {
  std::vector<BackMark> marks;
  const bool low = rail.edge == Edge::top || rail.edge == Edge::left;
  for (int i = -rail.vernier.marks; i <= rail.vernier.marks; ++i) {
    const Length correction = vernier_step * i;
    const auto [begin, dash] = step_of(rail, i);
    const Length aside = rail.stair + correction;
    out.push_back(line(at(rail, begin + dash, aside), at(rail, begin + dash * 2, aside), thin));
    const Length middle = begin + dash * 3 / 2;
    marks.push_back({middle, correction, at(rail, middle, rail.stair + (low ? stair_label : -stair_label)),
                     i % marks_a_label == 0});
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
  constexpr int lines = 8;
  static_assert(graph_reach == 1_mm * lines);
  for (int i = -lines; i <= lines; ++i) {
    const Length by = 1_mm * i;
    const Length width = i % 5 == 0 ? medium : hair;
    out.push_back(line({middle.x + by, middle.y - graph_reach}, {middle.x + by, middle.y + graph_reach}, width));
    out.push_back(line({middle.x - graph_reach, middle.y + by}, {middle.x + graph_reach, middle.y + by}, width));
  }
}

void draw_ruler(Point origin, Length length, RulerWay way, std::vector<page::Item>& out) {
  const auto spot = [&](Length along, Length aside) {
    return way == RulerWay::right ? Point{origin.x + along, origin.y + aside}
                                  : Point{origin.x - aside, origin.y - along};
  };
  out.push_back(line(spot({}, {}), spot(length, {}), medium));
  for (int mm = 0; 1_mm * mm <= length; ++mm) {
    const Length tick = mm % 10 == 0 ? 4_mm : mm % 5 == 0 ? 3_mm : 2_mm;
    out.push_back(line(spot(1_mm * mm, {}), spot(1_mm * mm, tick), mm % 10 == 0 ? medium : thin));
  }
}

}  // namespace recto::cards
