// A deck or a bank in another program's format.
#pragma once

#include "cli/report.h"
#include "exchange/export.h"

#include <optional>
#include <string>

namespace recto::cli {

struct ExportOptions {
  std::optional<std::string> home;
  std::string source;  ///< a deck's id or file, or a bank's file in any format
  exchange::Target target = exchange::Target::csv;
  std::string output;  ///< `-` for standard output
  Format format = Format::text;
  Verbosity verbosity = Verbosity::normal;
};

/// Writes the file; what the format cannot say is listed by warnings.  Returns the exit code.  Throws
/// `diag::EnvironmentError` if it cannot write.
[[nodiscard]] int export_questions(const ExportOptions& options);

}  // namespace recto::cli
