// Bands and tabs along the edges of cards.  They lie on the card and take no room, so they are drawn apart from the
// blocks between which they stand in the layout.
#include "blocks/band.h"

#include "blocks/paint.h"
#include "blocks/prepare.h"

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Rect;
using layout::Band;
using layout::Side;

/// `box` reaching over the edges of the face that it touches.
Rect bled(Rect box, geometry::Size face, Length bleed) {
  const geometry::Insets out{box.top() <= Length{} ? -bleed : Length{}, box.right() >= face.width ? -bleed : Length{},
                             box.bottom() >= face.height ? -bleed : Length{},
                             box.left() <= Length{} ? -bleed : Length{}};
  return box.inset(out);
}

bool is_upright(Side side) { return side == Side::all || side == Side::left || side == Side::right; }

/// The question's share of `track` where the band is a tab, along its edge.
Rect share_of(Rect track, const Band& band, const Scope& scope, layout::Direction direction) {
  if (band.extent == Band::Extent::full || scope.question == nullptr) return track;
  const bool topic = band.extent == Band::Extent::topic;
  const auto count = static_cast<std::int64_t>(topic ? scope.bank->topics.size() : scope.bank->levels.size());
  const int index = topic ? scope.question->topic.value : scope.question->level.value;
  const bool upright = is_upright(band.side);
  Length& start = upright ? track.origin.y : track.origin.x;
  Length& length = upright ? track.size.height : track.size.width;
  length = length / count;
  const bool from_end = !upright && direction == layout::Direction::right_to_left;
  start += length * (from_end ? count - 1 - index : index);
  return track;
}

/// The strip of `track`, as thick as the band, along its edge.
Rect along(Rect track, Side side, Length thickness) {
  switch (side) {
    case Side::all:
    case Side::left:
      return {track.origin, {thickness, track.size.height}};
    case Side::right:
      return {{track.right() - thickness, track.top()}, {thickness, track.size.height}};
    case Side::top:
      return {track.origin, {track.size.width, thickness}};
    case Side::bottom:
      return {{track.left(), track.bottom() - thickness}, {track.size.width, thickness}};
  }
  return track;
}

}  // namespace

PreparedKind prepare(const Band& /*band*/, const layout::Common& /*common*/, const Preparation& /*to*/) {
  return std::nullopt;  // drawn by `bands`
}

std::vector<page::Item> bands(const layout::Block& face, geometry::Size size, Length bleed, const Scope& scope,
                              const ComposeContext& context) {
  std::vector<page::Item> items;
  for (const auto& block : children(face)) {
    const auto* band = std::get_if<Band>(&block.is);
    if (band == nullptr || scope.bank == nullptr || !holds(block.common.when, scope)) continue;
    const auto fill = color(band->fill, context.theme, scope.bank, scope.question);
    if (!fill) continue;
    const Rect track = Rect{{}, size}.inset(geometry::Insets::all(band->inset));
    Rect box = along(share_of(track, *band, scope, context.layout.direction), band->side, band->thickness);
    if (band->inset == Length{}) box = bled(box, size, bleed);
    items.push_back({page::Fill{box, {}, *fill, {}}});
  }
  return items;
}

}  // namespace recto::blocks
