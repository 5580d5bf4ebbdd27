// The list of contents of a document: one entry a section or question, with its page and a link to it.
#pragma once

#include "blocks/slab.h"
#include "documents/flow.h"

#include <vector>

namespace recto::documents {

/// Where an anchor landed.
struct Landing {
  int page = 0;  ///< 0-based
  geometry::Length y;
  bool operator==(const Landing&) const = default;
};

/// What the list of contents is made of.  References must outlive the call.
struct ContentsInput {
  const DocumentInput& document;
  const blocks::Setting& setting;
  const blocks::BlockSetter::Repeats& repeats;
  geometry::Length width;
  const std::vector<Landing>& known;  ///< by anchor, from the pass before; empty in the first, which prints "00"
};

/// Entries for the anchors that the document's design lists, under an element of their own.  Losses go to `outcome`.
/// Requires a design with contents.
[[nodiscard]] blocks::Slabs set_contents(const ContentsInput& input, blocks::Outcome& outcome);

}  // namespace recto::documents
