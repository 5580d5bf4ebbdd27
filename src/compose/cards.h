// A deck as sheets of cards.
//
// Composition (what a card looks like) and imposition (where it lands) meet here and nowhere else.
#pragma once

#include "compose/card.h"
#include "page/document.h"
#include "page/workers.h"

#include <memory>
#include <string>
#include <vector>

namespace recto::compose {

/// A step of the ladder that a question went; for the report.
struct Step {
  std::string question;
  Fitted fitted;
};

/// What is known of a product when its last page has been composed.
struct Outcome {
  diag::Diagnostics diagnostics;  ///< errors: the product must not be kept
  int pages = 0;
  int sheets = 0;
  int cards = 0;
  int questions = 0;
  geometry::Length smallest;                                ///< smallest type size; zero: no text
  std::vector<Step> steps;                                  ///< questions that did not fit as the layout wishes
  std::vector<std::pair<std::string, int>> question_pages;  ///< documents: id → 0-based page
};

/// Which sides a file holds: both, or one of them for printing duplex by hand.
enum class Faces { both, fronts, backs, backs_reversed };

struct CardOptions {
  page::Jobs jobs;
  Faces faces = Faces::both;
  std::string tool;   ///< "recto 1.0.0"
  References values;  ///< the product's and the run's own ("date", "value.room")
};

/// Composes `deck` by a card layout.  Everything referred to must outlive the stream; `outcome` is complete
/// when the stream has ended.
[[nodiscard]] page::PageStream cards(const deck::Deck& deck, const layout::Layout& layout, const layout::Theme& theme,
                                     const text::FontSet& fonts, CardOptions options, std::shared_ptr<Outcome> outcome);

}  // namespace recto::compose
