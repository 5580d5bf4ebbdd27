// Reading deck files.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

#include <optional>
#include <string>

namespace recto::deck {

/// Reads one deck file.  The bank is not opened; names in it are looked up by `select`.
[[nodiscard]] std::optional<DeckSpec> read(const std::string& path, const diag::Span& reference,
                                           diag::Diagnostics& diagnostics);

/// What the command line puts in the deck's place.
struct Overrides {
  std::vector<std::string> levels;  ///< replace every slot's levels
  std::vector<std::string> topics;
  std::vector<std::string> tags;    ///< any of them
  std::optional<int> count;         ///< all slots together become one of this count
  std::optional<Seed> seed;
  std::optional<std::string> layout;  ///< for every product of the kind that the layout is for
  std::optional<std::string> theme;
  std::optional<int> minutes;
};

/// `spec` with the overrides put in.  Filters given here replace those of all slots; a count makes one slot of them.
[[nodiscard]] DeckSpec overridden(DeckSpec spec, const Overrides& overrides);

}  // namespace recto::deck
