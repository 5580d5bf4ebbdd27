// Prints each problem once a run, as text with a quoted line or as NDJSON, and counts errors for the exit code.
#include "cli/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace recto::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* name(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return "error";
    case diag::Severity::warning:
      return "warning";
    case diag::Severity::remark:
      return "remark";
  }
  return "error";
}

/// https://no-color.org: any non-empty value turns colours off.
diag::Colors colors_for_stderr() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool off = (no_color != nullptr && *no_color != '\0') || ::isatty(STDERR_FILENO) == 0;
  return off ? diag::Colors::off : diag::Colors::on;
}

std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string to_json_line(const diag::Diagnostic& diagnostic) {
  Json json{{"schema", json_schema},
            {"type", "diagnostic"},
            {"severity", name(diagnostic.severity)},
            {"code", diagnostic.code},
            {"message", diagnostic.message}};
  const auto& span = diagnostic.span;
  if (span.source) {
    json["file"] = span.source->name();
    if (!span.source->bytes().empty()) {
      json["line"] = span.source->line_of(span.offset);
      json["column"] = span.source->column_of(span.offset);
      json["end_line"] = span.source->line_of(span.offset + span.length);
      json["end_column"] = span.source->column_of(span.offset + span.length);
    }
  }
  json["notes"] = diagnostic.notes;
  return line(json);
}

Reporter::Reporter(Format format, Verbosity verbosity)
    : format_{format}, verbosity_{verbosity}, colors_{colors_for_stderr()} {}

bool Reporter::shows(diag::Severity severity) const {
  if (severity == diag::Severity::error) return true;
  if (severity == diag::Severity::warning) return verbosity_ != Verbosity::quiet;
  return verbosity_ == Verbosity::verbose || (format_ == Format::json && verbosity_ != Verbosity::quiet);
}

void Reporter::print(const diag::Diagnostics& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics.all()) {
    if (!shows(diagnostic.severity) || !unique_.is_new(diagnostic)) continue;
    out += format_ == Format::json ? to_json_line(diagnostic) : diag::to_text(diagnostic, colors_);
  }
  errors_ += diagnostics.error_count();
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void Reporter::print_environment(const std::string& message) { print_placeless("environment", message, {}); }

void Reporter::print_usage(const std::string& message, const std::vector<std::string>& notes) {
  print_placeless("usage", message, notes);
}

void Reporter::print_placeless(const char* code, const std::string& message,
                               const std::vector<std::string>& notes) const {
  std::string out;
  if (format_ == Format::json) {
    out = line({{"schema", json_schema},
                {"type", "diagnostic"},
                {"severity", "error"},
                {"code", code},
                {"message", message},
                {"notes", notes}});
  } else {
    out = fmt::format("recto: error: {}\n", message);
    for (const auto& note : notes) out += fmt::format("  note: {}\n", note);
  }
  std::fwrite(out.data(), 1, out.size(), stderr);
}

}  // namespace recto::cli
