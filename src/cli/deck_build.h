// One deck's products: composed, written, put in place.
#pragma once

#include "cli/build.h"
#include "cli/job.h"
#include "cli/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recto::cli {

/// Makes everything that `job` asks for, then puts it in place and tells of it.  The files written; nothing if there
/// was an error, which is told, and then no old file is replaced.  `date` is in seconds since 1970, if pages shall show
/// one. Throws `diag::EnvironmentError` if a file cannot be written.
[[nodiscard]] std::optional<std::vector<std::string>> build_deck(const BuildOptions& options, Job& job,
                                                                 Library& library, Reporter& reporter,
                                                                 std::optional<std::int64_t> date);

}  // namespace recto::cli
