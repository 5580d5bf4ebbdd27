// What warnings are to a run.
#pragma once

#include "build/request.h"
#include "diag/diagnostics.h"

namespace recto::build {

/// `diagnostics` with warnings turned into errors, if `warnings` says so: what has one is then not written.
[[nodiscard]] diag::Diagnostics weighed(diag::Diagnostics diagnostics, Warnings warnings);

}  // namespace recto::build
