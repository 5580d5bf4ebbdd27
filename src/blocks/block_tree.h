// One block of a layout with all that it holds, prepared for one scope.
#pragma once

#include "blocks/prepared_block.h"
#include "blocks/scope.h"

#include <optional>

namespace recto::blocks {

/// A block to be set once or, while a size is looked for, again and again.
///
/// The block, context and repeats must outlive the tree; the scope need not.
class BlockTree {
 public:
  /// Shapes texts, reads pictures, makes structure elements under `parent`.  `repeats`: null where nothing repeats.
  BlockTree(const layout::Block& block, const Scope& scope, const ComposeContext& context, page::Tag parent = {},
            const Repeats* repeats = nullptr);

  /// Sets it in `room`; as high as that or, if the content is, higher.  Nothing if its condition does not hold.
  [[nodiscard]] SetBlock set(const Room& room);
  /// What was found when it was prepared: it holds in any room.
  [[nodiscard]] const Findings& prepared() const { return found_; }
  /// The text that was made from `text`; null if it is not shown.
  [[nodiscard]] PreparedText* find(const layout::Text& text);

 private:
  const ComposeContext& context_;
  Findings found_;
  std::optional<PreparedBlock> root_;
};

}  // namespace recto::blocks
