// Anchored rating rows.
#include "compose/draw.h"
#include "compose/paint.h"
#include "compose/set_text.h"

#include <algorithm>

namespace recto::compose {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;
using Step = page::Path::Step;

constexpr Length tick_box = 4_mm;
constexpr Length box_stroke = 0.7_pt;
constexpr Length gutter = 2_mm;
constexpr Length word_gap = 1.3_mm;

page::Path square(Point origin, page::Color color) {
  const Length half = box_stroke / 2;
  const Point a{origin.x + half, origin.y + half};
  const Point b{origin.x + tick_box - half, origin.y + tick_box - half};
  page::Path path;
  path.steps = {{Step::Kind::move, a, {}, {}},
                {Step::Kind::line, {b.x, a.y}, {}, {}},
                {Step::Kind::line, b, {}, {}},
                {Step::Kind::line, {a.x, b.y}, {}, {}},
                {Step::Kind::close, {}, {}, {}}};
  path.stroke_width = box_stroke;
  path.stroke = color;
  return path;
}

const layout::Scale* find_scale(const layout::Layout& layout, std::string_view id) {
  const auto* document = std::get_if<layout::DocumentDesign>(&layout.design);
  if (document == nullptr) return nullptr;
  const auto it = std::ranges::find(document->scales, id, &layout::Scale::id);
  return it == document->scales.end() ? nullptr : &*it;
}

/// One anchor: the box, then value and words beside it.
class AnchorSetter {
 public:
  AnchorSetter(const layout::Block& block, const Setting& setting, const Subject& subject, page::Tag tag, Findings& findings)
      : setting_{setting}, subject_{subject}, tag_{tag}, findings_{findings}, block_{block} {}

  /// Adds an anchor at `left`; returns the height it needs.
  Length add(const std::string& value, const std::string& words, Length left, Length width, Slab& slab) {
    slab.items.push_back({square({left, Length{}}, theme_color(setting_.theme, "ink", {}))});
    const Length end = left + width;
    left += tick_box + word_gap;
    Length high = tick_box;
    if (!value.empty()) {
      const auto prepared = prepared_text(value);
      high = std::max(high, put(prepared, left, end - left, slab));
      left += natural_width(prepared, {}, setting_) + word_gap;
    }
    if (!words.empty()) high = std::max(high, put(prepared_text(words), left, end - left, slab));
    return high;
  }

 private:
  [[nodiscard]] std::vector<Prepared> prepared_text(const std::string& words) {
    layout::Block text = block_;
    text.kind = layout::Block::Kind::text;
    text.field = layout::Field::literal;
    text.text = "{anchor}";
    text.role = "P";
    Subject with = subject_;
    with.references.set("anchor", words);
    return prepare(text, with, setting_, tag_, findings_);
  }

  /// Lines beside the box, the first centred on it; returns the height they reach down to.
  Length put(const std::vector<Prepared>& prepared, Length left, Length width, Slab& slab) {
    DecorationIds ids;
    const Slabs lines = set_text(prepared, width, {}, setting_, ids, findings_);
    const Length top = lines.empty() ? Length{} : std::max(Length{}, (tick_box - lines.front().height) / 2);
    place(lines, 0, lines.size(), {left, top}, slab.items);
    return top + height(lines);
  }

  const Setting& setting_;
  const Subject& subject_;
  page::Tag tag_;
  Findings& findings_;
  const layout::Block& block_;
};

}  // namespace

Slabs draw_scale(const layout::Block& block, Length width, const Setting& setting, const Subject& subject,
                 page::Tag tag, Findings& findings) {
  const layout::Scale* scale = find_scale(setting.layout, block.scale);
  if (scale == nullptr) return {};
  const auto cells = static_cast<std::int64_t>(scale->anchors.size() + (scale->not_assessed.empty() ? 0 : 1));
  const Length cell = (width - gutter * (cells - 1)) / cells;
  AnchorSetter setter{block, setting, subject, tag, findings};
  Slab slab;
  Length left;
  for (const auto& anchor : scale->anchors) {
    slab.height = std::max(slab.height, setter.add(anchor.value, anchor.words, left, cell, slab));
    left += cell + gutter;
  }
  if (!scale->not_assessed.empty()) {
    slab.height = std::max(slab.height, setter.add({}, scale->not_assessed, left, cell, slab));
  }
  slab.cost_before = break_cost::forbidden;
  return {std::move(slab)};
}

}  // namespace recto::compose
