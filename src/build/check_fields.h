// Fields of a bank's own that a layout shows.
#pragma once

#include "bank/bank.h"
#include "diag/diagnostics.h"
#include "layout/layout.h"

namespace recto::build {

/// A text of `layout` that shows a custom field which no question of `bank` has is an error there, unless it or what
/// holds it is shown only where the field is: such a layout says that it can do without.
void check_fields(const layout::Layout& layout, const bank::Bank& bank, diag::Diagnostics& diagnostics);

}  // namespace recto::build
