// Boxes: stacks with ground or border, one fragment of it on each page that they are cut over.
#include "blocks/blanks.h"
#include "blocks/paint.h"
#include "blocks/prepare.h"

#include <utility>

namespace recto::blocks {

using geometry::Length;

PreparedKind prepare(const layout::Box& box, const layout::Common& common, const Preparation& to) {
  const auto painted = [&](const layout::Paint& paint) {
    return color(paint, to.context.theme, to.scope.bank, to.scope.question);
  };
  Decoration ground;
  ground.fill = painted(box.fill);
  ground.border = painted(box.border.stroke);
  ground.thickness = box.border.thickness;
  ground.radius = box.radius;
  ground.side = box.side;
  const Preparation inner{to.scope, to.context, element_of(common, to), to.repeats, to.found};
  return PreparedBox{{prepare_inside(box.inside, inner)}, std::move(ground)};
}

SetBlock PreparedBox::set(const layout::Common& common, const Room& room, const ComposeContext& context) {
  SetBlock result = stack.set(common, room, context);
  if (result.slabs.empty() && room.height) result.slabs.push_back(blank(*room.height));
  Decoration decoration = ground;
  decoration.id = context.structure.next_box();
  decoration.width = room.width;
  for (auto& slab : result.slabs) slab.decorations.insert(slab.decorations.begin(), decoration);
  return result;
}

Length PreparedBox::natural_width(TypeScale type, const ComposeContext& context) const {
  return stack.natural_width(type, context);
}

}  // namespace recto::blocks
