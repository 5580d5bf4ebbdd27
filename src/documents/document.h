// Handouts, answer keys, packets and sheets: questions flowing over pages.
#pragma once

#include "blocks/outcome.h"
#include "blocks/variables.h"
#include "deck/deck.h"
#include "page/document.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::documents {

/// A version of the deck, for documents that tell of all of them.
struct VersionNumbers {
  std::string letter;
  std::string hash;
  std::map<std::string, int> numbers;  ///< of its questions, by id
};

struct DocumentOptions {
  std::string tool;
  blocks::Variables values;                   ///< the product's and the run's own
  std::optional<layout::Role> role;           ///< whose copy of a packet
  std::optional<bank::LevelIndex> level;      ///< expectations for this level only
  std::map<std::string, int> question_pages;  ///< of the handout this is the key to: id → 1-based page
  std::vector<VersionNumbers> versions;       ///< for blocks that are repeated for each
  deck::Schedule schedule;                    ///< of an interview
};

/// Composes one version of a deck by a document layout.
///
/// Page numbers in the contents settle in at most three passes.  A candidate's copy is composed from questions
/// that hold nothing but their prompts.  `outcome` tells errors; the document is complete all the same.
[[nodiscard]] page::Document document(const deck::Deck& deck, const deck::Version& version,
                                      const layout::Layout& layout, const layout::Theme& theme,
                                      const text::FontSet& fonts, const DocumentOptions& options,
                                      blocks::Outcome& outcome);

}  // namespace recto::documents
