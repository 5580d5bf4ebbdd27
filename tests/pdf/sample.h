// Documents to write and ways to look at what was written, for this module's tests.
#pragma once

#include "page/document.h"
#include "pdf/write.h"
#include "text/typesetter.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf::sample {

/// TrueType ("sans", "arabic", "devanagari", "hebrew", of a variable font "variable"), CFF keyed by name ("inter") and
/// by CID ("cjk", of a collection).
[[nodiscard]] const text::FontSet& fonts();

struct Setting {
  std::string family = "sans";
  double points = 12;
  std::string language = "en";
  std::uint32_t ink = 0;
  page::Tag tag;
};

/// `utf8` on one line, its baseline beginning at `origin`: an item for each run.
[[nodiscard]] std::vector<page::Item> line(std::string_view utf8, geometry::Point origin, const Setting& setting = {});

/// An A4 page with `items`.
[[nodiscard]] page::Page a4(std::vector<page::Item> items);

/// A document of one page, titled "Sample".
[[nodiscard]] page::Document document(std::vector<page::Item> items);

/// The file's bytes, by default without compression so that objects can be read.
[[nodiscard]] std::string written(page::Document document,
                                  Options options = {.jobs = {1}, .date = {}, .compression = 0});

/// One page with every kind of item and script, links, outline and labels; tagged.
[[nodiscard]] page::Document everything();

/// The text between the first `begin` and the next `end` after it; empty if there is none.
[[nodiscard]] std::string between(std::string_view text, std::string_view begin, std::string_view end);
/// How often `part` occurs.
[[nodiscard]] int count(std::string_view text, std::string_view part);

/// A content stream with its strings as hexadecimal digits.
[[nodiscard]] std::string in_hexadecimal(std::string_view operators);

/// A file that goes when this does.
class File {
 public:
  explicit File(std::string_view bytes);
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();
  [[nodiscard]] std::string path() const { return (folder_ / "sample.pdf").string(); }
  [[nodiscard]] std::string beside(std::string_view name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

struct Outcome {
  int status = 0;
  std::string output;  ///< both streams
};
/// Runs a shell command.
[[nodiscard]] Outcome run(const std::string& command);

}  // namespace recto::pdf::sample
