#include "exchange/csv.h"

#include "support/messages.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace recto;

namespace {

/// Cells in brackets, a row a line, with the row's number.
std::string dump(const std::string& text, char separator, std::string& said) {
  diag::Diagnostics diagnostics;
  const auto source = std::make_shared<const diag::Source>("t.csv", text);
  const auto rows = exchange::read_csv(source, separator, 0, diagnostics);
  said = test::summary(diagnostics);
  std::string out;
  if (!rows) return "none";
  for (const auto& row : *rows) {
    out += std::to_string(row.number);
    for (const auto& cell : row.cells) out += "[" + cell.text + "]";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("rows and cells are read as spreadsheets write them") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
      {"a,b\nc,d\n", "1[a][b]\n2[c][d]\n"},
      {"a,b\r\nc,d", "1[a][b]\n2[c][d]\n"},
      {"a,b\rc,d\r", "1[a][b]\n2[c][d]\n"},
      {"\"a,b\",c", "1[a,b][c]\n"},
      {"\"two\nlines\",c", "1[two\nlines][c]\n"},
      {"\"say \"\"hi\"\"\",c", "1[say \"hi\"][c]\n"},
      {"\"\",c", "1[][c]\n"},
      {"a,\n", "1[a][]\n"},
      {",", ""},
      {"a,b\n\n,\nc,d", "1[a][b]\n4[c][d]\n"},
      {"6\" nail,b", "1[6\" nail][b]\n"},
      {"a, \"b\"", "1[a][ \"b\"]\n"},
      {"\"a\"b,c", "1[ab][c]\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    std::string said;
    CHECK(dump(text, ',', said) == expected);
    CHECK(said.empty());
  }
}

TEST_CASE("a cell knows where it stands") {
  diag::Diagnostics diagnostics;
  const auto source = std::make_shared<const diag::Source>("t.csv", "a;b\n\"c\nd\";e\n");
  const auto rows = exchange::read_csv(source, ';', 0, diagnostics);
  REQUIRE(rows);
  CHECK(diag::location((*rows)[1].cells[1].place) == "t.csv:3:4");
  CHECK((*rows)[1].cells[0].place.length == 5);
}

TEST_CASE("a quote that is never closed is named by row and column") {
  std::string said;
  CHECK(dump("a,b\nc,\"d\ne,f\n", ',', said) == "none");
  CHECK(said ==
        "2:3: error: quote in row 2, column 2 is never closed (a cell that begins with a quote ends with one; a quote "
        "inside it is doubled)\n");
}

TEST_CASE("the separator is what makes even rows") {
  const std::vector<std::pair<std::string, char>> table{
      {"a,b\nc,d\n", ','},
      {"a;b\nc;d\n", ';'},
      {"a\tb\nc\td\n", '\t'},
      {"1,5;b\n2,7;c\n3;d\n", ';'},
      {"\"a;b;c\",d\n\"e\",f\n", ','},
      {"front;back\nx\n", ';'},
      {"a|b\nc|d\n", '|'},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(exchange::find_separator(text) == expected);
  }
  CHECK_FALSE(exchange::find_separator("one line\nanother, with a comma\nand a third\n"));
  CHECK_FALSE(exchange::find_separator(""));
}

TEST_CASE("reading what was written gives the same cells, whatever is in them") {
  const std::vector<std::string> cells{"", "a", "\"", "a\nb", ";,\t|", "\"\"", "é 😀", "a\r\nb", " "};
  for (const char separator : {',', ';', '\t'}) {
    std::string text;
    for (const auto& cell : cells) {
      std::string quoted;
      for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += (text.empty() ? "" : std::string(1, separator)) + "\"" + quoted + "\"";
    }
    diag::Diagnostics diagnostics;
    const auto rows = exchange::read_csv(std::make_shared<const diag::Source>("t", text), separator, 0, diagnostics);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    std::vector<std::string> read;
    for (const auto& cell : rows->front().cells) read.push_back(cell.text);
    CHECK(read == cells);
  }
}
