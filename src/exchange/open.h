// A bank from a file of any format: the way in for everything that reads banks.
#pragma once

#include "bank/bank.h"
#include "exchange/assemble.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::exchange {

struct OpenOptions {
  AssembleOptions assemble;
  std::vector<std::string> columns;  ///< as in `plan_of`; for tables
};

/// Opens one file, or several in other formats than our own as one bank, whatever their names end in.
///
/// What each column or heading became is told by remarks, what has no place in a bank by warnings with file, line and
/// count, all that is wrong by errors; nullopt then.  A bank of our own is read as it is: options do not apply to it.
/// `reference` is where the first file was named.
[[nodiscard]] std::optional<Assembled> open_bank(const std::vector<std::string>& paths, const diag::Span& reference,
                                                 const OpenOptions& options, diag::Diagnostics& diagnostics,
                                                 const bank::LanguageListener& listener = {});

}  // namespace recto::exchange
