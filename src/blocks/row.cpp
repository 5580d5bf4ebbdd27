// Rows: blocks side by side.
//
// A cell has its stated width, or a share of what is left, or is as wide as it is by itself.  All of a row is one slab,
// unless one cell alone has several and may be cut: then those are the row's, and the other cells stand on the first.
#include "blocks/blanks.h"
#include "blocks/prepared_block.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::VerticalAlign;

struct Cell {
  PreparedBlock* block;
  Length left;
  Length width;
  SetBlock set;

  [[nodiscard]] const layout::Common& common() const { return *block->common; }
  [[nodiscard]] Slabs& slabs() { return set.slabs; }
  [[nodiscard]] const Slabs& slabs() const { return set.slabs; }
};

/// The lowest first baseline of the cells that align by it.
Length common_baseline(const std::vector<Cell>& cells) {
  Length lowest;
  for (const auto& cell : cells) {
    if (cell.common().valign == VerticalAlign::baseline) lowest = std::max(lowest, first_baseline(cell.slabs()));
  }
  return lowest;
}

Length offset_in_row(const Cell& cell, Length free, Length baseline) {
  switch (cell.common().valign) {
    case VerticalAlign::top:
      return {};
    case VerticalAlign::baseline:
      return baseline - first_baseline(cell.slabs());
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
    const Length own = blocks::height(cell.slabs());
    const Length top = offset_in_row(cell, height - own, baseline);
    result.height = std::max(result.height, top + own);
    place(cell.slabs(), 0, cell.slabs().size(), {cell.left, top}, result.items);
  }
  return result;
}

/// Whether the cell stands where it does however high the row is.
bool stands_at_head(const Cell& cell) {
  return cell.common().valign == VerticalAlign::top || cell.common().valign == VerticalAlign::baseline;
}

/// The cell whose slabs a page may break between, if there is just one and all stand at the row's head.
Cell* flowing(std::vector<Cell>& cells) {
  Cell* found = nullptr;
  for (auto& cell : cells) {
    if (!stands_at_head(cell)) return nullptr;
    if (cell.slabs().size() < 2) continue;
    if (found != nullptr) return nullptr;
    found = &cell;
  }
  return found;
}

/// The flowing cell's slabs moved to its place, the other cells' items on the first.
Slabs flow(std::vector<Cell>& cells, Cell& main) {
  indent(main.slabs(), main.left);
  const Length baseline = common_baseline(cells);
  if (main.common().valign == VerticalAlign::baseline) {
    pad(main.slabs(), baseline - first_baseline(main.slabs()), {});
  }
  Length tallest;
  for (auto& cell : cells) {
    if (&cell == &main) continue;
    const Length top = offset_in_row(cell, Length{}, baseline);
    place(cell.slabs(), 0, cell.slabs().size(), {cell.left, top}, main.slabs().front().items);
    tallest = std::max(tallest, top + blocks::height(cell.slabs()));
  }
  Length covered;
  for (std::size_t i = 0; i < main.slabs().size() && covered < tallest; ++i) {
    if (i > 0) main.slabs()[i].penalty_before = page::break_cost::forbidden;
    covered += main.slabs()[i].height + (i > 0 ? main.slabs()[i].space_before : Length{});
  }
  if (covered < tallest) pad(main.slabs(), {}, tallest - covered);
  if (baseline > Length{}) main.slabs().front().baseline = baseline;
  return std::move(main.slabs());
}

/// A row's blocks; repeated ones stand side by side.
std::vector<PreparedBlock*> cells_of(std::vector<PreparedBlock>& children) {
  std::vector<PreparedBlock*> cells;
  for (auto& child : children) {
    if (auto* repetition = std::get_if<PreparedRepetition>(&child.is)) {
      for (auto& each : repetition->each) cells.push_back(&each);
    } else {
      cells.push_back(&child);
    }
  }
  return cells;
}

/// Whether a cell that is lower than its row becomes as high.
bool stretches(const Cell& cell) {
  const auto& kind = cell.block->is;
  const bool holder = std::holds_alternative<PreparedBox>(kind) || std::holds_alternative<PreparedStack>(kind);
  return holder && !cell.common().height;
}

