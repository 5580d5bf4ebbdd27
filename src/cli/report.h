// Diagnostics for people and for machines.
#pragma once

#include "diag/diagnostics.h"

#include <cstddef>
#include <string>
#include <vector>

namespace recto::cli {

enum class Format { text, json };
/// Least severity that is printed.
enum class Verbosity { quiet, normal, verbose };

/// Prints problems to stderr as they come, each once a run: several products may meet the same one.
class Reporter {
 public:
  Reporter(Format format, Verbosity verbosity);

  void print(const diag::Diagnostics& diagnostics);
  /// Trouble with the world: no place, exit code 3.
  void print_environment(const std::string& message);
  /// A command line that cannot be followed: no place, exit code 2.
  void print_usage(const std::string& message, const std::vector<std::string>& notes = {});
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] Format format() const { return format_; }
  [[nodiscard]] Verbosity verbosity() const { return verbosity_; }

 private:
  [[nodiscard]] bool shows(diag::Severity severity) const;
  void print_placeless(const char* code, const std::string& message, const std::vector<std::string>& notes) const;

  Format format_;
  Verbosity verbosity_;
  diag::Colors colors_;
  std::size_t errors_ = 0;
  diag::UniqueDiagnostics unique_;
};

/// One line of NDJSON, newline included: schema, severity, code, message, file, line, column, end_column, notes.
[[nodiscard]] std::string to_json_line(const diag::Diagnostic& diagnostic);

/// The schema number of all NDJSON that recto prints.
inline constexpr int json_schema = 1;

}  // namespace recto::cli
