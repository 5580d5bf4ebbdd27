// What all blocks of a product have in common.
#pragma once

#include "blocks/pictures.h"
#include "blocks/structure.h"
#include "layout/layout.h"
#include "text/typesetter.h"

#include <optional>

namespace recto::blocks {

/// References to things that outlive the composition of a face or document.
struct ComposeContext {
  const layout::Layout& layout;
  const layout::Theme& theme;
  text::Typesetter& typesetter;
  Structure& structure;
  Pictures& pictures;
  int orphans = 2;  ///< fewest lines of a paragraph before a break
  int widows = 2;   ///< and after one
};

/// How much smaller or larger than its style type is set, so that it fits its room.
struct TypeScale {
  double size = 1;     ///< factor on type sizes of texts that shrink
  double leading = 1;  ///< factor on their line distances
  bool operator==(const TypeScale&) const = default;
};

/// The room that a block is set in, and how its type is scaled there.
struct Room {
  geometry::Length width;
  std::optional<geometry::Length> height = {};  ///< what grows shares what is left of it; absent: as high as needed
  TypeScale type = {};
};

}  // namespace recto::blocks
