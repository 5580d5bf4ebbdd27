#include "support/layout_folder.h"

#include "layout/layout.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <unistd.h>

#include <atomic>
#include <fstream>

namespace recto::test {
namespace {

std::string_view word(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return "error";
    case diag::Severity::warning:
      return "warning";
    case diag::Severity::remark:
      return "remark";
  }
  return "";
}

std::string place(const diag::Span& span) {
  if (!span.source) return "-";
  const std::string file = std::filesystem::path(span.source->name()).filename().string();
  if (span.source->bytes().empty()) return file;
  return fmt::format("{}:{}:{}", file, span.source->line_of(span.offset), span.source->column_of(span.offset));
}

}  // namespace

LayoutFolder::LayoutFolder() {
  static std::atomic<int> count{0};
  folder_ = std::filesystem::temp_directory_path() / fmt::format("recto-layout-{}-{}", ::getpid(), ++count);
  std::filesystem::create_directories(folder_);
}

LayoutFolder::~LayoutFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string LayoutFolder::write(std::string_view id, std::string_view text) const {
  const auto path = folder_ / (std::string{id} + ".xml");
  std::ofstream{path, std::ios::binary} << text;
  return path.string();
}

std::string told(const diag::Diagnostics& diagnostics) {
  std::string result;
  for (const auto& each : diagnostics.all()) {
    result += fmt::format("{}: {}: {}\n", place(each.span), word(each.severity), each.message);
    for (const auto& note : each.notes) result += fmt::format("  note: {}\n", note);
  }
  return result;
}

std::string told_of_layout(std::string_view text) {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto path = folder.write("t", text);
  const auto layout = layout::read(path, diag::whole_file(path), diagnostics);
  return told(diagnostics) + (layout.has_value() == diagnostics.has_errors() ? "result and errors disagree\n" : "");
}

std::string told_of_theme(std::string_view text) {
  const LayoutFolder folder;
  diag::Diagnostics diagnostics;
  const auto path = folder.write("t", text);
  const auto theme = layout::read_theme(path, diag::whole_file(path), diagnostics);
  return told(diagnostics) + (theme.has_value() == diagnostics.has_errors() ? "result and errors disagree\n" : "");
}

void check_told(const std::vector<Told>& table, std::string (*told_of)(std::string_view)) {
  for (const auto& each : table) {
    CAPTURE(each.name);
    CHECK(told_of(each.file) == each.expected);
  }
}

}  // namespace recto::test
