// Blocks of a layout to prepared ones: one function for each kind.
#pragma once

#include "blocks/prepared_block.h"
#include "blocks/scope.h"

#include <optional>

namespace recto::blocks {

/// What a block is prepared for.  Everything must outlive the prepared block but for `found`.
struct Preparation {
  const Scope& scope;
  const ComposeContext& context;
  page::Tag parent;        ///< structure elements go under it
  const Repeats* repeats;  ///< null: nothing repeats
  Findings& found;         ///< what shaping finds, and pictures or codes that are none
};

using PreparedKind = std::optional<PreparedBlock::Kind>;

// Nothing for a block that has nothing to show and would take no room.
[[nodiscard]] PreparedKind prepare(const layout::Stack& stack, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Row& row, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Box& box, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Text& text, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Rule& rule, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Spacer& spacer, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Lines& lines, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::ScaleRow& row, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::TickBoxes& boxes, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Image& image, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Qr& qr, const layout::Common& common, const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::LevelMarks& marks, const layout::Common& common,
                                   const Preparation& to);
[[nodiscard]] PreparedKind prepare(const layout::Band& band, const layout::Common& common, const Preparation& to);

/// A block and all in it, in reading order.  Nothing if its condition does not hold.
[[nodiscard]] std::optional<PreparedBlock> prepare(const layout::Block& block, const Preparation& to);
/// The blocks that a holder shows.
[[nodiscard]] PreparedInside prepare_inside(const layout::Inside& inside, const Preparation& to);

/// The structure element of a block that is one by its role; its parent's if it has none.
[[nodiscard]] page::Tag element_of(const layout::Common& common, const Preparation& to);
/// The figure that a picture or code is, inside an element of its own if the layout asks for another.
[[nodiscard]] page::Tag figure_of(const layout::Common& common, const Preparation& to);

}  // namespace recto::blocks
