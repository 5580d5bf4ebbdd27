// Which layouts a product may use.
#pragma once

#include "cli/library.h"
#include "deck/deck_spec.h"
#include "layout/layout.h"

namespace recto::cli {

/// The products that a layout of this purpose is for.
[[nodiscard]] deck::ProductKind kind_of(layout::Purpose purpose);
/// What the layout of a product of this kind is for.
[[nodiscard]] layout::Purpose purpose_of(deck::ProductKind kind);

/// Whether `layout` may print what `purpose` is about: the same, or any document as a sheet to read.
[[nodiscard]] bool fits(const layout::Layout& layout, layout::Purpose purpose);

/// An error at `name`, with layouts of the home that would fit, those for the same paper if there are some.
void report_wrong_layout(const layout::Layout& layout, layout::Purpose purpose, const deck::Name& name,
                         const Home& home, diag::Diagnostics& diagnostics);

}  // namespace recto::cli
