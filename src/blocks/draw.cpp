#include "blocks/draw.h"

#include "blocks/paint.h"

#include <algorithm>
#include <cmath>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;
using layout::Block;
using namespace geometry::literals;
using Step = page::Path::Step;

constexpr Length default_mark = 1.9_mm;
constexpr Length default_mark_gap = 0.9_mm;
constexpr Length mark_stroke = 0.5_pt;
constexpr Length squared_pitch = 5_mm;
constexpr Length default_pitch = 8_mm;
// Control points of the usual four-curve circle: 4/3·tan(π/8) of the radius.
constexpr double circle_control = 0.5522847498;

page::Color stroke_color(const Block& block, const ComposeContext& context, const Scope& scope) {
  const auto chosen = color(block.stroke, context.theme, scope.bank, scope.question);
  return chosen ? *chosen : theme_color(context.theme, "rule", {0xB0B0B0});
}

Length thickness(const Block& block) { return block.thickness > Length{} ? block.thickness : Length::pt(0.5); }

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

int line_count(const Block& block, const Scope& scope) {
  if (block.count > 0) return block.count;
  const int minutes = scope.question != nullptr ? scope.question->minutes : 0;
  return std::max(2, static_cast<int>(std::lround(block.lines_per_minute * minutes)));
}

void rule_squares(Slab& slab, Length width, Length thickness, page::Color color) {
  const auto columns = static_cast<std::int64_t>(width.over(squared_pitch));
  for (std::int64_t i = 0; i <= columns; ++i) {
    const Length x = squared_pitch * i;
    slab.items.push_back({page::Stroke{{x, Length{}}, {x, slab.height}, thickness, color, {}}});
  }
}

/// More lines like the one that `last` holds.  Squares are counted in rows of them.
std::shared_ptr<const Stretch> stretch_of(const Block& block, const Slab& last) {
  const int most = static_cast<int>((block.pitch * block.stretch).over(last.height));
  Stretch stretch{most, last.height, last.items};
  for (auto& item : stretch.items) move(item, {Length{}, last.height});
  return std::make_shared<const Stretch>(std::move(stretch));
}

/// `box` reaching over the edges of the face that it touches.
Rect bled(Rect box, geometry::Size face, Length bleed) {
  const geometry::Insets out{box.top() <= Length{} ? -bleed : Length{}, box.right() >= face.width ? -bleed : Length{},
                             box.bottom() >= face.height ? -bleed : Length{},
                             box.left() <= Length{} ? -bleed : Length{}};
  return box.inset(out);
}

}  // namespace

bool shows_figure(const Block& block, const Scope& scope) {
  if (!scope.variables.expand(block.source).empty()) return true;
  return block.kind == Block::Kind::image && scope.question != nullptr && scope.question->picture;
}

Slabs draw_rule(const Block& block, Length width, const ComposeContext& context, const Scope& scope) {
  Slab slab;
  slab.height = thickness(block);
  slab.penalty_before = page::break_cost::forbidden;
  const Length y = slab.height / 2;
  const Length end = block.width.value_or(width);
  slab.items.push_back({page::Stroke{{Length{}, y}, {end, y}, slab.height, stroke_color(block, context, scope), {}}});
  return {std::move(slab)};
}

