// Layout files in a folder of their own, for as long as a test runs.
#pragma once

#include "diag/diagnostics.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

/// A temporary folder, removed in the end.
class LayoutFolder {
 public:
  LayoutFolder();
  LayoutFolder(const LayoutFolder&) = delete;
  LayoutFolder& operator=(const LayoutFolder&) = delete;
  ~LayoutFolder();

  /// Writes `ID.xml` and returns its path.
  std::string write(std::string_view id, std::string_view text) const;

 private:
  std::filesystem::path folder_;
};

/// Every diagnostic as `file:line:col: error: message` with its notes below, the folder left out.
[[nodiscard]] std::string told(const diag::Diagnostics& diagnostics);

/// What is told when `text` is read as the layout `t` (or theme `t`).
[[nodiscard]] std::string told_of_layout(std::string_view text);
[[nodiscard]] std::string told_of_theme(std::string_view text);

/// A file and what is told of it.
struct Told {
  std::string name;
  std::string file;
  std::string expected;
};

/// Checks each file of a table by one of the readers above.
void check_told(const std::vector<Told>& table, std::string (*told_of)(std::string_view));

}  // namespace recto::test
