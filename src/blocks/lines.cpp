// Room to write: ruled or squared lines or a blank, one slab a line.  In documents the last line may carry further ones
// that a page with room left takes up.  In a stack, lines that grow fill the room that is left.
#include "blocks/blanks.h"
#include "blocks/paint.h"
#include "blocks/prepare.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using namespace geometry::literals;
using Ruling = layout::Lines::Ruling;

constexpr Length squared_pitch = 5_mm;  // of school paper
constexpr int fewest_lines = 2;         // less is no room to answer in

int line_count(const layout::Lines& lines, const Scope& scope) {
  if (lines.count > 0) return lines.count;
  const int minutes = scope.question != nullptr ? scope.question->minutes : 0;
  return std::max(fewest_lines, static_cast<int>(std::lround(lines.per_minute * minutes)));
}

void rule_squares(Slab& slab, Length width, Length thickness, page::Color color) {
  const auto columns = static_cast<std::int64_t>(width.over(squared_pitch));
  for (std::int64_t i = 0; i <= columns; ++i) {
    const Length x = squared_pitch * i;
    slab.items.push_back({page::Stroke{{x, Length{}}, {x, slab.height}, thickness, color, {}}});
  }
}

/// More lines like the one that `last` holds, `most` of a pitch.  Squares are counted in rows of them.
std::shared_ptr<const Stretch> stretch_of(Length most, const Slab& last) {
  Stretch stretch{static_cast<int>(most.over(last.height)), last.height, last.items};
  for (auto& item : stretch.items) move(item, {Length{}, last.height});
  return std::make_shared<const Stretch>(std::move(stretch));
}

}  // namespace

PreparedKind prepare(const layout::Lines& lines, const layout::Common& common, const Preparation& to) {
  (void)element_of(common, to);
  const auto chosen = color(lines.line.stroke, to.context.theme, to.scope.bank, to.scope.question);
  return PreparedLines{.ruling = lines.ruling,
                       .count = line_count(lines, to.scope),
                       .pitch = lines.pitch,
                       .thickness = lines.line.thickness,
                       .color = chosen ? *chosen : theme_color(to.context.theme, "rule", {0xB0B0B0}),
                       .stretch = lines.stretch};
}

SetBlock PreparedLines::set(const layout::Common& /*common*/, const Room& room,
                            const ComposeContext& /*context*/) const {
  const bool squared = ruling == Ruling::squared;
  const Length row = squared ? squared_pitch : pitch;
  const int asked = squared ? static_cast<int>(std::ceil((pitch * count).over(squared_pitch))) : count;
  const int rows = std::max(asked, room.height ? static_cast<int>(room.height->over(row)) : 0);
  const Length width = squared ? squared_pitch * static_cast<std::int64_t>(room.width.over(squared_pitch)) : room.width;
  Slabs slabs;
  for (int i = 0; i < rows; ++i) {
    Slab slab;
    slab.height = row;
    slab.penalty_before = i == 0 ? page::break_cost::forbidden : page::break_cost::writing_line;
    const auto line = [&](Length y) {
      slab.items.push_back({page::Stroke{{Length{}, y}, {width, y}, thickness, color, {}}});
    };
    if (squared) rule_squares(slab, width, thickness, color);
    if (squared && i == 0) line(thickness / 2);
    if (ruling != Ruling::blank) line(slab.height - thickness / 2);
    slabs.push_back(std::move(slab));
  }
  if (stretch > 0) slabs.back().stretch = stretch_of(pitch * stretch, slabs.back());
  if (room.height && height(slabs) < *room.height) pad(slabs, *room.height - height(slabs), {});
  return {std::move(slabs), {}};
}

Length PreparedLines::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const { return {}; }

}  // namespace recto::blocks
