// A deck as sheets of cards.
//
// Composition (what a card looks like) and imposition (where it lands) meet here and nowhere else.
#pragma once

#include "cards/card.h"
#include "page/document.h"
#include "parallel/for_each.h"

#include <memory>
#include <string>
#include <vector>

namespace recto::cards {

/// Which sides a file holds: both, or one of them for printing duplex by hand.
enum class Faces { both, fronts, backs, backs_reversed };

struct CardOptions {
  parallel::Jobs jobs;
  Faces faces = Faces::both;
  std::string tool;           ///< "recto 1.0.0"
  blocks::References values;  ///< the product's and the run's own ("date", "value.room")
};

/// Composes `deck` by a card layout.  Everything referred to must outlive the stream; `outcome` is complete
/// when the stream has ended.
[[nodiscard]] page::PageStream cards(const deck::Deck& deck, const layout::Layout& layout, const layout::Theme& theme,
                                     const text::FontSet& fonts, CardOptions options,
                                     std::shared_ptr<blocks::Outcome> outcome);

}  // namespace recto::cards
