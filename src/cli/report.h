// Diagnostics for people and for machines.
#pragma once

#include "diag/diagnostics.h"

#include <cstddef>
#include <set>
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
  /// What makes two problems one to the reader.
  struct Problem {
    std::string code;
    std::string message;
    std::string file;
    std::size_t offset = 0;
    auto operator<=>(const Problem&) const = default;
  };
  [[nodiscard]] bool shows(diag::Severity severity) const;
  [[nodiscard]] bool is_new(const diag::Diagnostic& diagnostic);
  void print_placeless(const char* code, const std::string& message, const std::vector<std::string>& notes) const;

  Format format_;
  Verbosity verbosity_;
  diag::Colors colors_;
  std::size_t errors_ = 0;
  std::set<Problem> told_;
};

/// One line of NDJSON, newline included: schema, severity, code, message, file, line, column, end_column, notes.
[[nodiscard]] std::string to_json_line(const diag::Diagnostic& diagnostic);

/// The schema number of all NDJSON that recto prints.
inline constexpr int json_schema = 1;

}  // namespace recto::cli
