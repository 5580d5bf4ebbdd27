// Prepared paragraphs to slabs, at a size and measure.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/findings.h"
#include "blocks/prepare_text.h"
#include "blocks/slab.h"

#include <vector>

namespace recto::blocks {

/// The type size of `style` under `type_scale`, never below `text::smallest_type`.
[[nodiscard]] geometry::Length type_size(const layout::Style& style, const ComposeContext& context,
                                         TypeScale type_scale);

/// Baseline of a line of `height` in the style's own font, from the line's top: half the leading above and below.
[[nodiscard]] geometry::Length baseline(const layout::Style& style, geometry::Length size, geometry::Length height,
                                        const text::FontSet& fonts);

/// Sets paragraphs one below the other; one slab a line.
[[nodiscard]] Slabs set_text(const std::vector<PreparedParagraph>& paragraphs, geometry::Length width,
                             TypeScale type_scale, const ComposeContext& context, Findings& findings);

/// The widest paragraph on one line.
[[nodiscard]] geometry::Length natural_width(const std::vector<PreparedParagraph>& paragraphs, TypeScale type_scale,
                                             const ComposeContext& context);

/// The runs of one set line as items with their baseline at `origin`, links on top.
void place_runs(text::Line line, geometry::Point origin, const PreparedParagraph& paragraph, page::Tag tag,
                const text::FontSet& fonts, std::vector<page::Item>& out);

}  // namespace recto::blocks
