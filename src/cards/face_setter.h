// One face of a card, laid again and again at other sizes.
#pragma once

#include "blocks/block_tree.h"
#include "cards/ladder.h"

#include <memory>
#include <optional>
#include <vector>

namespace recto::cards {

using Items = std::shared_ptr<const std::vector<page::Item>>;

/// Lays one face for one scope.  ComposeContext, scope and face must outlive it.
class FaceSetter {
 public:
  FaceSetter(const blocks::ComposeContext& context, const blocks::Scope& scope, const layout::Face& face);

  /// Lays the face, unless the last try was the same, and says how it fits.
  [[nodiscard]] Fits lay(blocks::TypeScale type_scale);
  /// The part of a text that the next tries show.
  void show_only(const layout::Text& text, blocks::LineSlice slice);

  /// By how much the last try was too high; zero if it was not.
  [[nodiscard]] geometry::Length over() const;
  /// Heights of all lines of `text` as last laid, shown or not; it was shown in part.
  [[nodiscard]] const blocks::Slabs& last_shape(const layout::Text& text);

  /// What the last try drew, handed out once: another needs another try.
  [[nodiscard]] Items items();
  /// What the last try found.
  [[nodiscard]] blocks::Findings findings() const;

 private:
  [[nodiscard]] blocks::BlockTree& tree();

  const blocks::ComposeContext& context_;
  const blocks::Scope& scope_;
  const layout::Face& face_;
  const layout::CardDesign& design_;
  std::optional<blocks::BlockTree> tree_;  ///< prepared when it is first needed
  blocks::SetBlock set_;                   ///< the last try
  geometry::Length over_;
  std::optional<blocks::TypeScale> tried_;
  Fits fits_ = Fits::no;
};

}  // namespace recto::cards
