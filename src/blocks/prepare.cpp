// Prepares a block and what it holds in the order in which it is read.  That order is the one of the structure elements
// of a tagged document, so it must not depend on how rows find their widths later.  A block that repeats is prepared
// once for each of its scopes.
#include "blocks/prepare.h"

#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Block;
using layout::Repeat;

std::optional<PreparedBlock> prepare_once(const Block& block, const Preparation& to) {
  if (!holds(block.common.when, to.scope)) return std::nullopt;
  auto kind = std::visit([&](const auto& each) { return prepare(each, block.common, to); }, block.is);
  if (!kind) return std::nullopt;
  return PreparedBlock{&block.common, std::move(*kind)};
}

/// The block for each scope of its `repeat`.  `gap` is that of the holder.
PreparedBlock prepare_repeated(const Block& block, Length gap, const Preparation& to) {
  PreparedRepetition repetition{.each = {}, .gap = gap};
  if (to.repeats != nullptr) {
    for (const auto& scope : (*to.repeats)(repeat_of(block), to.scope)) {
      auto one = prepare_once(block, {scope, to.context, to.parent, to.repeats, to.found});
      if (one) repetition.each.push_back(std::move(*one));
    }
  }
  return {&block.common, std::move(repetition)};
}

std::optional<PreparedBlock> prepare_in(const Block& block, Length gap, const Preparation& to) {
  if (repeat_of(block) != Repeat::once) return prepare_repeated(block, gap, to);
  return prepare_once(block, to);
}

/// A table's rows have as many cells each: one that is not shown keeps its place.
void keep_cell(const Block& block, const Preparation& to) {
  const bool cell = block.common.role == "TD" || block.common.role == "TH";
  if (cell && !holds(block.common.when, to.scope)) (void)element_of(block.common, to);
}

Preparation within(const layout::Common& common, const Preparation& to) {
  return {to.scope, to.context, element_of(common, to), to.repeats, to.found};
}

}  // namespace

page::Tag element_of(const layout::Common& common, const Preparation& to) {
  if (common.role.empty()) return to.parent;
  if (common.role == "artifact") return {};
  auto& structure = to.context.structure;
  const page::Tag tag = structure.add(common.role, to.parent);
  if (common.role == "TH") structure.head(tag, "Column");
  return tag;
}

page::Tag figure_of(const layout::Common& common, const Preparation& to) {
  const page::Tag parent = common.role == "Figure" ? to.parent : element_of(common, to);
  return to.context.structure.add("Figure", parent);
}

PreparedInside prepare_inside(const layout::Inside& inside, const Preparation& to) {
  PreparedInside result{.children = {}, .gap = inside.gap, .padding = inside.padding};
  for (const Block& child : inside.children) {
    if (auto prepared = prepare_in(child, inside.gap, to)) {
      result.children.push_back(std::move(*prepared));
    } else {
      keep_cell(child, to);
    }
  }
  return result;
}

std::optional<PreparedBlock> prepare(const Block& block, const Preparation& to) {
  return prepare_in(block, Length{}, to);
}

PreparedKind prepare(const layout::Stack& stack, const layout::Common& common, const Preparation& to) {
  return PreparedStack{prepare_inside(stack.inside, within(common, to))};
}

PreparedKind prepare(const layout::Row& row, const layout::Common& common, const Preparation& to) {
  return PreparedRow{prepare_inside(row.inside, within(common, to))};
}

}  // namespace recto::blocks
