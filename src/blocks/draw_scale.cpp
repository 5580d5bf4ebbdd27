// Anchored rating rows.
#include "blocks/draw.h"
#include "blocks/paint.h"
#include "blocks/set_text.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
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

/// Lettering of an anchor as one paragraph in the block's style.
std::vector<PreparedParagraph> prepared_words(const std::string& words, const layout::Block& block,
                                              const ComposeContext& context, const Scope& scope, page::Tag parent,
                                              Findings& findings) {
  if (words.empty()) return {};
  layout::Block text = block;
  text.kind = layout::Block::Kind::text;
  text.field = layout::Field::literal;
  text.text = "{anchor}";
  text.role = "P";
  Scope with = scope;
  with.variables.set("anchor", words);
  return prepare(text, with, context, parent, findings);
}

/// Draws anchors side by side into a slab.
class AnchorSetter {
 public:
  AnchorSetter(const ComposeContext& context, Findings& findings, Slab& slab)
      : context_{context}, findings_{findings}, slab_{slab} {}

  void add(const PreparedScale::Anchor& anchor, Length left, Length width) {
    slab_.items.push_back({square({left, Length{}}, theme_color(context_.theme, "ink", {}))});
    slab_.height = std::max(slab_.height, tick_box);
    const Length end = left + width;
    left += tick_box + word_gap;
    if (!anchor.value.empty()) {
      put(anchor.value, left, end - left);
      left += natural_width(anchor.value, {}, context_) + word_gap;
    }
    if (!anchor.words.empty()) put(anchor.words, left, end - left);
  }

 private:
  /// Lines beside the box, the first centred on it.
  void put(const std::vector<PreparedParagraph>& prepared, Length left, Length width) {
    DecorationIds ids;
    Slabs lines = set_text(prepared, width, {}, context_, ids, findings_);
    const Length top = lines.empty() ? Length{} : std::max(Length{}, (tick_box - lines.front().height) / 2);
    place(lines, 0, lines.size(), {left, top}, slab_.items);
    slab_.height = std::max(slab_.height, top + height(lines));
    if (!slab_.baseline && !lines.empty()) slab_.baseline = top + first_baseline(lines);
  }

  const ComposeContext& context_;
  Findings& findings_;
  Slab& slab_;
};

}  // namespace

PreparedScale prepare_scale(const layout::Block& block, const ComposeContext& context, const Scope& scope,
                            page::Tag parent, Findings& findings) {
  const layout::Scale* scale = find_scale(context.layout, block.scale);
  if (scale == nullptr) return {};
  const auto words = [&](const std::string& text) {
    return prepared_words(text, block, context, scope, parent, findings);
  };
  const bool with_words = block.show == layout::Block::Show::words;
  PreparedScale result;
  for (const auto& anchor : scale->anchors) {
    auto value = words(anchor.value);  // before the words, as it is read
    result.anchors.push_back({std::move(value), with_words ? words(anchor.words) : std::vector<PreparedParagraph>{}});
  }
  const bool shorter = !with_words && !scale->not_assessed_value.empty();
  if (!scale->not_assessed.empty()) {
    result.anchors.push_back({{}, words(shorter ? scale->not_assessed_value : scale->not_assessed)});
  }
  return result;
}

Slabs draw_scale(const PreparedScale& scale, Length width, const ComposeContext& context, Findings& findings) {
  if (scale.anchors.empty()) return {};
  const auto cells = static_cast<std::int64_t>(scale.anchors.size());
  const Length cell = (width - gutter * (cells - 1)) / cells;
  Slab slab;
  AnchorSetter setter{context, findings, slab};
  Length left;
  for (const auto& anchor : scale.anchors) {
    setter.add(anchor, left, cell);
    left += cell + gutter;
  }
  slab.penalty_before = page::break_cost::forbidden;
  return {std::move(slab)};
}

}  // namespace recto::blocks
