// One deck made ready to print: everything looked up and checked, nothing composed.
#pragma once

#include "cli/library.h"
#include "deck/deck.h"
#include "deck/read.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::cli {

/// A file to be written.
struct Print {
  const deck::Product* product = nullptr;
  const layout::Layout* layout = nullptr;
  const layout::Theme* theme = nullptr;
  deck::Version version;
  std::string file;                     ///< name in the output folder
  std::vector<deck::Version> versions;  ///< master keys: all that it tells of
  std::optional<std::size_t> key_to;    ///< keys: index of the handout's print in the job
};

struct Job {
  deck::DeckSpec spec;
  deck::Deck deck;
  std::vector<Print> prints;                                   ///< a key after its handout
  std::vector<std::shared_ptr<const layout::Layout>> changed;  ///< layouts with what the deck puts in their place
  std::vector<std::string> files;                              ///< deck file and manifests; the library knows the rest
};

/// Reads and selects a deck and looks up what its products name.  Problems go to `diagnostics`; nullopt if there was
/// an error.  `path` may be `-` for standard input.
[[nodiscard]] std::optional<Job> prepare_job(const std::string& path, const deck::Overrides& overrides,
                                             Library& library, diag::Diagnostics& diagnostics);

}  // namespace recto::cli
