// `junior..mid` as written.
#pragma once

#include "deck/deck_spec.h"

#include <optional>

namespace recto::deck {

/// The two ends of a range, each with its own place.
struct LevelRange {
  Name first;
  Name last;
};

/// nullopt for a word without `..`.  The ends may be anything, also empty.
[[nodiscard]] std::optional<LevelRange> level_range(const Name& word);

}  // namespace recto::deck
