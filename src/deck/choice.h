// A question that was chosen, and why.
#pragma once

#include "bank/bank.h"
#include "deck/deck_spec.h"

#include <cstddef>

namespace recto::deck {

struct Choice {
  const bank::Question* question = nullptr;
  std::size_t entry = 0;  ///< of `Selection::entries`: the slot or pick that took it
  Pick::Pin pin = Pick::Pin::no;
};

}  // namespace recto::deck
