// Program text with coloured tokens.
#pragma once

#include "blocks/prepare_text.h"

namespace recto::blocks {

/// One entry whose `code` holds the block's lines; structure and spacing are the caller's.
[[nodiscard]] PreparedParagraph prepare_code(const bank::Block& block, const layout::Style& style,
                                             const ComposeContext& context, Findings& findings);

}  // namespace recto::blocks
