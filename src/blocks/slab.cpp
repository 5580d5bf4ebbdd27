#include "blocks/slab.h"

#include "blocks/frame.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;

struct Mover {
  Point by;
  void operator()(page::Text& text) const { text.run.origin = text.run.origin + by; }
  void operator()(page::Fill& fill) const { fill.box = fill.box.moved(by); }
  void operator()(page::Stroke& stroke) const {
    stroke.from = stroke.from + by;
    stroke.to = stroke.to + by;
  }
  void operator()(page::Path& path) const {
    for (auto& step : path.steps) {
      step.a = step.a + by;
      step.b = step.b + by;
      step.c = step.c + by;
    }
  }
  void operator()(page::Image& image) const { image.box = image.box.moved(by); }
  void operator()(page::Link& link) const { link.box = link.box.moved(by); }
  void operator()(page::Group& group) const { group.origin = group.origin + by; }
};

void untag(page::Item& item) {
  const auto strip = [](auto& each) {
    if constexpr (requires { each.tag; }) each.tag = {};
  };
  std::visit(strip, item.is);
}

/// The line along one side of a box, centred on half its thickness inside.
page::Stroke edge(const Rect& box, layout::Side side, Length thickness, page::Color color) {
  using Side = layout::Side;
  const Length half = thickness / 2;
  page::Stroke stroke{.from = {}, .to = {}, .width = thickness, .color = color, .dash = {}};
  if (side == Side::left || side == Side::right) {
    const Length x = side == Side::left ? box.left() + half : box.right() - half;
    stroke.from = {x, box.top()};
    stroke.to = {x, box.bottom()};
  } else {
    const Length y = side == Side::top ? box.top() + half : box.bottom() - half;
    stroke.from = {box.left(), y};
    stroke.to = {box.right(), y};
  }
  return stroke;
}

void decorate(const Rect& box, const Decoration& decoration, std::vector<page::Item>& out) {
  if (decoration.fill) out.push_back({page::Fill{box, decoration.radius, *decoration.fill, {}}});
  if (!decoration.border || decoration.thickness <= Length{}) return;
  if (decoration.side == layout::Side::all) {
    out.push_back({frame(box, decoration.thickness, decoration.radius, *decoration.border)});
  } else {
    out.push_back({edge(box, decoration.side, decoration.thickness, *decoration.border)});
  }
}

struct Extent {
  Length top;
  Length bottom;
};

std::vector<Extent> extents(const Slabs& slabs, std::size_t first, std::size_t last, Length y) {
  std::vector<Extent> result;
  result.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) y += slabs[i].space_before;
    result.push_back({y, y + slabs[i].height});
    y += slabs[i].height;
  }
  return result;
}

bool has_decoration(const Slab& slab, std::size_t depth, int id) {
  return depth < slab.decorations.size() && slab.decorations[depth].id == id;
}

/// Decorations of one nesting depth, each over all the neighbouring slabs that share it.
void decorate_depth(const Slabs& slabs, std::size_t first, std::size_t last, std::size_t depth, Length x,
                    const std::vector<Extent>& where, std::vector<page::Item>& out) {
  for (std::size_t i = first; i < last;) {
    if (depth >= slabs[i].decorations.size()) {
      ++i;
      continue;
    }
    const Decoration& decoration = slabs[i].decorations[depth];
    std::size_t end = i + 1;
    while (end < last && has_decoration(slabs[end], depth, decoration.id)) ++end;
    const Length top = where[i - first].top - decoration.above;
    const Length bottom = where[end - 1 - first].bottom + slabs[end - 1].decorations[depth].below;
    decorate({{x + decoration.left, top}, {decoration.width, bottom - top}}, decoration, out);
    i = end;
  }
}

}  // namespace

Length height(const Slabs& slabs) {
  Length sum;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    if (i > 0) sum += slabs[i].space_before;
    sum += slabs[i].height;
  }
  return sum;
}

void move(page::Item& item, Point by) { std::visit(Mover{by}, item.is); }

void move(Slab& slab, Point by) {
  for (auto& item : slab.items) move(item, by);
  if (slab.stretch) {
    Stretch moved = *slab.stretch;
    for (auto& item : moved.items) move(item, by);
    slab.stretch = std::make_shared<const Stretch>(std::move(moved));
  }
}

void indent(Slabs& slabs, Length by) {
  for (auto& slab : slabs) {
    move(slab, {by, Length{}});
    for (auto& decoration : slab.decorations) decoration.left += by;
    slab.head_left += by;
  }
}

void push_down(Slab& slab, Length by) {
  move(slab, {Length{}, by});
  if (slab.baseline) *slab.baseline += by;
  slab.height += by;
}

void add_penalty(Slab& slab, int by) {
  if (slab.penalty_before != page::break_cost::forbidden) slab.penalty_before += by;
}

void penalise_lone_parts(Slabs& slabs, const std::vector<std::size_t>& starts) {
  if (starts.size() < 2) return;
  const auto cost = [&](std::size_t first, std::size_t last) {
    Length tall;
    for (std::size_t i = first; i < last; ++i) tall += slabs[i].space_before + slabs[i].height;
    return tall >= small_part ? 0 : static_cast<int>(page::break_cost::lone * (1 - tall.over(small_part)));
  };
  add_penalty(slabs[starts[1]], cost(starts.front(), starts[1]));
  if (starts.size() > 2) add_penalty(slabs[starts.back()], cost(starts.back(), slabs.size()));
}

void enclose_overhang(Slabs& slabs) {
  if (slabs.empty()) return;
  for (auto& decoration : slabs.front().decorations) push_down(slabs.front(), std::exchange(decoration.above, {}));
  for (auto& decoration : slabs.back().decorations) slabs.back().height += std::exchange(decoration.below, {});
}

Length first_baseline(const Slabs& slabs) {
  Length y;
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    if (i > 0) y += slabs[i].space_before;
    if (slabs[i].baseline) return y + *slabs[i].baseline;
    y += slabs[i].height;
  }
  return y;
}

Length head_height(const Slab& slab) { return slab.head ? height(*slab.head) + slab.space_before : Length{}; }

void set_head(Slabs& slabs, const Slabs& head) {
  auto copy = std::make_shared<Slabs>(head);
  for (auto& slab : *copy) {
    std::erase_if(slab.items, [](const page::Item& item) { return std::holds_alternative<page::Link>(item.is); });
    for (auto& item : slab.items) untag(item);
  }
  const std::shared_ptr<const Slabs> shared = std::move(copy);
  for (auto& slab : slabs) {
    if (!slab.head) slab.head = shared;
  }
}

void place(Slabs& slabs, std::size_t first, std::size_t last, Point origin, std::vector<page::Item>& out) {
  if (first < last && slabs[first].head) {
    Slabs head = *slabs[first].head;
    place(head, 0, head.size(), {origin.x + slabs[first].head_left, origin.y}, out);
    origin.y += head_height(slabs[first]);
  }
  const auto where = extents(slabs, first, last, origin.y);
  std::size_t depth = 0;
  for (std::size_t i = first; i < last; ++i) depth = std::max(depth, slabs[i].decorations.size());
  for (std::size_t d = 0; d < depth; ++d) decorate_depth(slabs, first, last, d, origin.x, where, out);
  for (std::size_t i = first; i < last; ++i) {
    for (auto& item : slabs[i].items) {
      move(item, {origin.x, where[i - first].top});
      out.push_back(std::move(item));
    }
    slabs[i].items.clear();
  }
}

}  // namespace recto::blocks
