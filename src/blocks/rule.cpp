// Rules: one line as wide as its column, or as it says.
#include "blocks/paint.h"
#include "blocks/prepare.h"

namespace recto::blocks {

using geometry::Length;

PreparedKind prepare(const layout::Rule& rule, const layout::Common& common, const Preparation& to) {
  (void)element_of(common, to);  // a cell of a table that holds a rule is a cell
  const auto chosen = color(rule.line.stroke, to.context.theme, to.scope.bank, to.scope.question);
  return PreparedRule{rule.line.thickness, common.width,
                      chosen ? *chosen : theme_color(to.context.theme, "rule", {0xB0B0B0})};
}

SetBlock PreparedRule::set(const layout::Common& /*common*/, const Room& room,
                           const ComposeContext& /*context*/) const {
  Slab slab;
  slab.height = thickness;
  slab.penalty_before = page::break_cost::forbidden;
  const Length y = slab.height / 2;
  const Length end = width.value_or(room.width);
  slab.items.push_back({page::Stroke{{Length{}, y}, {end, y}, slab.height, color, {}}});
  return {{std::move(slab)}, {}};
}

Length PreparedRule::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const { return {}; }

PreparedKind prepare(const layout::Spacer& /*spacer*/, const layout::Common& common, const Preparation& to) {
  (void)element_of(common, to);
  return PreparedSpacer{};
}

}  // namespace recto::blocks