/// Sets the cells of one row.
class RowSetter {
 public:
  RowSetter(PreparedInside& inside, const layout::Common& common, const Room& room, const ComposeContext& context)
      : blocks_{cells_of(inside.children)}, inside_{inside}, common_{common}, room_{room}, context_{context} {}

  SetBlock run() {
    set_cells();
    SetBlock result{slabs(), std::move(found_)};
    for (auto& cell : cells_) result.found.take(std::move(cell.set.found));
    pad(result.slabs, inside_.padding.top, inside_.padding.bottom);
    return result;
  }

 private:
  void set_cells() {
    const auto widths = find_widths(room_.width - inside_.padding.left - inside_.padding.right);
    const bool from_left = context_.layout.direction == layout::Direction::left_to_right;
    Length from_start = from_left ? inside_.padding.left : inside_.padding.right;
    if (room_.height) tallest_ = *room_.height - inside_.padding.top - inside_.padding.bottom;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Length left = from_left ? from_start : room_.width - from_start - widths[i];
      auto& cell = cells_.emplace_back(Cell{blocks_[i], left, widths[i], {}});
      cell.set = set(*cell.block, {cell.width, std::nullopt, room_.type}, context_);
      tallest_ = std::max(tallest_, height(cell.slabs()));
      from_start += widths[i] + inside_.gap;
    }
  }

  std::vector<Length> find_widths(Length width) {
    std::vector<Length> widths;
    Length used = inside_.gap * static_cast<std::int64_t>(blocks_.empty() ? 0 : blocks_.size() - 1);
    double shares = 0;
    const auto grows = [](const layout::Common& common) { return common.grow > 0 && !common.width; };
    for (const auto* block : blocks_) {
      widths.push_back(grows(*block->common) ? Length{} : natural_width(*block, room_.type, context_));
      used += widths.back();
      if (grows(*block->common)) shares += block->common->grow;
    }
    const Length free = width - used;
    if (free < Length{}) found_.overfull.push_back({-free, {}, common_.place});
    for (std::size_t i = 0; i < blocks_.size() && free > Length{}; ++i) {
      const auto& common = *blocks_[i]->common;
      if (grows(common)) widths[i] = free.scaled(common.grow / shares);
    }
    return widths;
  }

  Slabs slabs() {
    const bool empty = std::ranges::all_of(cells_, [](const Cell& cell) { return cell.slabs().empty(); });
    if (empty && !room_.height) return {};
    const bool whole = room_.height || common_.keep == layout::Keep::together;
    if (Cell* main = whole ? nullptr : flowing(cells_)) return flow(cells_, *main);
    for (auto& cell : cells_) {
      if (!stretches(cell) || height(cell.slabs()) >= tallest_) continue;
      cell.set = set(*cell.block, {cell.width, tallest_, room_.type}, context_);
    }
    return {merged(cells_, tallest_)};
  }

  std::vector<PreparedBlock*> blocks_;
  const PreparedInside& inside_;
  const layout::Common& common_;
  const Room& room_;
  const ComposeContext& context_;
  std::vector<Cell> cells_;
  Length tallest_;
  Findings found_;
};

}  // namespace

SetBlock PreparedRow::set(const layout::Common& common, const Room& room, const ComposeContext& context) {
  return RowSetter{inside, common, room, context}.run();
}

Length PreparedRow::natural_width(TypeScale type, const ComposeContext& context) const {
  Length sum = inside.padding.left + inside.padding.right;
  std::int64_t cells = 0;
  const auto add = [&](const PreparedBlock& cell) {
    sum += blocks::natural_width(cell, type, context);
    ++cells;
  };
  for (const auto& child : inside.children) {
    if (const auto* repetition = std::get_if<PreparedRepetition>(&child.is)) {
      for (const auto& each : repetition->each) add(each);
    } else {
      add(child);
    }
  }
  return sum + inside.gap * std::max<std::int64_t>(0, cells - 1);
}

}  // namespace recto::blocks
