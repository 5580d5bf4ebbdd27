// Reading deck files.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::deck {

/// Reads one deck file.  The bank is not opened; names in it are looked up by `select`.  All problems go to
/// `diagnostics`; nullopt if there was an error.
[[nodiscard]] std::optional<DeckSpec> read(const std::string& path, const diag::Span& reference,
                                           diag::Diagnostics& diagnostics);

/// The same of bytes that were read elsewhere; relative paths start at the folder of the source's name.
[[nodiscard]] std::optional<DeckSpec> read(std::shared_ptr<const diag::Source> source, diag::Diagnostics& diagnostics);

/// What a layout of the command line is for.  Keys and master keys are products of their own or belong to a handout.
enum class LayoutUse { cards, handout, key, master_key, packet, sheet };

/// What the command line puts in the deck's place.
struct Overrides {
  std::vector<std::string> levels;  ///< replace every slot's levels
  std::vector<std::string> topics;
  std::vector<std::string> tags;  ///< any of them
  std::optional<int> count;       ///< all slots together become one of this count
  std::optional<Seed> seed;
  std::optional<std::string> layout;    ///< for what `layout_use` says
  std::optional<LayoutUse> layout_use;  ///< absent: every product
  std::optional<std::string> theme;
  std::optional<std::string> stock;  ///< for cards
  std::optional<int> minutes;
};

/// `spec` with the overrides put in.
///
/// Filters given here replace those of all slots; a count makes one slot of them.  A deck without slots and
/// picks gets a slot; one of picks alone keeps them.  What changes the selection drops a reprint.  A layout for
/// keys is that of handouts' keys too, one for master keys that of handouts' master keys alone; products that a layout
/// makes the same become one.
[[nodiscard]] DeckSpec overridden(DeckSpec spec, const Overrides& overrides);

}  // namespace recto::deck
