// `<cards>`, `<handout>`, `<key>`, `<packet>` and `<sheet>`.  Internal to `deck`.
#pragma once

#include "deck/deck_spec.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

#include <optional>
#include <string_view>

namespace recto::deck {

/// The kind of product that an element of that name describes.
[[nodiscard]] std::optional<ProductKind> product_kind(std::string_view element);

/// nullopt if there was an error.
[[nodiscard]] std::optional<Product> read_product(const xml::Element& element, ProductKind kind,
                                                  diag::Diagnostics& diagnostics);

}  // namespace recto::deck
