#include "support/run_program.h"
#include "support/shipped_products.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using recto::test::lines_of;
using recto::test::read_with;
using recto::test::run;
using recto::test::shipped_products;
using recto::test::TemporaryFolder;

namespace {

/// What a reader says that it should not: all of standard error but a remark about its own build.
std::string complaints(const std::vector<std::string>& words) {
  const auto ending = run({.words = words});
  std::string text;
  for (const auto& line : lines_of(ending.err)) {
    if (line != "warning: ICC support is not available") text += line + "\n";
  }
  if (ending.code != 0) text += "exit code " + std::to_string(ending.code) + "\n";
  return text;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// What `texts_in_place.py` says of all files.
const std::vector<std::string>& missing_texts() {
  static const auto lines = [] {
    const auto ending = run({.words = {"python3", RECTO_SOURCE "/tests/cli/texts_in_place.py", RECTO_BINARY,
                                       RECTO_SOURCE, shipped_products().folder.string()},
                             .input = shipped_products().told});
    REQUIRE_MESSAGE(ending.code == 0, ending.err);
    return lines_of(ending.out);
  }();
  return lines;
}

/// For readers that take their time: not the same design on another paper.
std::vector<std::string> some_files() {
  std::vector<std::string> files;
  for (const auto& file : shipped_products().files) {
    if (file.string().find("-letter-") == std::string::npos) files.push_back(file.string());
  }
  return files;
}

bool is_about_order(const std::string& line) { return line.find("is drawn in another order") != std::string::npos; }

}  // namespace

TEST_CASE("qpdf finds nothing wrong") {
  for (const auto& file : shipped_products().files) {
    CAPTURE(file);
    CHECK(complaints({"qpdf", "--check", file.string()}).empty());
  }
}

TEST_CASE("poppler reads everything without a complaint and finds neither scripts nor encryption") {
  for (const auto& file : shipped_products().files) {
    CAPTURE(file);
    const auto told = read_with({"pdfinfo", file.string()});
    for (const char* line :
         {"PDF version:     1.7\n", "JavaScript:      no\n", "Encrypted:       no\n", "Form:            none\n"}) {
      CHECK(told.find(line) != std::string::npos);
    }
    CHECK_FALSE(read_with({"pdftotext", file.string(), "-"}).empty());
  }
}

TEST_CASE("poppler draws every page") {
  const TemporaryFolder folder;
  for (const auto& file : some_files()) {
    CAPTURE(file);
    CHECK(complaints({"pdftoppm", "-r", "12", "-gray", file, (folder.path() / "page").string()}).empty());
  }
}

TEST_CASE("every font is embedded, a subset and has a map to Unicode") {
  for (const auto& file : shipped_products().files) {
    const auto lines = lines_of(read_with({"pdffonts", file.string()}));
    REQUIRE(lines.size() > 2);
    for (std::size_t i = 2; i < lines.size(); ++i) {
      CAPTURE(file);
      CAPTURE(lines[i]);
      // From the end: object number and generation, map to Unicode, subset, embedded.
      const auto words = words_of(lines[i]);
      REQUIRE(words.size() > 5);
      for (std::size_t column = 3; column <= 5; ++column) CHECK(words[words.size() - column] == "yes");
      CHECK(lines[i].find('+') == 6);
    }
  }
}

TEST_CASE("mupdf reads and draws every page without a complaint") {
  for (const auto& file : some_files()) {
    CAPTURE(file);
    CHECK(complaints({"mutool", "draw", "-q", "-r", "12", "-F", "pgm", "-o", "/dev/null", file}).empty());
    CHECK(complaints({"mutool", "trace", file}).empty());
  }
}

TEST_CASE("ghostscript interprets every page without a complaint") {
  for (const auto& file : some_files()) {
    CAPTURE(file);
    const auto ending = run({.words = {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", file}});
    CHECK(ending.code == 0);
    CHECK(ending.out.empty());
    CHECK(ending.err.empty());
  }
}

TEST_CASE("every selected question's text is complete within its own card, and in its document") {
  const auto& lines = missing_texts();
  for (const auto& line : lines) {
    if (line.rfind("checked ", 0) != 0 && !is_about_order(line)) FAIL_CHECK(line);
  }
  CHECK(lines.back() == "checked " + std::to_string(shipped_products().files.size()));
}

TEST_CASE("documents draw each paragraph in the order in which it is read") {
  int count = 0;
  for (const auto& line : missing_texts()) {
    if (!is_about_order(line)) continue;
    if (++count <= 3) MESSAGE(line);
  }
  CHECK(count == 0);
}
