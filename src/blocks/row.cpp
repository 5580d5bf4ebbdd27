// Rows: blocks side by side.
#include "blocks/blanks.h"
#include "blocks/block_setter.h"
#include "blocks/draw.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Block;
using layout::VerticalAlign;
using Kind = Block::Kind;

struct Cell {
  const Block* block;
  std::size_t place;  ///< among the row's
  Length left;
  Length width;
  Slabs slabs;
  Findings found;
};

/// The lowest first baseline of the cells that align by it.
Length common_baseline(const std::vector<Cell>& cells) {
  Length lowest;
  for (const auto& cell : cells) {
    if (cell.block->valign == VerticalAlign::baseline) lowest = std::max(lowest, first_baseline(cell.slabs));
  }
  return lowest;
}

Length offset_in_row(const Cell& cell, Length free, Length baseline) {
  switch (cell.block->valign) {
    case VerticalAlign::top:
      return {};
    case VerticalAlign::baseline:
      return baseline - first_baseline(cell.slabs);
    case VerticalAlign::middle:
    case VerticalAlign::optical:
      return free / 2;
    case VerticalAlign::bottom:
      return free;
  }
  return {};
}

/// Everything side by side in one slab.
Slab merged(std::vector<Cell>& cells, Length height) {
  Slab result;
  result.height = height;
  const Length baseline = common_baseline(cells);
  if (baseline > Length{}) result.baseline = baseline;
  for (auto& cell : cells) {
    const Length own = blocks::height(cell.slabs);
    const Length top = offset_in_row(cell, height - own, baseline);
    result.height = std::max(result.height, top + own);
    place(cell.slabs, 0, cell.slabs.size(), {cell.left, top}, result.items);
  }
  return result;
}

/// Whether the cell stands where it does however high the row is.
bool stands_at_head(const Cell& cell) {
  return cell.block->valign == VerticalAlign::top || cell.block->valign == VerticalAlign::baseline;
}

/// The cell whose slabs a page may break between, if there is just one and all stand at the row's head.
Cell* flowing(std::vector<Cell>& cells) {
  Cell* found = nullptr;
  for (auto& cell : cells) {
    if (!stands_at_head(cell)) return nullptr;
    if (cell.slabs.size() < 2) continue;
    if (found != nullptr) return nullptr;
    found = &cell;
  }
  return found;
}

/// The flowing cell's slabs moved to its place, the other cells' items on the first.
Slabs flow(std::vector<Cell>& cells, Cell& main) {
  for (auto& slab : main.slabs) {
    move(slab, {main.left, Length{}});
    for (auto& decoration : slab.decorations) decoration.left += main.left;
    slab.head_left += main.left;
  }
  const Length baseline = common_baseline(cells);
  if (main.block->valign == VerticalAlign::baseline) {
    pad(main.slabs, baseline - first_baseline(main.slabs), {});
  }
  Length tallest;
  for (auto& cell : cells) {
    if (&cell == &main) continue;
    const Length top = offset_in_row(cell, Length{}, baseline);
    place(cell.slabs, 0, cell.slabs.size(), {cell.left, top}, main.slabs.front().items);
    tallest = std::max(tallest, top + blocks::height(cell.slabs));
  }
  Length covered;
  for (std::size_t i = 0; i < main.slabs.size() && covered < tallest; ++i) {
    if (i > 0) main.slabs[i].penalty_before = page::break_cost::forbidden;
    covered += main.slabs[i].height + (i > 0 ? main.slabs[i].space_before : Length{});
  }
  if (covered < tallest) pad(main.slabs, {}, tallest - covered);
  if (baseline > Length{}) main.slabs.front().baseline = baseline;
  return std::move(main.slabs);
}

}  // namespace

Length BlockSetter::natural_width(const Block& block, TypeScale type_scale) {
  if (block.width) return *block.width;
  const Length padding = block.padding.left + block.padding.right;
  const auto children = shown(block);
  Length result;
  switch (block.kind) {
    case Kind::text:
      return blocks::natural_width(prepared(block), type_scale_of(block, type_scale), context_);
    case Kind::marks:
      return level_marks_width(block, scope_);
    case Kind::stack:
    case Kind::box:
      for (const Block* child : children) result = std::max(result, natural_width(*child, type_scale));
      return result + padding;
    case Kind::row:
      for (const Block* child : children) result += natural_width(*child, type_scale);
      return result + padding + block.gap * static_cast<std::int64_t>(children.empty() ? 0 : children.size() - 1);
    default:
      return result;
  }
}

std::vector<BlockSetter::Place> BlockSetter::places_in_row(const Block& block) {
  std::vector<Place> places;
  for (const Block* child : shown(block)) {
    if (child->repeat.empty()) {
      places.push_back({child, this});
    } else {
      for (auto* setter : setters_of(*child)) places.push_back({child, setter});
    }
  }
  return places;
}

std::vector<Length> BlockSetter::row_widths(const std::vector<Place>& places, Length width, Length gap,
                                            TypeScale type_scale, const diag::Span& place) {
  std::vector<Length> widths;
  Length used = gap * static_cast<std::int64_t>(places.empty() ? 0 : places.size() - 1);
  double shares = 0;
  for (const auto& [child, setter] : places) {
    const bool grows = child->grow > 0 && !child->width;
    widths.push_back(grows ? Length{} : setter->natural_width(*child, type_scale));
    used += widths.back();
    if (grows) shares += child->grow;
  }
  const Length free = width - used;
  if (free < Length{}) findings_.overfull.push_back({-free, {}, place});
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Block& child = *places[i].block;
    if (child.grow > 0 && !child.width && free > Length{}) widths[i] = free.scaled(child.grow / shares);
  }
  return widths;
}

Slabs BlockSetter::row(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  const page::Tag outer = std::exchange(parent_, element_of(block));
  name_elements(block);
  const auto places = places_in_row(block);
  const Length inner = width - block.padding.left - block.padding.right;
  const auto widths = row_widths(places, inner, block.gap, type_scale, block.place);
  std::vector<Cell> cells;
  Length left = block.padding.left;
  Length tallest = height ? *height - block.padding.top - block.padding.bottom : Length{};
  for (std::size_t i = 0; i < places.size(); ++i) {
    Cell& cell = cells.emplace_back(Cell{places[i].block, i, left, widths[i], {}, {}});
    cell.slabs = places[i].setter->once_apart(*cell.block, cell.width, std::nullopt, type_scale, cell.found);
    tallest = std::max(tallest, blocks::height(cell.slabs));
    left += widths[i] + block.gap;
  }
  const bool empty = std::ranges::all_of(cells, [](const Cell& cell) { return cell.slabs.empty(); });
  Cell* main = height || block.keep == Block::Keep::together ? nullptr : flowing(cells);
  Slabs result;
  if (empty && !height) {
    result = {};
  } else if (main != nullptr) {
    result = flow(cells, *main);
  } else {
    for (auto& cell : cells) {
      const bool stretches = cell.block->kind == Kind::box || cell.block->kind == Kind::stack;
      if (stretches && blocks::height(cell.slabs) < tallest && !cell.block->height) {
        cell.slabs = places[cell.place].setter->once_apart(*cell.block, cell.width, tallest, type_scale, cell.found);
      }
    }
    result.push_back(merged(cells, tallest));
  }
  for (auto& cell : cells) findings_.take(cell.found);
  for (const auto& [child, setter] : places) {
    if (setter != this) findings_.take(setter->findings());
  }
  parent_ = outer;
  pad(result, block.padding.top, block.padding.bottom);
  return result;
}

}  // namespace recto::blocks
