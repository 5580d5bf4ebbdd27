// Draws a frame as one path, its corners as cubic curves that pass for quarter circles.
#include "blocks/frame.h"

#include <algorithm>
#include <vector>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Rect;

// Control points of the usual quarter circle: 4/3·tan(π/8) of the radius.
constexpr double circle_control = 0.5522847498;

/// The outline of `box`, corners rounded by `radius` where that is more than nothing.
std::vector<page::Path::Step> outline(const Rect& box, Length radius) {
  using Step = page::Path::Step;
  using Kind = Step::Kind;
  const Length left = box.left();
  const Length top = box.top();
  const Length right = box.right();
  const Length bottom = box.bottom();
  if (radius <= Length{}) {
    return {{Kind::move, box.origin, {}, {}},
            {Kind::line, {right, top}, {}, {}},
            {Kind::line, {right, bottom}, {}, {}},
            {Kind::line, {left, bottom}, {}, {}},
            {Kind::close, {}, {}, {}}};
  }
  const Length bend = radius - radius.scaled(circle_control);  // of the corner's control points from its edges
  return {{Kind::move, {left + radius, top}, {}, {}},
          {Kind::line, {right - radius, top}, {}, {}},
          {Kind::curve, {right - bend, top}, {right, top + bend}, {right, top + radius}},
          {Kind::line, {right, bottom - radius}, {}, {}},
          {Kind::curve, {right, bottom - bend}, {right - bend, bottom}, {right - radius, bottom}},
          {Kind::line, {left + radius, bottom}, {}, {}},
          {Kind::curve, {left + bend, bottom}, {left, bottom - bend}, {left, bottom - radius}},
          {Kind::line, {left, top + radius}, {}, {}},
          {Kind::curve, {left, top + bend}, {left + bend, top}, {left + radius, top}},
          {Kind::close, {}, {}, {}}};
}

}  // namespace

page::Path frame(const Rect& box, Length thickness, Length radius, page::Color color) {
  const Length half = thickness / 2;
  const Rect inner = box.inset(geometry::Insets::all(half));
  const Length most = std::min(inner.size.width, inner.size.height) / 2;
  page::Path path;
  path.steps = outline(inner, std::min(radius - half, most));
  path.stroke_width = thickness;
  path.stroke = color;
  return path;
}

}  // namespace recto::blocks
