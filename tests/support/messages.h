// What diagnostics say, for comparing.
#pragma once

#include "diag/diagnostics.h"

#include <string>

namespace recto::test {

/// All of them as a user sees them, without colours.
[[nodiscard]] std::string messages(const diag::Diagnostics& diagnostics);

/// One line each: "LINE:COL: severity: message (note; note)"; whole files without the place.  Paths below `folder` are
/// shortened to what follows it.
[[nodiscard]] std::string summary(const diag::Diagnostics& diagnostics, const std::string& folder = {});

}  // namespace recto::test
