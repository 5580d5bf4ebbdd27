#include "cards/sheet_page.h"

#include "diag/assertion.h"

#include <algorithm>
#include <iterator>
#include <set>
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

/// Distinct edges of the cards on both axes, as seen on one side.
struct Edges {
  std::set<Length> x;
  std::set<Length> y;
};

Edges edges_of(const layout::Layout& layout, const CardDesign& design, SheetSide side, const layout::PrintRun& run) {
  Edges edges;
  for (int i = 0; i < design.grid.columns * design.grid.rows; ++i) {
    Rect cell = layout::cell(design.grid, i).moved(run.front_shift);
    if (side == SheetSide::back) cell = layout::behind(cell, layout.page, design.duplex.flip);
    edges.x.insert({cell.left(), cell.right()});
    edges.y.insert({cell.top(), cell.bottom()});
  }
  return edges;
}

page::Item line(geometry::Point from, geometry::Point to) { return {page::Stroke{from, to, hairline, mark_color, {}}}; }

void hairlines(const Edges& edges, geometry::Size page, std::vector<page::Item>& out) {
  const Length top = std::max(*edges.y.begin(), clear_of_edge);
  const Length bottom = std::min(*edges.y.rbegin(), page.height - clear_of_edge);
  const Length left = std::max(*edges.x.begin(), clear_of_edge);
  const Length right = std::min(*edges.x.rbegin(), page.width - clear_of_edge);
  for (const Length x : edges.x) {
    if (x > clear_of_edge && x < page.width - clear_of_edge) out.push_back(line({x, top}, {x, bottom}));
  }
  for (const Length y : edges.y) {
    if (y > clear_of_edge && y < page.height - clear_of_edge) out.push_back(line({left, y}, {right, y}));
  }
}

/// A tick from `near` outwards to `far`, shortened to stay clear of the sheet's edge; none if under 1 mm is left.
void tick(Length near, Length far, Length low, Length high, const auto& draw) {
  far = std::clamp(far, low, high);
  const Length drawn = far > near ? far - near : near - far;
  if (drawn >= 1_mm && (near >= low && near <= high)) draw(near, far);
}

void crop_marks(const Edges& edges, geometry::Size page, Length gap, std::vector<page::Item>& out) {
  const Length top = *edges.y.begin() - gap;
  const Length bottom = *edges.y.rbegin() + gap;
  const Length left = *edges.x.begin() - gap;
  const Length right = *edges.x.rbegin() + gap;
  for (const Length x : edges.x) {
    const auto draw = [&](Length from, Length to) { out.push_back(line({x, from}, {x, to})); };
    tick(top, top - crop_length, clear_of_edge, page.height - clear_of_edge, draw);
    tick(bottom, bottom + crop_length, clear_of_edge, page.height - clear_of_edge, draw);
  }
  for (const Length y : edges.y) {
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
    hairlines(edges, layout.page, items);
  } else {
    crop_marks(edges, layout.page, crop_gap_of(design), items);
  }
  return items;
}

std::vector<page::Item> scale_bar(const layout::Layout& layout, SheetSide side, const layout::PrintRun& run,
                                  const BarLabel& label) {
  const auto& design = std::get<CardDesign>(layout.design);
  if (!design.marks.scale_check) return {};
  const Edges edges = edges_of(layout, design, side, run);
  const geometry::Point corner{*edges.x.begin(), *edges.y.begin()};
  const Rect cards{corner, {*edges.x.rbegin() - corner.x, *edges.y.rbegin() - corner.y}};
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
