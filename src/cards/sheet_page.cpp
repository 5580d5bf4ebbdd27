// Puts composed faces in their places on a sheet and draws what a cutter needs: hairlines along the cards, or ticks
// outside of them.
#include "cards/sheet_page.h"

#include "diag/assertion.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace recto::cards {
namespace {

using geometry::Length;
using geometry::Rect;
using layout::CardDesign;
using namespace geometry::literals;

// Marks nearer to the edge make viewers shrink the page to what a printer can reach.
constexpr Length clear_of_edge = 5_mm;
constexpr Length hairline = 0.25_pt;
constexpr Length crop_length = 4_mm;
constexpr Length crop_gap = 1_mm;
constexpr page::Color mark_color{0x8C8C8C};

using Interval = std::pair<Length, Length>;

/// Distinct edges of the cards on both axes, as seen on one side, and from where to where each goes.
struct Edges {
  std::map<Length, std::vector<Interval>> x;
  std::map<Length, std::vector<Interval>> y;
};

/// Where cards are on one side of a sheet of the run, positions already used left out.
std::vector<Rect> cells_of(const layout::Layout& layout, const CardDesign& design, SheetSide side,
                           const layout::PrintRun& run) {
  std::vector<Rect> cells;
  if (run.first_position > 0 && design.duplex.fill != layout::FillOrder::stacks) {
    const int left = layout::cards_per_sheet(design.grid, design.duplex) - run.first_position;
    const auto sheet = layout::impose(layout.page, design.grid, design.duplex, run, left, 0);
    const bool folded = design.duplex.sides == layout::Sides::fold_over;
    if (side == SheetSide::front || folded) {
      for (const auto& placement : sheet.front) cells.push_back(placement.place);
    }
    if (side == SheetSide::back || folded) {
      for (const auto& placement : sheet.back) cells.push_back(placement.place);
    }
    return cells;
  }
  for (int i = 0; i < design.grid.columns * design.grid.rows; ++i) {
    const Rect cell = layout::cell(design.grid, i).moved(run.front_shift);
    const bool mirrored = side == SheetSide::back;
    cells.push_back(mirrored ? layout::behind(cell, layout.page, design.duplex.flip) : cell);
  }
  return cells;
}

Edges edges_of(const layout::Layout& layout, const CardDesign& design, SheetSide side, const layout::PrintRun& run) {
  Edges edges;
  for (const Rect& cell : cells_of(layout, design, side, run)) {
    for (const Length x : {cell.left(), cell.right()}) edges.x[x].emplace_back(cell.top(), cell.bottom());
    for (const Length y : {cell.top(), cell.bottom()}) edges.y[y].emplace_back(cell.left(), cell.right());
  }
  return edges;
}

/// Intervals that touch, or are no farther apart than the gutter, as one.
std::vector<Interval> joined(std::vector<Interval> intervals, Length gutter) {
  std::ranges::sort(intervals);
  std::vector<Interval> result;
  for (const auto& each : intervals) {
    if (result.empty() || each.first > result.back().second + gutter) {
      result.push_back(each);
    } else {
      result.back().second = std::max(result.back().second, each.second);
    }
  }
  return result;
}

page::Item line(geometry::Point from, geometry::Point to) { return {page::Stroke{from, to, hairline, mark_color, {}}}; }

/// Along the cards' edges, across gutters, clear of the sheet's own edges; nowhere beside positions already used.
void hairlines(const Edges& edges, const layout::Grid& grid, geometry::Size page, std::vector<page::Item>& out) {
  const auto inside = [](Length at, Length size) { return at > clear_of_edge && at < size - clear_of_edge; };
  const auto clear = [](Interval cut, Length size) {
    return Interval{std::max(cut.first, clear_of_edge), std::min(cut.second, size - clear_of_edge)};
  };
  for (const auto& [x, cuts] : edges.x) {
    if (!inside(x, page.width)) continue;
    for (const auto& cut : joined(cuts, grid.pitch_y - grid.card.height)) {
      const auto [from, to] = clear(cut, page.height);
      out.push_back(line({x, from}, {x, to}));
    }
  }
  for (const auto& [y, cuts] : edges.y) {
    if (!inside(y, page.height)) continue;
    for (const auto& cut : joined(cuts, grid.pitch_x - grid.card.width)) {
      const auto [from, to] = clear(cut, page.width);
      out.push_back(line({from, y}, {to, y}));
    }
  }
}

/// A tick from `near` outwards to `far`, shortened to stay clear of the sheet's edge; none if under 1 mm is left.
void tick(Length near, Length far, Length low, Length high, const auto& draw) {
  far = std::clamp(far, low, high);
  const Length drawn = far > near ? far - near : near - far;
  if (drawn >= 1_mm && (near >= low && near <= high)) draw(near, far);
}

void crop_marks(const Edges& edges, geometry::Size page, Length gap, std::vector<page::Item>& out) {
  const Length top = edges.y.begin()->first - gap;
  const Length bottom = edges.y.rbegin()->first + gap;
  const Length left = edges.x.begin()->first - gap;
  const Length right = edges.x.rbegin()->first + gap;
  for (const auto& [at, cuts] : edges.x) {
    const Length x = at;
    const auto draw = [&](Length from, Length to) { out.push_back(line({x, from}, {x, to})); };
    tick(top, top - crop_length, clear_of_edge, page.height - clear_of_edge, draw);
    tick(bottom, bottom + crop_length, clear_of_edge, page.height - clear_of_edge, draw);
  }
  for (const auto& [at, cuts] : edges.y) {
    const Length y = at;
    const auto draw = [&](Length from, Length to) { out.push_back(line({from, y}, {to, y})); };
    tick(left, left - crop_length, clear_of_edge, page.width - clear_of_edge, draw);
    tick(right, right + crop_length, clear_of_edge, page.width - clear_of_edge, draw);
  }
}

Length crop_gap_of(const CardDesign& design) { return std::max(crop_gap, design.bleed); }

bool marked(layout::Marks::Where where, SheetSide side) {
  if (where == layout::Marks::Where::both) return true;
  return (where == layout::Marks::Where::front) == (side == SheetSide::front);
}

}  // namespace

