// Structure elements of blocks, made in reading order.
#include "blocks/block_setter.h"
#include "blocks/draw.h"

#include <utility>

namespace recto::blocks {
namespace {

using layout::Block;
using Kind = Block::Kind;

}  // namespace

/// The structure element of a container or drawing, made when first met.
page::Tag BlockSetter::element_of(const Block& block) {
  if (block.role.empty()) return parent_;
  if (block.role == "artifact") return {};
  const auto it = elements_.find(&block);
  if (it != elements_.end()) return it->second;
  const page::Tag tag = context_.structure.add(block.role, parent_);
  if (block.role == "TH") context_.structure.head(tag, "Column");
  elements_[&block] = tag;
  return tag;
}

/// The figure that a picture or code is, inside an element of its own if the layout asks for another.
page::Tag BlockSetter::figure_of(const Block& block) {
  const auto it = figures_.find(&block);
  if (it != figures_.end()) return it->second;
  const page::Tag parent = block.role == "Figure" ? parent_ : element_of(block);
  return figures_[&block] = context_.structure.add("Figure", parent);
}

/// Makes the elements of what stands in `block`, first to last: in a row, cells are laid in another order.
void BlockSetter::name_elements(const Block& block) {
  if (!context_.structure.tagged()) return;
  for (const Block& child : block.children) {
    const bool cell = child.role == "TD" || child.role == "TH";
    if (!child.repeat.empty() || holds(child.when, scope_)) {
      name_element(child);
    } else if (cell) {
      (void)element_of(child);  // a table's rows have as many cells each
    }
  }
}

void BlockSetter::name_element(const Block& block) {
  switch (block.kind) {
    case Kind::text:
      (void)prepared(block);
      return;
    case Kind::image:
    case Kind::qr:
      if (shows_figure(block, scope_)) (void)figure_of(block);
      return;
    case Kind::scale:
      (void)prepared_scale(block);
      return;
    case Kind::stack:
    case Kind::row:
    case Kind::box:
      break;
    default:
      (void)element_of(block);
      return;
  }
  if (block.repeat.empty()) {
    const page::Tag outer = std::exchange(parent_, element_of(block));
    name_elements(block);
    parent_ = outer;
  } else {
    for (auto* setter : setters_of(block)) {
      setter->parent_ = setter->element_of(block);
      setter->name_elements(block);
      setter->parent_ = parent_;
    }
  }
}

}  // namespace recto::blocks
