// Values that a deck gives to its products.
#pragma once

#include "cli/job.h"
#include "diag/diagnostics.h"

namespace recto::cli {

/// A value that no layout of the deck's products shows is a warning: its text would be printed nowhere.
void check_values(const Job& job, diag::Diagnostics& diagnostics);

}  // namespace recto::cli
