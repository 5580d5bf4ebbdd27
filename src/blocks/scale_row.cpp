// Anchored rating rows: cells of equal width, in each a box to tick with the anchor's value and words beside it, or the
// value large above its words in a frame.
#include "blocks/frame.h"
#include "blocks/paint.h"
#include "blocks/prepare.h"
#include "blocks/set_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using namespace geometry::literals;

constexpr Length tick_box = 4_mm;
constexpr Length box_stroke = 0.7_pt;
constexpr Length gutter = 2_mm;
constexpr Length word_gap = 1.3_mm;
// Cells to tick or circle with a pen in a hurry: a thumb's width high.
constexpr Length least_cell = 11_mm;
constexpr Length cell_padding = 1.4_mm;
constexpr Length cell_radius = 1.2_mm;

const layout::Scale* find_scale(const layout::Layout& layout, std::string_view id) {
  const auto* document = std::get_if<layout::DocumentDesign>(&layout.design);
  if (document == nullptr) return nullptr;
  const auto it = std::ranges::find(document->scales, id, &layout::Scale::id);
  return it == document->scales.end() ? nullptr : &*it;
}

/// An anchor's words as one paragraph in the block's style.
std::vector<PreparedParagraph> prepared_words(layout::Template words, const layout::ScaleRow& row,
                                              const layout::Common& common, page::Tag parent, const Preparation& to) {
  if (words.empty()) return {};
  layout::Text text;
  text.shows = std::move(words);
  text.style = row.style;
  layout::Common paragraph;
  paragraph.role = "P";
  paragraph.place = common.place;
  auto paragraphs = prepare_text(text, paragraph, to.scope, to.context, parent, to.found);
  if (row.show != layout::ScaleRow::Show::cells) return paragraphs;
  for (auto& each : paragraphs) each.align = text::Align::center;
  return paragraphs;
}

/// Draws anchors side by side into a slab.
class AnchorSetter {
 public:
  AnchorSetter(const PreparedScaleRow& row, const ComposeContext& context) : row_{row}, context_{context} {}

  /// The anchor's box at the start of its cell, the texts behind it.
  void add(const PreparedScaleRow::Anchor& anchor, Length left, Length width) {
    const bool from_left = context_.layout.direction == layout::Direction::left_to_right;
    const Length box = from_left ? left : left + width - tick_box;
    slab_.items.push_back({frame({{box, Length{}}, {tick_box, tick_box}}, row_.thickness, {}, row_.color)});
    slab_.height = std::max(slab_.height, tick_box);
    const auto take = [&](Length used) {
      width -= used;
      if (from_left) left += used;
    };
    take(tick_box + word_gap);
    if (!anchor.value.empty()) {
      put(anchor.value, left, width);
      take(natural_width(anchor.value, {}, context_) + word_gap);
    }
    if (!anchor.words.empty()) put(anchor.words, left, width);
  }

  SetBlock take() {
    slab_.penalty_before = page::break_cost::forbidden;
    return {{std::move(slab_)}, std::move(found_)};
  }

 private:
  /// Lines beside the box, the first centred on it.
  void put(const std::vector<PreparedParagraph>& paragraphs, Length left, Length width) {
    Slabs lines = set_text(paragraphs, width, {}, context_, found_);
    const Length top = lines.empty() ? Length{} : std::max(Length{}, (tick_box - lines.front().height) / 2);
    place(lines, 0, lines.size(), {left, top}, slab_.items);
    slab_.height = std::max(slab_.height, top + height(lines));
    if (!slab_.baseline && !lines.empty()) slab_.baseline = top + first_baseline(lines);
  }

  const PreparedScaleRow& row_;
  const ComposeContext& context_;
  Slab slab_;
  Findings found_;
};

/// Draws anchors as framed cells of one height, each value above its words.
class CellSetter {
 public:
  CellSetter(const PreparedScaleRow& row, Length width, const ComposeContext& context)
      : row_{row}, width_{width}, context_{context} {}

  void add(const PreparedScaleRow::Anchor& anchor) {
    Slabs texts = set_text(anchor.value, width_ - cell_padding * 2, {}, context_, found_);
    Slabs words = set_text(anchor.words, width_ - cell_padding * 2, {}, context_, found_);
    std::ranges::move(words, std::back_inserter(texts));
    highest_ = std::max(highest_, height(texts) + cell_padding * 2);
    cells_.push_back(std::move(texts));
  }

