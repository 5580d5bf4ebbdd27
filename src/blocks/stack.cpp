// Stacks: blocks one below the other, and boxes around them.
#include "blocks/blanks.h"
#include "blocks/block_setter.h"
#include "blocks/paint.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Block;
using Kind = Block::Kind;

}  // namespace

Slabs BlockSetter::stack(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  const page::Tag outer = std::exchange(parent_, element_of(block));
  const auto children = shown(block);
  const Length inner_width = width - block.padding.left - block.padding.right;
  std::vector<Slabs> laid(children.size());
  std::vector<Findings> found(children.size());
  const Length outer_gap = std::exchange(gap_, block.gap);
  for (std::size_t i = 0; i < children.size(); ++i) {
    laid[i] = lay_apart(*children[i], inner_width, std::nullopt, type_scale, found[i]);
  }

  // Room left over goes to the children that grow, also to one that has nothing to show: what stands below it keeps
  // its place.
  Length used = block.padding.top + block.padding.bottom;
  double shares = 0;
  Length pending;
  const Block* before = nullptr;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (!children[i]->height) shares += children[i]->grow;
    if (laid[i].empty()) continue;
    if (before != nullptr) laid[i].front().space_before += block.gap + before->space_after;
    pending = before != nullptr ? laid[i].front().space_before : Length{};
    used += pending + blocks::height(laid[i]);
    before = children[i];
  }
  const Length free = height ? *height - used : Length{};
  Slabs result;
  Slabs head;
  bool glued = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Block& child = *children[i];
    const bool grows = free > Length{} && child.grow > 0 && !child.height;
    if (laid[i].empty()) {
      if (grows) result.push_back(blank(free.scaled(child.grow / shares)));
      continue;
    }
    if (grows) {
      const Length space = laid[i].front().space_before;
      const Length target = blocks::height(laid[i]) + free.scaled(child.grow / shares);
      laid[i] = child.kind == Kind::text || child.kind == Kind::spacer
                    ? aligned(std::move(laid[i]), target, child.valign)
                    : lay_apart(child, inner_width, target, type_scale, found[i]);
      laid[i].front().space_before = space;
    }
    if (glued) laid[i].front().penalty_before = page::break_cost::forbidden;
    glued = child.keep == Block::Keep::with_next || child.keep == Block::Keep::head;
    if (!head.empty()) set_head(laid[i], head);
    if (child.keep == Block::Keep::head) head = laid[i];
    std::ranges::move(laid[i], std::back_inserter(result));
  }
  for (auto& each : found) findings_.take(each);
  parent_ = outer;
  gap_ = outer_gap;
  if (height && free > Length{} && shares == 0)
    result = aligned(std::move(result), *height - block.padding.top - block.padding.bottom, block.valign);
  for (auto& slab : result) {
    move(slab, {block.padding.left, Length{}});
    for (auto& decoration : slab.decorations) decoration.left += block.padding.left;
    slab.head_left += block.padding.left;
  }
  pad(result, block.padding.top, block.padding.bottom);
  return result;
}

Slabs BlockSetter::box(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  Slabs slabs = stack(block, width, height, type_scale);
  if (slabs.empty() && height) slabs.push_back(blank(*height));
  Decoration decoration;
  decoration.id = ids_.next();
  decoration.width = width;
  decoration.fill = color(block.fill, context_.theme, scope_.bank, scope_.question);
  decoration.border = color(block.stroke, context_.theme, scope_.bank, scope_.question);
  decoration.thickness = block.thickness;
  decoration.radius = block.radius;
  decoration.side = block.side;
  for (auto& slab : slabs) slab.decorations.insert(slab.decorations.begin(), decoration);
  return slabs;
}

}  // namespace recto::blocks
