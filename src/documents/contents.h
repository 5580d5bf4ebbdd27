// The list of contents of a document: one entry a section or question, with its page and a link to it.
#pragma once

#include "blocks/slab.h"
#include "documents/flow.h"

#include <vector>

namespace recto::documents {

/// Where an anchor landed.
struct PagePosition {
  int page = 0;  ///< 0-based
  geometry::Length y;
  bool operator==(const PagePosition&) const = default;
};

/// What the list of contents is made of.  Variables must outlive the call.
struct ContentsInput {
  const DocumentInput& document;
  const blocks::ComposeContext& context;
  const blocks::Repeats& repeats;
  geometry::Length width;
  const std::vector<PagePosition>& known;  ///< by anchor, from the pass before; empty in the first, which prints "00"
};

/// Entries for the anchors that the document's design lists, under an element of their own.  Losses go to `outcome`.
/// Requires a design with contents.
[[nodiscard]] blocks::Slabs set_contents(const ContentsInput& input, blocks::Outcome& outcome);

}  // namespace recto::documents
