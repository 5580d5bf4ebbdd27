#include "cards/face_setter.h"

#include "blocks/baseline_grid.h"
#include "blocks/draw.h"

#include <algorithm>
#include <iterator>

namespace recto::cards {

using geometry::Length;

FaceSetter::FaceSetter(const blocks::ComposeContext& context, const blocks::Scope& scope, const layout::Face& face)
    : context_{context},
      scope_{scope},
      face_{face},
      design_{std::get<layout::CardDesign>(context.layout.design)},
      blocks_{context, scope} {}

Fits FaceSetter::lay(blocks::TypeScale type_scale) {
  if (tried_ == type_scale) return fits_;
  tried_ = type_scale;
  const geometry::Size card = design_.grid.card;
  blocks_.forget();
  slabs_ = blocks_.lay(face_.content, card.width, card.height, type_scale);
  if (design_.baseline > Length{}) snap_to_grid(slabs_, design_.baseline, card.height);
  over_ = height(slabs_) - card.height;
  const blocks::Findings& found = blocks_.findings();
  if (over_ > Length{} || !found.fits()) return fits_ = Fits::no;
  return fits_ = found.avoidable_breaks > 0 ? Fits::with_broken_words : Fits::well;
}

void FaceSetter::show_only(const layout::Block& block, blocks::BlockSetter::Slice slice) {
  if (blocks_.shown_slice(block) == slice) return;
  blocks_.show_only(block, slice);
  tried_.reset();
}

Length FaceSetter::over() const { return std::max(over_, Length{}); }

Items FaceSetter::items() {
  auto result = std::make_shared<std::vector<page::Item>>();
  for (const auto& child : face_.content.children) {
    auto band = draw_band(child, design_.grid.card, design_.bleed, context_, scope_);
    std::ranges::move(band, std::back_inserter(*result));
  }
  place(slabs_, 0, slabs_.size(), {}, *result);
  tried_.reset();
  return result;
}

blocks::Findings FaceSetter::findings() const {
  blocks::Findings found = blocks_.findings();
  if (over_ > Length{}) found.too_tall.push_back({over_, face_.place});
  return found;
}

}  // namespace recto::cards
