// Blocks that are drawn rather than set: rules, writing space, level marks, rating rows, QR codes, pictures.
#pragma once

#include "compose/findings.h"
#include "compose/setting.h"
#include "compose/slab.h"
#include "compose/subject.h"

namespace recto::compose {

[[nodiscard]] Slabs draw_rule(const layout::Block& block, geometry::Length width, const Setting& setting,
                              const Subject& subject);

/// Ruled or squared lines or a blank: one slab a line, so that a page may end between them.
/// The number is the block's, or its lines a minute times the question's minutes, at least two.
[[nodiscard]] Slabs draw_lines(const layout::Block& block, geometry::Length width, const Setting& setting,
                               const Subject& subject);

/// One mark a level of the bank, filled up to the question's: ● ● ○.
[[nodiscard]] Slabs draw_level_marks(const layout::Block& block, const Setting& setting, const Subject& subject);
[[nodiscard]] geometry::Length level_marks_width(const layout::Block& block, const Subject& subject);

/// An anchored rating row: a box, the value and its words for every anchor, then "not assessed".
[[nodiscard]] Slabs draw_scale(const layout::Block& block, geometry::Length width, const Setting& setting,
                               const Subject& subject, page::Tag tag, Findings& findings);

/// A QR code as one path.  Modules below 0.35 mm on paper are an error: cameras lose them.
[[nodiscard]] Slabs draw_qr(const layout::Block& block, const Setting& setting, const Subject& subject, page::Tag tag,
                            Findings& findings);

/// A PNG, JPEG or SVG picture, fitted into the block's width and height.
[[nodiscard]] Slabs draw_image(const layout::Block& block, geometry::Length width, const Setting& setting,
                               const Subject& subject, page::Tag tag, Findings& findings);

/// The coloured band or thumb-index tab at the edge of a card face of this size; empty for other blocks.
[[nodiscard]] std::vector<page::Item> draw_band(const layout::Block& block, geometry::Size face,
                                                geometry::Length bleed, const Setting& setting, const Subject& subject);

}  // namespace recto::compose