Slabs draw_lines(const Block& block, Length width, const ComposeContext& context, const Scope& scope) {
  const page::Color color = stroke_color(block, context, scope);
  const Length line = thickness(block);
  const bool squared = block.ruling == Block::Ruling::squared;
  Length pitch = block.pitch > Length{} ? block.pitch : default_pitch;
  int count = line_count(block, scope);
  if (squared) {
    count = static_cast<int>(std::ceil((pitch * count).over(squared_pitch)));
    pitch = squared_pitch;
    width = squared_pitch * static_cast<std::int64_t>(width.over(squared_pitch));
  }
  Slabs slabs;
  for (int i = 0; i < count; ++i) {
    Slab slab;
    slab.height = pitch;
    slab.penalty_before = i == 0 ? page::break_cost::forbidden : page::break_cost::writing_line;
    const Length y = slab.height - line / 2;
    if (squared) rule_squares(slab, width, line, color);
    if (squared && i == 0)
      slab.items.push_back({page::Stroke{{Length{}, line / 2}, {width, line / 2}, line, color, {}}});
    if (block.ruling != Block::Ruling::blank) {
      slab.items.push_back({page::Stroke{{Length{}, y}, {width, y}, line, color, {}}});
    }
    slabs.push_back(std::move(slab));
  }
  if (block.stretch > 0) slabs.back().stretch = stretch_of(block, slabs.back());
  return slabs;
}

Length level_marks_width(const Block& block, const Scope& scope) {
  if (scope.bank == nullptr) return {};
  const auto count = static_cast<std::int64_t>(scope.bank->levels.size());
  const Length size = block.height.value_or(default_mark);
  const Length gap = block.gap > Length{} ? block.gap : default_mark_gap;
  return size * count + gap * (count - 1);
}

Slabs draw_level_marks(const Block& block, const ComposeContext& context, const Scope& scope) {
  if (scope.bank == nullptr || scope.question == nullptr) return {};
  const Length size = block.height.value_or(default_mark);
  const Length gap = block.gap > Length{} ? block.gap : default_mark_gap;
  const Length radius = (size - mark_stroke) / 2;
  const auto chosen = color(block.fill, context.theme, scope.bank, scope.question);
  const page::Color ink = chosen ? *chosen : theme_color(context.theme, "ink", {0x000000});
  Slab slab;
  slab.height = size;
  for (std::size_t i = 0; i < scope.bank->levels.size(); ++i) {
    const Length x = (size + gap) * static_cast<std::int64_t>(i) + size / 2;
    page::Path mark = circle({x, size / 2}, radius);
    mark.stroke_width = mark_stroke;
    mark.stroke = ink;
    mark.filled = static_cast<int>(i) <= scope.question->level.value;
    mark.fill = ink;
    slab.items.push_back({std::move(mark)});
  }
  return {std::move(slab)};
}

std::vector<page::Item> draw_band(const Block& block, geometry::Size face, Length bleed, const ComposeContext& context,
                                  const Scope& scope) {
  if (block.kind != Block::Kind::band || !holds(block.when, scope)) return {};
  const auto fill = color(block.fill, context.theme, scope.bank, scope.question);
  if (!fill || scope.bank == nullptr) return {};
  using Side = Block::Side;
  const Rect track = Rect{{}, face}.inset(block.padding);
  const bool upright = block.side == Side::none || block.side == Side::left || block.side == Side::right;
  Length from = upright ? track.top() : track.left();
  Length to = upright ? track.bottom() : track.right();
  if (block.extent != Block::Extent::full && scope.question != nullptr) {
    const bool topic = block.extent == Block::Extent::topic;
    const auto count = static_cast<std::int64_t>(topic ? scope.bank->topics.size() : scope.bank->levels.size());
    const int index = topic ? scope.question->topic.value : scope.question->level.value;
    const Length share = (to - from) / count;
    from += share * index;
    to = from + share;
  }
  const Length depth = block.thickness;
  Rect box;
  switch (block.side) {
    case Side::none:
    case Side::left:
      box = {{track.left(), from}, {depth, to - from}};
      break;
    case Side::right:
      box = {{track.right() - depth, from}, {depth, to - from}};
      break;
    case Side::top:
      box = {{from, track.top()}, {to - from, depth}};
      break;
    case Side::bottom:
      box = {{from, track.bottom() - depth}, {to - from, depth}};
      break;
  }
  if (block.padding == geometry::Insets{}) box = bled(box, face, bleed);
  return {{page::Fill{box, {}, *fill, {}}}};
}

}  // namespace recto::blocks
