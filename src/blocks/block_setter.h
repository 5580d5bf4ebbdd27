// Blocks of a layout to slabs, for one scope.
#pragma once

#include "blocks/draw.h"
#include "blocks/prepare.h"
#include "blocks/set_text.h"
#include "blocks/slab.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::blocks {

/// Composes blocks for one scope.  Text is shaped once, however often a block is laid at other sizes.
///
/// The context, scope and blocks must outlive the setter.
class BlockSetter {
 public:
  /// Scopes for a block with `repeat`, by its word ("questions") and by what the block stands in.
  using Repeats = std::function<std::vector<Scope>(const std::string& word, const Scope& within)>;

  BlockSetter(const ComposeContext& context, const Scope& scope, page::Tag parent = {},
              const Repeats* repeats = nullptr);
  BlockSetter(const BlockSetter&) = delete;
  BlockSetter& operator=(const BlockSetter&) = delete;
  ~BlockSetter();

  /// Lays `block` out in a column of `width`.  With a `height`, what grows in it shares the room left over and the
  /// result is as high, or higher if the content is.  Nothing for a block whose condition does not hold.
  [[nodiscard]] Slabs lay(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          TypeScale type_scale);

  [[nodiscard]] const Scope& scope() const { return scope_; }
  /// What the last calls of `lay` found since `forget`; problems found while shaping stay.
  [[nodiscard]] const Findings& findings() const { return findings_; }
  [[nodiscard]] Findings& findings() { return findings_; }
  /// Drops what depends on size and measure, before another try.
  void forget();

  /// The part of a text block's slabs that a continued card shows: [first, last).
  struct Slice {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const Slice&) const = default;
  };
  void show_only(const layout::Block& block, Slice slice) { slices_[&block] = slice; }
  [[nodiscard]] std::optional<Slice> shown_slice(const layout::Block& block) const;
  /// Heights and break costs of all of a text block's slabs as last laid, slice or not; items left out.
  [[nodiscard]] const Slabs& last_shape(const layout::Block& block) { return heights_[&block]; }
  [[nodiscard]] TypeScale type_scale_of(const layout::Block& block, TypeScale type_scale) const;

 private:
  /// A text as last set, for showing one part of it after another.
  struct SetText {
    geometry::Length width;
    TypeScale type_scale;
    Slabs slabs;
    Findings found;
  };
  [[nodiscard]] Slabs lay_apart(const layout::Block& block, geometry::Length width,
                                std::optional<geometry::Length> height, TypeScale type_scale, Findings& found);
  [[nodiscard]] Slabs once_apart(const layout::Block& block, geometry::Length width,
                                 std::optional<geometry::Length> height, TypeScale type_scale, Findings& found);
  /// A block whose condition holds, once.
  [[nodiscard]] Slabs once(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                           TypeScale type_scale);
  [[nodiscard]] Slabs content(const layout::Block& block, geometry::Length width,
                              std::optional<geometry::Length> height, TypeScale type_scale);
  [[nodiscard]] Slabs stack(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                            TypeScale type_scale);
  [[nodiscard]] Slabs repeated(const layout::Block& block, geometry::Length width, TypeScale type_scale);
  [[nodiscard]] Slabs row(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          TypeScale type_scale);
  [[nodiscard]] Slabs box(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          TypeScale type_scale);
  [[nodiscard]] Slabs text(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                           TypeScale type_scale);
  [[nodiscard]] Slabs whole_text(const layout::Block& block, geometry::Length width, TypeScale type_scale);
  [[nodiscard]] Slabs part_of_text(const layout::Block& block, Slice slice, geometry::Length width,
                                   TypeScale type_scale);
  /// A child of a row: repeated ones stand side by side, each with a setter of its own.
  struct Place {
    const layout::Block* block;
    BlockSetter* setter;
  };
  [[nodiscard]] std::vector<Place> places_in_row(const layout::Block& block);
  [[nodiscard]] std::vector<geometry::Length> row_widths(const std::vector<Place>& places, geometry::Length width,
                                                         geometry::Length gap, TypeScale type_scale,
                                                         const diag::Span& place);
  [[nodiscard]] geometry::Length natural_width(const layout::Block& block, TypeScale type_scale);
  [[nodiscard]] const std::vector<PreparedParagraph>& prepared(const layout::Block& block);
  [[nodiscard]] std::vector<const layout::Block*> shown(const layout::Block& block) const;
  [[nodiscard]] const PreparedScale& prepared_scale(const layout::Block& block);
  [[nodiscard]] std::vector<BlockSetter*> setters_of(const layout::Block& block);
  [[nodiscard]] Slabs draw_figure(const layout::Block& block, geometry::Length width);
  [[nodiscard]] page::Tag element_of(const layout::Block& block);
  [[nodiscard]] page::Tag figure_of(const layout::Block& block);
  void name_elements(const layout::Block& block);
  void name_element(const layout::Block& block);

  const ComposeContext& context_;
  const Scope& scope_;
  page::Tag parent_;
  geometry::Length gap_;  ///< of the stack being laid: between repetitions too
  const Repeats* repeats_;
  Findings findings_;
  DecorationIds ids_;
  std::map<const layout::Block*, std::vector<PreparedParagraph>> prepared_;
  std::map<const layout::Block*, PreparedScale> scales_;
  std::map<const layout::Block*, page::Tag> elements_;
  std::map<const layout::Block*, page::Tag> figures_;
  std::map<const layout::Block*, Slice> slices_;
  std::map<const layout::Block*, Slabs> heights_;
  std::map<const layout::Block*, SetText> set_;
  struct Repetition;
  std::map<const layout::Block*, std::vector<std::unique_ptr<Repetition>>> inner_;
};

}  // namespace recto::blocks