std::vector<page::Item> cut_marks(const layout::Layout& layout, SheetSide side, const layout::PrintRun& run) {
  const auto& design = std::get<CardDesign>(layout.design);
  std::vector<page::Item> items;
  if (design.marks.cut == layout::Marks::Cut::none || !marked(design.marks.sides, side)) return items;
  const Edges edges = edges_of(layout, design, side, run);
  if (design.marks.cut == layout::Marks::Cut::hairline) {
    hairlines(edges, design.grid, layout.page, items);
  } else {
    crop_marks(edges, layout.page, crop_gap_of(design), items);
  }
  return items;
}

int missing_crop_marks(const layout::Layout& layout) {
  const auto& design = std::get<CardDesign>(layout.design);
  if (design.marks.cut != layout::Marks::Cut::crop) return 0;
  const Edges edges = edges_of(layout, design, SheetSide::front, {});
  std::vector<page::Item> drawn;
  crop_marks(edges, layout.page, crop_gap_of(design), drawn);
  return static_cast<int>(2 * (edges.x.size() + edges.y.size()) - drawn.size());
}

std::vector<page::Item> scale_bar(const layout::Layout& layout, SheetSide side, const layout::PrintRun& run,
                                  const BarLabel& label) {
  const auto& design = std::get<CardDesign>(layout.design);
  if (!design.marks.scale_check) return {};
  layout::PrintRun full = run;  // the bar stands where it does on every sheet
  full.first_position = 0;
  const Edges edges = edges_of(layout, design, side, full);
  const geometry::Point corner{edges.x.begin()->first, edges.y.begin()->first};
  const Rect cards{corner, {edges.x.rbegin()->first - corner.x, edges.y.rbegin()->first - corner.y}};
  const bool crops = design.marks.cut == layout::Marks::Cut::crop && marked(design.marks.sides, side);
  const Length around = crops ? crop_gap_of(design) + crop_length : design.bleed;
  return scale_bar(layout.page, cards.inset(geometry::Insets::all(-around)), label);
}

page::Page sheet_page(const layout::Layout& layout, const std::vector<layout::Placement>& placements,
                      const std::vector<Card>& cards, int first_card, SheetSide side, const layout::PrintRun& run,
                      const BarLabel& label) {
  page::Page page;
  page.size = layout.page;
  page.trim = {{}, layout.page};
  page.bleed = page.trim;
  if (side == SheetSide::back) page.map = layout::map_of(run.back, layout.page);
  for (const auto& placement : placements) {
    const auto index = static_cast<std::size_t>(placement.card - first_card);
    RECTO_ASSERT(index < cards.size());
    const Items& face = side == SheetSide::front ? cards[index].front : cards[index].back;
    if (!face) continue;
    page.items.push_back({page::Group{placement.place.origin, placement.place.size, placement.turn, face}});
  }
  auto marks = cut_marks(layout, side, run);
  std::ranges::move(marks, std::back_inserter(page.items));
  auto bar = scale_bar(layout, side, run, label);
  std::ranges::move(bar, std::back_inserter(page.items));
  return page;
}

}  // namespace recto::cards