  SetBlock take() {
    Slab slab;
    slab.height = highest_;
    slab.penalty_before = page::break_cost::forbidden;
    const bool from_left = context_.layout.direction == layout::Direction::left_to_right;
    if (!from_left) std::ranges::reverse(cells_);
    Length left;
    for (auto& texts : cells_) {
      slab.items.push_back({frame({{left, {}}, {width_, highest_}}, row_.thickness, cell_radius, row_.color)});
      const Length top = (highest_ - height(texts)) / 2;
      place(texts, 0, texts.size(), {left + cell_padding, top}, slab.items);
      left += width_ + gutter;
    }
    return {{std::move(slab)}, std::move(found_)};
  }

 private:
  const PreparedScaleRow& row_;
  Length width_;
  const ComposeContext& context_;
  std::vector<Slabs> cells_;
  Length highest_ = least_cell;
  Findings found_;
};

/// What one anchor takes on one line.
Length width_of(const PreparedScaleRow::Anchor& anchor, const ComposeContext& context) {
  Length width = tick_box;
  for (const auto* texts : {&anchor.value, &anchor.words}) {
    if (!texts->empty()) width += word_gap + natural_width(*texts, {}, context);
  }
  return width;
}

}  // namespace

PreparedKind prepare(const layout::ScaleRow& row, const layout::Common& common, const Preparation& to) {
  const page::Tag parent = element_of(common, to);
  const layout::Scale* scale = find_scale(to.context.layout, row.scale);
  if (scale == nullptr) return std::nullopt;
  const auto words = [&](const layout::Template& text) { return prepared_words(text, row, common, parent, to); };
  const auto value_of = [&](const layout::Template& text) {
    auto large = row;
    const auto style = to.context.layout.find_style("cell-value");
    if (row.show == layout::ScaleRow::Show::cells && style) large.style = *style;
    return prepared_words(text, large, common, parent, to);
  };
  const bool with_words = row.show != layout::ScaleRow::Show::values;
  const auto chosen = color(row.box.stroke, to.context.theme, to.scope.bank, to.scope.question);
  PreparedScaleRow result;
  result.show = row.show;
  result.thickness = row.box.thickness > Length{} ? row.box.thickness : box_stroke;
  result.color = chosen ? *chosen : theme_color(to.context.theme, "ink", {});
  for (const auto& anchor : scale->anchors) {
    auto value = value_of(anchor.value);  // before the words, as it is read
    result.anchors.push_back({std::move(value), with_words ? words(anchor.words) : std::vector<PreparedParagraph>{}});
  }
  const bool shorter = !with_words && !scale->not_assessed_value.empty();
  if (!scale->not_assessed.empty()) {
    const bool cells = row.show == layout::ScaleRow::Show::cells;
    auto dash = cells ? value_of(layout::Template{"\u2013"}) : std::vector<PreparedParagraph>{};
    result.anchors.push_back({std::move(dash), words(shorter ? scale->not_assessed_value : scale->not_assessed)});
  }
  if (result.anchors.empty()) return std::nullopt;
  return result;
}

SetBlock PreparedScaleRow::set(const layout::Common& /*common*/, const Room& room,
                               const ComposeContext& context) const {
  const auto cells = static_cast<std::int64_t>(anchors.size());
  const Length cell = (room.width - gutter * (cells - 1)) / cells;
  if (show == layout::ScaleRow::Show::cells) {
    CellSetter setter{*this, cell, context};
    for (const auto& anchor : anchors) setter.add(anchor);
    return setter.take();
  }
  AnchorSetter setter{*this, context};
  const bool from_left = context.layout.direction == layout::Direction::left_to_right;
  for (std::int64_t i = 0; i < cells; ++i) {
    setter.add(anchors[static_cast<std::size_t>(i)], (cell + gutter) * (from_left ? i : cells - 1 - i), cell);
  }
  return setter.take();
}

/// All cells are as wide as the widest.
Length PreparedScaleRow::natural_width(TypeScale /*type*/, const ComposeContext& context) const {
  Length widest;
  for (const auto& anchor : anchors) widest = std::max(widest, width_of(anchor, context));
  const auto cells = static_cast<std::int64_t>(anchors.size());
  return widest * cells + gutter * (cells - 1);
}

}  // namespace recto::blocks
