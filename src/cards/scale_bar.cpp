#include "cards/scale_bar.h"

#include "blocks/set_text.h"
#include "blocks/slab.h"
#include "blocks/span_style.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recto::cards {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;
using namespace geometry::literals;

constexpr Length bar_length = 50_mm;
constexpr Length step = 10_mm;
constexpr Length tick_at_end = 2_mm;
constexpr Length tick_between = 1_mm;
constexpr Length label_gap = 1_mm;
constexpr Length clear_of_edge = 5_mm;
constexpr Length clear_of_cards = 1_mm;
constexpr Length thickness = 0.25_pt;
constexpr page::Color ink{0x8C8C8C};

enum class BestPath { across, down };

struct Margin {
  Rect room;
  BestPath way = BestPath::across;
};

/// Bottom, top, right, left: what a printer can reach of them.
std::array<Margin, 4> margins(geometry::Size sheet, const Rect& cards) {
  const Rect paper = Rect{{}, sheet}.inset(geometry::Insets::all(clear_of_edge));
  const Rect used = cards.inset(geometry::Insets::all(-clear_of_cards));
  const auto between = [&](Length left, Length top, Length right, Length bottom) {
    return Rect{{left, top}, {right - left, bottom - top}};
  };
  return {Margin{between(paper.left(), used.bottom(), paper.right(), paper.bottom()), BestPath::across},
          Margin{between(paper.left(), paper.top(), paper.right(), used.top()), BestPath::across},
          Margin{between(used.right(), paper.top(), paper.right(), paper.bottom()), BestPath::down},
          Margin{between(paper.left(), paper.top(), used.left(), paper.bottom()), BestPath::down}};
}

Length depth(const Margin& margin) {
  return margin.way == BestPath::across ? margin.room.size.height : margin.room.size.width;
}

/// What bar and label take.
geometry::Size extent(BestPath way, geometry::Size label) {
  if (way == BestPath::across) return {bar_length + label_gap + label.width, std::max(tick_at_end, label.height)};
  return {std::max(tick_at_end, label.width), bar_length + label_gap + label.height};
}

page::Item line(Point from, Point to) { return {page::Stroke{from, to, thickness, ink, {}}}; }

/// The bar from `begin`, its ticks to both sides.
void draw_bar(Point begin, BestPath way, std::vector<page::Item>& out) {
  const auto at = [&](Length along, Length aside) {
    return way == BestPath::across ? Point{begin.x + along, begin.y + aside} : Point{begin.x + aside, begin.y + along};
  };
  out.push_back(line(at({}, {}), at(bar_length, {})));
  for (Length along; along <= bar_length; along += step) {
    const bool end = along == Length{} || along == bar_length;
    const Length half = (end ? tick_at_end : tick_between) / 2;
    out.push_back(line(at(along, -half), at(along, half)));
  }
}

}  // namespace

BarLabel scale_bar_label(const layout::Layout& layout, text::Typesetter& typesetter) {
  const auto& style = layout.style(layout::StyleIndex{0});
  text::Paragraph paragraph;
  paragraph.spans.push_back({"50\u00A0mm", blocks::span_style(style, ink)});
  const auto set = typesetter.set(typesetter.shape(paragraph), {.measure = bar_length,
                                                                .size = text::smallest_type,
                                                                .first_indent = {},
                                                                .align = text::Align::start,
                                                                .breaking = text::Form::Breaking::none,
                                                                .hanging_punctuation = false});
  BarLabel label;
  const auto& only = set.lines.front();
  label.size = {only.width, text::smallest_type};
  const Length base = blocks::baseline(style, text::smallest_type, text::smallest_type, typesetter.fonts());
  blocks::place_runs(only, {Length{}, base}, {}, {}, typesetter.fonts(), label.items);
  return label;
}

std::vector<page::Item> scale_bar(geometry::Size sheet, const Rect& cards, const BarLabel& label) {
  const auto all = margins(sheet, cards);
  const auto fits = [&](const Margin& margin) {
    const auto needed = extent(margin.way, label.size);
    return margin.room.size.width >= needed.width && margin.room.size.height >= needed.height;
  };
  const Margin* widest = nullptr;
  for (const auto& margin : all) {
    if (fits(margin) && (widest == nullptr || depth(margin) > depth(*widest))) widest = &margin;
  }
  if (widest == nullptr) return {};
  const Rect& room = widest->room;
  const bool across = widest->way == BestPath::across;
  // Beside the cards' corner, in the middle of the margin.
  const Point begin =
      across ? Point{std::clamp(cards.left(), room.left(), room.right() - extent(BestPath::across, label.size).width),
                     room.top() + room.size.height / 2}
             : Point{room.left() + room.size.width / 2,
                     std::clamp(cards.top(), room.top(), room.bottom() - extent(BestPath::down, label.size).height)};
  std::vector<page::Item> items;
  draw_bar(begin, widest->way, items);
  const Point corner = across ? Point{begin.x + bar_length + label_gap, begin.y - label.size.height / 2}
                              : Point{begin.x - label.size.width / 2, begin.y + bar_length + label_gap};
  for (page::Item item : label.items) {
    blocks::move(item, corner);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace recto::cards
