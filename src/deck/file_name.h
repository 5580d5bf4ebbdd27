// What the files of a deck's products are called, before the ending that a format gives them.
#pragma once

#include "deck/deck_spec.h"

#include <string>
#include <vector>

namespace recto::deck {

/// A product's file name without version: deck id, then the product's name or, without one, its layout
/// and, for packets, the role.  "django-junior-packet-a4-candidate".
[[nodiscard]] std::string file_stem(const DeckSpec& spec, const Product& product);

/// The names of all files that a product writes, in order of versions, a handout's key after it, the table of versions
/// last: "workshop-handout-a4-A", "workshop-handout-a4-key-A".
[[nodiscard]] std::vector<std::string> file_names(const DeckSpec& spec, const Product& product);

}  // namespace recto::deck
