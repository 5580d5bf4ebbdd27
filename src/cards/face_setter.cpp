// Keeps a face's tree of blocks and what the last try made of it.
#include "cards/face_setter.h"

#include "blocks/band.h"
#include "blocks/baseline_grid.h"
#include "diag/assertion.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::cards {

using geometry::Length;

FaceSetter::FaceSetter(const blocks::ComposeContext& context, const blocks::Scope& scope, const layout::Face& face)
    : context_{context}, scope_{scope}, face_{face}, design_{std::get<layout::CardDesign>(context.layout.design)} {}

blocks::BlockTree& FaceSetter::tree() {
  if (!tree_) tree_.emplace(face_.content, scope_, context_);
  return *tree_;
}

Fits FaceSetter::lay(blocks::TypeScale type_scale) {
  if (tried_ == type_scale) return fits_;
  tried_ = type_scale;
  const geometry::Size card = design_.grid.card;
  set_ = tree().set({card.width, card.height, type_scale});
  if (design_.baseline > Length{}) snap_to_grid(set_.slabs, design_.baseline, card.height);
  over_ = height(set_.slabs) - card.height;
  if (over_ > Length{} || !set_.found.fits()) return fits_ = Fits::no;
  return fits_ = set_.found.avoidable_breaks > 0 ? Fits::with_broken_words : Fits::well;
}

void FaceSetter::show_only(const layout::Text& text, blocks::LineSlice slice) {
  auto* shown = tree().find(text);
  if (shown == nullptr || shown->slice == slice) return;
  shown->slice = slice;
  tried_.reset();
}

const blocks::Slabs& FaceSetter::last_shape(const layout::Text& text) {
  const auto* shown = tree().find(text);
  RECTO_ASSERT(shown != nullptr && shown->whole);
  return shown->whole->shape;
}

Length FaceSetter::over() const { return std::max(over_, Length{}); }

Items FaceSetter::items() {
  auto result = std::make_shared<std::vector<page::Item>>(
      blocks::bands(face_.content, design_.grid.card, design_.bleed, scope_, context_));
  place(set_.slabs, 0, set_.slabs.size(), {}, *result);
  tried_.reset();
  return result;
}

blocks::Findings FaceSetter::findings() const {
  blocks::Findings found = set_.found;
  if (tree_) found.take(tree_->prepared());
  if (over_ > Length{}) found.too_tall.push_back({over_, face_.place});
  return found;
}

}  // namespace recto::cards
