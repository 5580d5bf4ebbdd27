// Text blocks, whole or a part of them.
#include "blocks/blanks.h"
#include "blocks/block_setter.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Block;

/// A text block's slabs without their items: for finding where a continued card may end.
Slabs shape_of(const Slabs& slabs) {
  Slabs result;
  result.reserve(slabs.size());
  for (const auto& slab : slabs) {
    Slab bare;
    bare.space_before = slab.space_before;
    bare.height = slab.height;
    bare.penalty_before = slab.penalty_before;
    bare.starts_unit = slab.starts_unit;
    result.push_back(std::move(bare));
  }
  return result;
}

/// A program that is cut behind a blank line ends before it.
void drop_blank_lines(Slabs& slabs) {
  while (slabs.size() > 1 && slabs.back().items.empty()) slabs.pop_back();
}

}  // namespace

Slabs BlockSetter::text(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  const TypeScale own = type_scale_of(block, type_scale);
  const auto slice = shown_slice(block);
  Slabs slabs = slice ? part_of_text(block, *slice, width, own) : whole_text(block, width, own);
  if (height) return aligned(std::move(slabs), *height, block.valign);
  return slabs;
}

Slabs BlockSetter::whole_text(const Block& block, Length width, TypeScale type_scale) {
  const std::size_t broken = findings_.emergency_breaks.size();
  Slabs slabs = set_text(prepared(block), width, type_scale, context_, ids_, findings_);
  if (block.fit == layout::Fit::shrink) {
    findings_.avoidable_breaks += static_cast<int>(findings_.emergency_breaks.size() - broken);
  }
  return slabs;
}

Slabs BlockSetter::part_of_text(const Block& block, Slice slice, Length width, TypeScale type_scale) {
  (void)prepared(block);  // what shaping finds is told of the block, not of this try
  SetText& set = set_[&block];
  if (set.slabs.empty() || set.width != width || set.type_scale != type_scale) {
    set.found = {};
    std::swap(findings_, set.found);
    set.slabs = whole_text(block, width, type_scale);
    std::swap(findings_, set.found);
    set.width = width;
    set.type_scale = type_scale;
    heights_[&block] = shape_of(set.slabs);
  }
  Findings found = set.found;
  findings_.take(found);
  const auto at = [&](std::size_t line) {
    return set.slabs.begin() + static_cast<std::ptrdiff_t>(std::min(line, set.slabs.size()));
  };
  Slabs slabs(at(slice.first), at(std::max(slice.first, slice.last)));
  if (!slabs.empty()) slabs.front().space_before = {};
  if (slice.last < set.slabs.size()) drop_blank_lines(slabs);
  enclose_overhang(slabs);
  return slabs;
}

std::optional<BlockSetter::Slice> BlockSetter::shown_slice(const Block& block) const {
  const auto slice = slices_.find(&block);
  return slice == slices_.end() ? std::nullopt : std::optional{slice->second};
}

/// What of `type_scale` applies to `block`: nothing to one that does not shrink, and nothing beyond its own least size.
TypeScale BlockSetter::type_scale_of(const Block& block, TypeScale type_scale) const {
  if (block.fit != layout::Fit::shrink) return {};
  const layout::Style& style = context_.layout.style(block.style.value_or(layout::StyleIndex{0}));
  const double least = block.min_size.over(style.size);
  return {std::max(type_scale.size, std::min(1.0, least)), type_scale.leading};
}

}  // namespace recto::blocks
