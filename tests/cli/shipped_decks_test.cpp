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

/// All shipped decks, built once by the real program.
struct Shipped {
  TemporaryFolder folder;
  recto::test::Ending ending;
  std::vector<std::string> cards;
  std::vector<std::string> documents;
};

/// A summary's lines belong to the file named above them, at the line's start; the first counts what it holds.
void sort_files(Shipped& shipped) {
  const auto lines = lines_of(shipped.ending.out);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].front() == ' ') continue;
    const bool cards = i + 1 < lines.size() && lines[i + 1].find(" cards, ") != std::string::npos;
    (cards ? shipped.cards : shipped.documents).push_back(lines[i]);
  }
}

const Shipped& shipped() {
  static Shipped all;
  static const bool built = [] {
    all.ending = run({.words = {RECTO_BINARY, "build", "-o", all.folder.path().string()}, .folder = RECTO_SOURCE});
    sort_files(all);
    return true;
  }();
  REQUIRE(built);
  return all;
}

void check_rules(std::vector<std::string> words, const std::vector<std::string>& files) {
  words.insert(words.begin(), {"/usr/bin/python3", "-B", RECTO_SOURCE "/tests/cli/pdf_ua.py"});
  words.insert(words.end(), files.begin(), files.end());
  const auto checked = run({.words = words});
  CHECK(checked.code == 0);
  CHECK(checked.err.empty());
  for (const auto& finding : lines_of(checked.out)) FAIL_CHECK(finding);
}

}  // namespace

TEST_CASE("every shipped deck is built without a warning, and qpdf finds nothing wrong") {
  const auto& all = shipped();
  CHECK(all.ending.code == 0);
  CHECK(all.ending.err == "");
  std::set<std::string> written;
  for (const auto& entry : fs::directory_iterator(all.folder.path())) written.insert(entry.path().filename().string());
  for (const auto& id : shipped_decks()) {
    CAPTURE(id);
    CHECK(written.contains(id + ".manifest.json"));
    CHECK(std::ranges::any_of(written, [&](const auto& name) { return name.rfind(id + "-", 0) == 0; }));
  }
  CHECK(written.size() == all.cards.size() + all.documents.size() + shipped_decks().size());
  for (const auto* files : {&all.cards, &all.documents}) {
    for (const auto& file : *files) {
      CAPTURE(file);
      const auto checked = run({.words = {"qpdf", "--check", file}});
      CHECK(checked.code == 0);
      CHECK(checked.err.empty());
    }
  }
}

TEST_CASE("the smallest type that a build reports is the smallest in its file, and none is too small to read") {
  const TemporaryFolder output;
  const auto built =
      run({.words = {RECTO_BINARY, "build", "-o", output.path().string(), "--format", "json"}, .folder = RECTO_SOURCE});
  REQUIRE(built.code == 0);
  const auto read =
      run({.words = {"/usr/bin/python3", "-B", RECTO_SOURCE "/tests/cli/type_sizes.py"}, .input = built.out});
  CHECK(read.code == 0);
  CHECK(read.out == "");
}

TEST_CASE("every shipped document keeps the rules of PDF/UA") {
  const auto& documents = shipped().documents;
  for (const char* part : {"-handout-a4-A.", "-handout-a4-key-A.", "-master-key.", "-interviewer.", "-candidate.",
                           "-study-", "-cheat-sheet-", "-index-"}) {
    CAPTURE(part);
    CHECK(std::ranges::any_of(documents, [&](const auto& file) { return file.find(part) != std::string::npos; }));
  }
  check_rules({}, documents);
}

TEST_CASE("card sheets keep the rules that need no structure") {
  std::vector<std::string> some;
  for (const auto& file : shipped().cards) {
    const bool chosen = file.find("/essentials-40-") != std::string::npos ||
                        file.find("/vocabulary-") != std::string::npos ||
                        file.find("-recall-letter") != std::string::npos;
    if (chosen) some.push_back(file);
  }
  CHECK(some.size() >= 5);
  check_rules({"--untagged"}, some);
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
