// A bank as the XML that `bank::read` reads (`decks/README.md`).
#pragma once

#include "bank/bank.h"

#include <filesystem>
#include <string>

namespace recto::exchange {

/// One file, includes taken in.  Pictures are named relative to `folder`, where the file will be.  Reading it gives the
/// same bank but for places and file names.
[[nodiscard]] std::string write_xml(const bank::Bank& bank, const std::filesystem::path& folder);

}  // namespace recto::exchange
