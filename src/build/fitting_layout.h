// Which layouts a product may use.
#pragma once

#include "build/library.h"
#include "deck/read.h"
#include "layout/layout.h"

namespace recto::build {

/// Where in decks a layout of this purpose is named.
[[nodiscard]] deck::LayoutUse use_of(layout::Purpose purpose);
/// "cards", "an answer key": to complete "a layout for …".
[[nodiscard]] const char* name_of(layout::Purpose purpose);
/// What the layout of a product of this kind is for.
[[nodiscard]] layout::Purpose purpose_of(deck::ProductKind kind);

/// Whether `layout` may print what `purpose` is about: the same, or any document as a sheet to read.
[[nodiscard]] bool fits(const layout::Layout& layout, layout::Purpose purpose);

/// An error at `name`, with layouts that would fit, those for the same paper if there are some.
void report_wrong_layout(const layout::Layout& layout, layout::Purpose purpose, const deck::Name& name,
                         const Project& project, diag::Diagnostics& diagnostics);

}  // namespace recto::build
