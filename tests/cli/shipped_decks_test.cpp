#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::run;
using recto::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> shipped_decks() {
  std::vector<std::string> ids;
  for (const auto& entry : fs::directory_iterator(fs::path(RECTO_SOURCE) / "decks")) {
    if (entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

/// A summary's lines belong to the file named above them, at the line's start.
std::vector<std::string> files_told(const std::string& summary) {
  std::vector<std::string> files;
  for (const auto& line : lines_of(summary)) {
    if (!line.empty() && line.front() != ' ') files.push_back(line);
  }
  return files;
}

}  // namespace

TEST_CASE("every shipped deck is built without a warning, and qpdf finds nothing wrong") {
  const TemporaryFolder output;
  const auto ending = run({.words = {RECTO_BINARY, "build", "-o", output.path().string()}, .folder = RECTO_SOURCE});
  CHECK(ending.code == 0);
  CHECK(ending.err == "");
  const auto files = files_told(ending.out);
  std::set<std::string> written;
  for (const auto& entry : fs::directory_iterator(output.path())) written.insert(entry.path().filename().string());
  for (const auto& id : shipped_decks()) {
    CAPTURE(id);
    CHECK(written.contains(id + ".manifest.json"));
    CHECK(std::ranges::any_of(written, [&](const auto& name) { return name.rfind(id + "-", 0) == 0; }));
  }
  CHECK(written.size() == files.size() + shipped_decks().size());
  for (const auto& file : files) {
    CAPTURE(file);
    const auto checked = run({.words = {"qpdf", "--check", file}});
    CHECK(checked.code == 0);
    CHECK(checked.err.empty());
  }
}

TEST_CASE("a summary tells pages, sheets, paper, how to print and a line for lp") {
  const TemporaryFolder output;
  const auto ending =
      run({.words = {RECTO_BINARY, "build", "essentials-40", "-o", output.path().string()}, .folder = RECTO_SOURCE});
  REQUIRE(ending.code == 0);
  const auto file = (output.path() / "essentials-40-a4-poker-9.pdf").string();
  const auto lines = lines_of(ending.out);
  const auto at = std::ranges::find(lines, file) - lines.begin();
  REQUIRE(static_cast<std::size_t>(at) + 4 < lines.size());
  const std::vector<std::string> told(lines.begin() + at + 1, lines.end());
  CHECK(told[0].rfind("  10 pages, 5 sheets, 40 cards, smallest type ", 0) == 0);
  CHECK(std::ranges::find(told, "  print: A4 paper, both sides, flip on the long edge, scale 100 %") != told.end());
  CHECK(std::ranges::find(told, "  lp -o media=A4 -o sides=two-sided-long-edge -o print-scaling=none " + file) !=
        told.end());
  CHECK(std::ranges::find(
            told, "  cut: 10.5, 73.5, 136.5, 199.5 mm from the left; 16.5, 104.5, 192.5, 280.5 mm from the top") !=
        told.end());
}
