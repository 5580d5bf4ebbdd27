// What is the same for blocks of all kinds when they are set: stated sizes, the space before, what a page keeps
// together.  A repeated block has none of that: each of its repetitions has.
#include "blocks/blanks.h"
#include "blocks/prepared_block.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Keep;

/// What is kept together within what is kept together is dearer still: if the whole cannot stay, its parts do.
void keep_together(Slabs& slabs, Keep keep) {
  if (keep == Keep::none || keep == Keep::new_page) return;
  for (std::size_t i = 1; i < slabs.size(); ++i) add_penalty(slabs[i], page::break_cost::in_item);
}

}  // namespace

void stand_at_start(Slabs& slabs, Length free, const ComposeContext& context) {
  if (context.layout.direction == layout::Direction::right_to_left && free > Length{}) indent(slabs, free);
}

SetBlock set(PreparedBlock& block, Room room, const ComposeContext& context) {
  const layout::Common& common = *block.common;
  const auto set_kind = [&](auto& kind) { return kind.set(common, room, context); };
  if (std::holds_alternative<PreparedRepetition>(block.is)) return std::visit(set_kind, block.is);
  if (common.height) room.height = common.height;
  const Length column = room.width;
  if (common.width) room.width = std::min(room.width, *common.width);
  SetBlock result = std::visit(set_kind, block.is);
  if (result.slabs.empty()) return result;
  if (height(result.slabs) < common.least_height) {
    room.height = common.least_height;
    result = std::visit(set_kind, block.is);
    result.slabs = aligned(std::move(result.slabs), common.least_height, common.valign);
  }
  if (common.height && height(result.slabs) > *common.height) {
    result.found.too_tall.push_back({height(result.slabs) - *common.height, common.place});
  }
  keep_together(result.slabs, common.keep);
  if (common.keep == Keep::new_page) result.slabs.front().new_page = true;
  result.slabs.front().space_before += common.space_before;
  stand_at_start(result.slabs, column - room.width, context);
  return result;
}

Length natural_width(const PreparedBlock& block, TypeScale type, const ComposeContext& context) {
  if (block.common->width) return *block.common->width;
  return std::visit([&](const auto& kind) { return kind.natural_width(type, context); }, block.is);
}

SetBlock PreparedRepetition::set(const layout::Common& /*common*/, const Room& room, const ComposeContext& context) {
  SetBlock result;
  std::vector<std::size_t> starts;
  for (auto& block : each) {
    SetBlock one = blocks::set(block, {room.width, std::nullopt, room.type}, context);
    result.found.take(std::move(one.found));
    if (one.slabs.empty()) continue;
    if (!result.slabs.empty()) one.slabs.front().space_before += gap;
    starts.push_back(result.slabs.size());
    std::ranges::move(one.slabs, std::back_inserter(result.slabs));
  }
  penalise_lone_parts(result.slabs, starts);
  return result;
}

Length PreparedRepetition::natural_width(TypeScale type, const ComposeContext& context) const {
  Length widest;
  for (const auto& block : each) widest = std::max(widest, blocks::natural_width(block, type, context));
  return widest;
}

SetBlock PreparedSpacer::set(const layout::Common& /*common*/, const Room& room,
                             const ComposeContext& /*context*/) const {
  return {{blank(room.height.value_or(Length{}))}, {}};
}

Length PreparedSpacer::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const { return {}; }

SetBlock PreparedDrawing::set(const layout::Common& /*common*/, const Room& room, const ComposeContext& context) const {
  SetBlock result{{slab}, {}};
  stand_at_start(result.slabs, room.width - width, context);
  return result;
}

Length PreparedDrawing::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const { return width; }

}  // namespace recto::blocks
