// Level marks: a circle for each level of the bank, filled up to the question's, so that greyscale keeps the level.
#include "blocks/paint.h"
#include "blocks/prepare.h"

#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;
using Step = page::Path::Step;

constexpr Length default_mark = 1.9_mm;
constexpr Length default_gap = 0.9_mm;
constexpr Length mark_stroke = 0.5_pt;
// Control points of the usual four-curve circle: 4/3·tan(π/8) of the radius.
constexpr double circle_control = 0.5522847498;

page::Path circle(Point centre, Length radius) {
  const Length control = radius.scaled(circle_control);
  const auto at = [&](Length x, Length y) { return Point{centre.x + x, centre.y + y}; };
  const Length zero;
  page::Path path;
  path.steps = {{Step::Kind::move, at(radius, zero), {}, {}},
                {Step::Kind::curve, at(radius, control), at(control, radius), at(zero, radius)},
                {Step::Kind::curve, at(-control, radius), at(-radius, control), at(-radius, zero)},
                {Step::Kind::curve, at(-radius, -control), at(-control, -radius), at(zero, -radius)},
                {Step::Kind::curve, at(control, -radius), at(radius, -control), at(radius, zero)},
                {Step::Kind::close, {}, {}, {}}};
  return path;
}

}  // namespace

PreparedKind prepare(const layout::LevelMarks& marks, const layout::Common& common, const Preparation& to) {
  (void)element_of(common, to);
  const auto* question = to.scope.question;
  if (to.scope.bank == nullptr || question == nullptr) return std::nullopt;
  const Length size = common.height.value_or(default_mark);
  const Length gap = marks.gap > Length{} ? marks.gap : default_gap;
  const auto chosen = color(marks.fill, to.context.theme, to.scope.bank, question);
  const page::Color ink = chosen ? *chosen : theme_color(to.context.theme, "ink", {0x000000});
  const auto count = static_cast<std::int64_t>(to.scope.bank->levels.size());
  PreparedDrawing result{.slab = {}, .width = size * count + gap * (count - 1)};
  result.slab.height = size;
  const bool from_left = to.context.layout.direction == layout::Direction::left_to_right;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t place = from_left ? i : count - 1 - i;
    page::Path mark = circle({(size + gap) * place + size / 2, size / 2}, (size - mark_stroke) / 2);
    mark.stroke_width = mark_stroke;
    mark.stroke = ink;
    mark.filled = i <= question->level.value;
    mark.fill = ink;
    result.slab.items.push_back({std::move(mark)});
  }
  return result;
}

}  // namespace recto::blocks
