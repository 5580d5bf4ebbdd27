// A home of a few questions and small layouts, in a folder of its own, for driving the whole program.
#pragma once

#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

/// Has the shipped fonts, themes and layouts, and besides
///   decks/bank/small.xml  eight questions `q1` … `q8`: levels junior, mid, senior; topics alpha, beta
///   layouts/plain.xml     four cards on A6 with prompt and short answer
///   decks/good.xml        all questions on `plain`
class SmallHome {
 public:
  SmallHome();

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path output() const { return path() / "output"; }
  /// Writes a file, its folders too.
  void write(const std::string& name, std::string_view content) const { (void)folder_.write(name, content); }
  /// A deck of the small bank: `decks/ID.xml`.
  void write_deck(const std::string& id, const std::string& select, const std::string& products) const;
  /// Runs recto in this folder.
  [[nodiscard]] Ending recto(std::vector<std::string> arguments) const;
  [[nodiscard]] Ending recto(std::vector<std::string> arguments, Command settings) const;

 private:
  TemporaryFolder folder_;
};

/// The questions of the small bank without the bank around them.
[[nodiscard]] std::string small_bank(const std::string& more = {});
/// `layouts/plain.xml`; its grid can be another.
[[nodiscard]] std::string plain_layout(const std::string& id, const std::string& sheet, const std::string& grid,
                                       const std::string& duplex);

/// Every file below a folder with content and time of change: two are equal if nothing was touched.
struct FileState {
  std::string name;
  std::string bytes;
  std::filesystem::file_time_type changed;
  bool operator==(const FileState&) const = default;
};
[[nodiscard]] std::vector<FileState> state_of(const std::filesystem::path& folder);

}  // namespace recto::test
