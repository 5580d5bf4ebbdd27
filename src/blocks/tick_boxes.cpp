// Rows of empty boxes to tick: Leitner boxes on a card, points of a question.
#include "blocks/frame.h"
#include "blocks/paint.h"
#include "blocks/prepare.h"

namespace recto::blocks {

using geometry::Length;

PreparedKind prepare(const layout::TickBoxes& boxes, const layout::Common& common, const Preparation& to) {
  (void)element_of(common, to);
  const auto chosen = color(boxes.line.stroke, to.context.theme, to.scope.bank, to.scope.question);
  const page::Color ink = chosen ? *chosen : theme_color(to.context.theme, "ink", {});
  PreparedDrawing result{.slab = {}, .width = (boxes.size + boxes.gap) * boxes.count - boxes.gap};
  result.slab.height = boxes.size;
  for (int i = 0; i < boxes.count; ++i) {
    const geometry::Rect box{{(boxes.size + boxes.gap) * i, Length{}}, {boxes.size, boxes.size}};
    result.slab.items.push_back({frame(box, boxes.line.thickness, {}, ink)});
  }
  return result;
}

}  // namespace recto::blocks
