// Layout styles and a bank's marks to the typesetter's span styles.
#pragma once

#include "bank/rich_text.h"
#include "layout/layout.h"
#include "page/item.h"
#include "text/paragraph.h"

namespace recto::blocks {

/// `style` in `ink`, without marks.
[[nodiscard]] text::SpanStyle span_style(const layout::Style& style, page::Color ink);
/// The same with a bank's marks on it.  Bold goes 300 up from the style's weight, to 700 at least.
[[nodiscard]] text::SpanStyle marked(text::SpanStyle base, const layout::Style& style, const bank::Marks& marks);
[[nodiscard]] text::Align align(layout::HorizontalAlign align);

}  // namespace recto::blocks
