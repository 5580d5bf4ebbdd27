// Questions that keep their places.
#pragma once

#include "deck/deck.h"
#include "deck/deck_spec.h"

#include <vector>

namespace recto::deck {

/// The questions of a bank that a spec pins, wherever.  Points into the bank.
class Pins {
 public:
  Pins(const DeckSpec& spec, const bank::Bank& bank);

  [[nodiscard]] bool any() const { return !pinned_.empty(); }
  [[nodiscard]] bool hold(const Entry& entry) const;

 private:
  std::vector<const bank::Question*> pinned_;
};

}  // namespace recto::deck
