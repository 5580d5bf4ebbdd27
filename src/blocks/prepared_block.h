// Blocks prepared for one scope: what is shown is chosen, texts are shaped, colours known, pictures read.
//
// Preparing a block of the layout gives a tree of these; setting the tree in some room gives slabs.  A tree is prepared
// once and set as often as a size is tried: all that does not depend on the room is kept in it, by the block that it
// belongs to.  The kinds are a closed set.  Each says how it is set and how wide it is by itself.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/findings.h"
#include "blocks/prepare_text.h"
#include "blocks/slab.h"
#include "layout/block.h"
#include "picture/read.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recto::blocks {

/// What came of setting a block.
struct SetBlock {
  Slabs slabs;  ///< none: it shows nothing
  Findings found;
};

struct PreparedBlock;

/// What stands in a stack, row or box: only what is shown.
struct PreparedInside {
  std::vector<PreparedBlock> children;
  geometry::Length gap;
  geometry::Insets padding;
};

struct PreparedStack {
  PreparedInside inside;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context);
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

struct PreparedRow {
  PreparedInside inside;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context);
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

struct PreparedBox {
  PreparedStack stack;
  Decoration ground;  ///< its width and number are those of the time it is set
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context);
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// The part of a text's lines that a continued card shows: [first, last).
struct LineSlice {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const LineSlice&) const = default;
};

struct PreparedText {
  const layout::Text* source = nullptr;
  std::vector<PreparedParagraph> paragraphs;
  std::optional<double> least;     ///< factor on its size down to which it may shrink; none: fixed
  std::optional<LineSlice> slice;  ///< none: all of it
  /// All lines as last set for a slice: other slices of the same need no more setting.
  struct Whole {
    geometry::Length width;
    TypeScale type;
    SetBlock set;
    Slabs shape;  ///< heights and break costs of the slabs, without their items
  };
  std::optional<Whole> whole;

  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context);
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
  /// What of `type` applies: nothing to a fixed text, and nothing beyond its least size.
  [[nodiscard]] TypeScale own_type(TypeScale type) const;

 private:
  [[nodiscard]] SetBlock set_whole(geometry::Length width, TypeScale type, const ComposeContext& context) const;
  [[nodiscard]] SetBlock set_slice(geometry::Length width, TypeScale type, const ComposeContext& context);
};

struct PreparedRule {
  geometry::Length thickness;
  std::optional<geometry::Length> width;
  page::Color color;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

struct PreparedSpacer {
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// Room to write: one slab a line, so that a page may end between them.
struct PreparedLines {
  layout::Lines::Ruling ruling = layout::Lines::Ruling::ruled;
  int count = 0;
  geometry::Length pitch;
  geometry::Length thickness;
  page::Color color;
  int stretch = 0;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// An anchored rating row: a box for every anchor with its texts beside it.
struct PreparedScaleRow {
  struct Anchor {
    std::vector<PreparedParagraph> value;
    std::vector<PreparedParagraph> words;
  };
  std::vector<Anchor> anchors;
  layout::ScaleRow::Show show = layout::ScaleRow::Show::words;
  geometry::Length thickness;  ///< of the boxes
  page::Color color;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// A picture file, fitted into its room.
struct PreparedImage {
  std::shared_ptr<const picture::Picture> picture;
  std::optional<geometry::Length> height;  ///< stated
  page::Tag figure;
  diag::Span place;  ///< where it was named
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// A drawing of one size whatever the room: a QR code, the marks of a level.
struct PreparedDrawing {
  Slab slab;
  geometry::Length width;
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context) const;
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

/// A block once for each scope that it is repeated for: below each other in a stack, side by side in a row.
struct PreparedRepetition {
  std::vector<PreparedBlock> each;
  geometry::Length gap;  ///< of the stack around
  [[nodiscard]] SetBlock set(const layout::Common& common, const Room& room, const ComposeContext& context);
  [[nodiscard]] geometry::Length natural_width(TypeScale type, const ComposeContext& context) const;
};

struct PreparedBlock {
  using Kind = std::variant<PreparedStack, PreparedRow, PreparedBox, PreparedText, PreparedRule, PreparedSpacer,
                            PreparedLines, PreparedScaleRow, PreparedImage, PreparedDrawing, PreparedRepetition>;
  const layout::Common* common = nullptr;
  Kind is;
};

/// Moves slabs that leave `free` of their column's width to where its lines begin.
void stand_at_start(Slabs& slabs, geometry::Length free, const ComposeContext& context);

/// The block as high and wide as it says, with its spaces and what it keeps together.
[[nodiscard]] SetBlock set(PreparedBlock& block, Room room, const ComposeContext& context);
/// The width that it states or else has by itself, as a cell of a row; zero for what takes any width it is given.
[[nodiscard]] geometry::Length natural_width(const PreparedBlock& block, TypeScale type, const ComposeContext& context);

}  // namespace recto::blocks
