// The coloured bands and thumb-index tabs at the edges of a card face.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/scope.h"
#include "page/item.h"

#include <vector>

namespace recto::blocks {

/// Those of a face of this size whose conditions hold.  At the card's edge they reach `bleed` over it.
[[nodiscard]] std::vector<page::Item> bands(const layout::Block& face, geometry::Size size, geometry::Length bleed,
                                            const Scope& scope, const ComposeContext& context);

}  // namespace recto::blocks
