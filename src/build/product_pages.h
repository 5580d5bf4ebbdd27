// A planned file composed: from its place in the plan to pages.
#pragma once

#include "blocks/outcome.h"
#include "build/plan_deck.h"
#include "build/request.h"
#include "page/document.h"

#include <memory>

namespace recto::build {

/// What a product is composed with, besides its plan.
struct ProductContext {
  const DeckPlan& plan;
  const Request& request;
  const text::FontSet& fonts;
  const blocks::Outcome* handout = nullptr;  ///< keys: of the handout that they answer; null: page numbers unknown
};

/// The pages of `file`.  All referred to must outlive the stream; `outcome` is complete when the stream has ended.
[[nodiscard]] page::PageStream product_pages(const PlannedFile& file, const ProductContext& context,
                                             const std::shared_ptr<blocks::Outcome>& outcome);

}  // namespace recto::build
