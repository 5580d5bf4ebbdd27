// A deck as sheets of cards.
//
// Composition (what a card looks like) and imposition (where it lands) meet here and nowhere else.
#pragma once

#include "cards/card.h"
#include "layout/imposition.h"
#include "page/document.h"
#include "parallel/for_each.h"

#include <memory>
#include <string>
#include <vector>

namespace recto::cards {

struct CardOptions {
  parallel::Jobs jobs;
  layout::PrintRun run;
  std::string tool;          ///< "recto 1.0.0"
  blocks::Variables values;  ///< the product's and the run's own ("date", "value.room")
};

/// Composes `deck` by a card layout.  Everything referred to must outlive the stream; `outcome` is complete
/// when the stream has ended.
[[nodiscard]] page::PageStream cards(const deck::Deck& deck, const layout::Layout& layout, const layout::Theme& theme,
                                     const text::FontSet& fonts, CardOptions options,
                                     std::shared_ptr<blocks::Outcome> outcome);

}  // namespace recto::cards
