// Questions about one passage stand together.
#pragma once

#include "deck/deck.h"

#include <vector>

namespace recto::deck {

/// Brings questions of a section that are about the same passage behind the first of them, in the order in which they
/// stand, and numbers all entries anew.
void gather_passages(std::vector<Entry>& entries, const std::vector<Section>& sections);

}  // namespace recto::deck
