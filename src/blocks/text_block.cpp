// Text blocks, whole or the lines of them that a continued card shows.
//
// Lines for a slice are set once for a width and size and kept: the search for where a card may end tries many slices
// of the same lines.
#include "blocks/blanks.h"
#include "blocks/prepare.h"
#include "blocks/set_text.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;

/// A text's slabs without their items.
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

std::optional<PreparedText::Range> range_of(const layout::Text& text, const layout::Layout& layout) {
  if (text.fit != layout::Fit::shrink) return std::nullopt;
  const Length size = layout.style(text.style).size;
  return PreparedText::Range{std::min(1.0, text.min_size.over(size)), std::max(1.0, text.max_size.over(size))};
}

}  // namespace

PreparedKind prepare(const layout::Text& text, const layout::Common& common, const Preparation& to) {
  PreparedText result;
  result.source = &text;
  result.range = range_of(text, to.context.layout);
  result.paragraphs = prepare_text(text, common, to.scope, to.context, to.parent, to.found);
  return result;
}

TypeScale PreparedText::own_type(TypeScale type) const {
  if (!range) return {};
  return {std::clamp(type.size, range->least, range->most), type.leading};
}

SetBlock PreparedText::set(const layout::Common& common, const Room& room, const ComposeContext& context) {
  const TypeScale own = own_type(room.type);
  SetBlock result = slice ? set_slice(room.width, own, context) : set_whole(room.width, own, context);
  if (room.height) result.slabs = aligned(std::move(result.slabs), *room.height, common.valign);
  return result;
}

SetBlock PreparedText::set_whole(Length width, TypeScale type, const ComposeContext& context) const {
  SetBlock result;
  result.slabs = set_text(paragraphs, width, type, context, result.found);
  if (range) result.found.avoidable_breaks = static_cast<int>(result.found.emergency_breaks.size());
  return result;
}

SetBlock PreparedText::set_slice(Length width, TypeScale type, const ComposeContext& context) {
  if (!whole || whole->set.slabs.empty() || whole->width != width || whole->type != type) {
    SetBlock all = set_whole(width, type, context);
    Slabs shape = shape_of(all.slabs);
    whole = Whole{width, type, std::move(all), std::move(shape)};
  }
  const Slabs& all = whole->set.slabs;
  const auto at = [&](std::size_t line) {
    return all.begin() + static_cast<std::ptrdiff_t>(std::min(line, all.size()));
  };
  SetBlock result{Slabs(at(slice->first), at(std::max(slice->first, slice->last))), whole->set.found};
  if (!result.slabs.empty()) result.slabs.front().space_before = {};
  if (slice->last < all.size()) drop_blank_lines(result.slabs);
  enclose_overhang(result.slabs);
  return result;
}

Length PreparedText::natural_width(TypeScale type, const ComposeContext& context) const {
  return blocks::natural_width(paragraphs, own_type(type), context);
}

}  // namespace recto::blocks
