// Other programs' questions into a bank file.
#pragma once

#include "cli/report.h"
#include "exchange/open.h"

#include <string>
#include <vector>

namespace recto::cli {

struct ImportOptions {
  std::vector<std::string> files;
  std::string output;  ///< the bank's file; `-` for standard output
  exchange::OpenOptions open;
  enum class Existing { refused, updated } existing = Existing::refused;
  Format format = Format::text;
  Verbosity verbosity = Verbosity::verbose;  ///< what became of each column is what one imports for
};

/// Writes the bank, and pictures that came inside the files into a folder beside it; prints what became of everything.
/// Returns the exit code.  Throws `diag::EnvironmentError` if it cannot write.
[[nodiscard]] int import_bank(ImportOptions options);

}  // namespace recto::cli
