// Blocks that are drawn rather than set: rules, writing space, level marks, rating rows, QR codes, pictures.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/findings.h"
#include "blocks/prepare.h"
#include "blocks/scope.h"
#include "blocks/slab.h"

#include <vector>

namespace recto::blocks {

[[nodiscard]] Slabs draw_rule(const layout::Block& block, geometry::Length width, const ComposeContext& context,
                              const Scope& scope);

/// Ruled or squared lines or a blank: one slab a line, so that a page may end between them.
/// The number is the block's, or its lines a minute times the question's minutes, at least two.
[[nodiscard]] Slabs draw_lines(const layout::Block& block, geometry::Length width, const ComposeContext& context,
                               const Scope& scope);

/// One mark a level of the bank, filled up to the question's: ● ● ○.
[[nodiscard]] Slabs draw_level_marks(const layout::Block& block, const ComposeContext& context, const Scope& scope);
[[nodiscard]] geometry::Length level_marks_width(const layout::Block& block, const Scope& scope);

/// The texts of an anchored rating row: value and words of every anchor, then "not assessed".
struct PreparedScale {
  struct Anchor {
    std::vector<PreparedParagraph> value;
    std::vector<PreparedParagraph> words;
  };
  std::vector<Anchor> anchors;
};
/// Shapes them, once for all widths.  Structure elements are added under `parent`.
[[nodiscard]] PreparedScale prepare_scale(const layout::Block& block, const ComposeContext& context, const Scope& scope,
                                          page::Tag parent, Findings& findings);
/// The row: a box for every anchor with its texts beside it.
[[nodiscard]] Slabs draw_scale(const PreparedScale& scale, geometry::Length width, const ComposeContext& context,
                               Findings& findings);

/// Whether there is a picture or code to show.
[[nodiscard]] bool shows_figure(const layout::Block& block, const Scope& scope);

/// A QR code as one path, `figure` described.  Modules below 0.35 mm on paper are an error: cameras lose them.
[[nodiscard]] Slabs draw_qr(const layout::Block& block, const ComposeContext& context, const Scope& scope,
                            page::Tag figure, Findings& findings);

/// A PNG, JPEG or SVG picture, fitted into the block's width and height, `figure` described.
[[nodiscard]] Slabs draw_image(const layout::Block& block, geometry::Length width, const ComposeContext& context,
                               const Scope& scope, page::Tag figure, Findings& findings);

/// The coloured band or thumb-index tab at the edge of a card face of this size; empty for other blocks.
[[nodiscard]] std::vector<page::Item> draw_band(const layout::Block& block, geometry::Size face, geometry::Length bleed,
                                                const ComposeContext& context, const Scope& scope);

}  // namespace recto::blocks
