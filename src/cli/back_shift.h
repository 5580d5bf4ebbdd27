// Whether a correction of backs can be a printer's error.
#pragma once

#include "cli/job.h"
#include "diag/diagnostics.h"
#include "geometry/rect.h"

#include <optional>
#include <string>

namespace recto::cli {

/// A warning of more than 5 mm right or down: home printers drift by up to 3 mm.
void warn_of_shift(const std::optional<geometry::Point>& shift, diag::Diagnostics& diagnostics);

/// Why the correction cannot be followed on one of the job's sheets, if so: what is within a back's padding would leave
/// the paper.
[[nodiscard]] std::optional<std::string> shifted_off(const std::optional<geometry::Point>& shift, const Job& job);

}  // namespace recto::cli
