// One deck made ready to print: everything looked up and checked, nothing composed.
#pragma once

#include "build/library.h"
#include "deck/deck.h"
#include "deck/read.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

/// A file to be written.  Points into the library and into its own plan.
struct PlannedFile {
  const deck::Product* product = nullptr;
  const layout::Layout* layout = nullptr;
  const layout::Theme* theme = nullptr;
  std::shared_ptr<const layout::Vocabulary> vocabulary;  ///< the words that it prints
  deck::Version version;
  std::string name;                     ///< in the output folder, without the ending that its format has
  std::vector<deck::Version> versions;  ///< master keys: all that they list
  std::optional<std::size_t> key_to;    ///< keys: index of the handout's file in the plan
};

/// Moved, never copied: its files point at its products and at its own layouts.
struct DeckPlan {
  DeckPlan() = default;
  DeckPlan(const DeckPlan&) = delete;
  DeckPlan& operator=(const DeckPlan&) = delete;
  DeckPlan(DeckPlan&&) = default;
  DeckPlan& operator=(DeckPlan&&) = default;

  deck::DeckSpec spec;
  deck::Deck deck;
  std::vector<PlannedFile> files;                              ///< a key after its handout
  std::vector<std::shared_ptr<const layout::Layout>> changed;  ///< layouts that the deck gives words of its own
  std::vector<std::string> inputs;  ///< deck file and manifests; the library knows the other files
};

/// Reads and selects a deck and looks up what its products name.  Problems go to `diagnostics`; nullopt if there was
/// an error.  `path` may be `-` for standard input.
[[nodiscard]] std::optional<DeckPlan> plan_deck(const std::string& path, const deck::Overrides& overrides,
                                                Library& library, diag::Diagnostics& diagnostics);

}  // namespace recto::build
