// The paper a layout prints on.
#pragma once

#include "layout/layout.h"
#include "xml/document.h"

namespace recto::layout {

/// Reads `<sheet>` into paper, page, orientation and source.  What is wrong leaves the page empty.
void read_sheet(const xml::Element& element, Layout& layout, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
