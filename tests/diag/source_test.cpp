#include "diag/source.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using recto::diag::Source;

TEST_CASE("every byte has a line and a column, whatever ends the lines") {
  struct Row {
    std::string bytes;
    std::size_t offset;
    int line;
    int column;
  };
  const std::vector<Row> table{
      {"abc", 0, 1, 1},
      {"abc", 2, 1, 3},
      {"abc", 3, 1, 4},
      {"abc", 99, 1, 4},
      {"a\nb", 1, 1, 2},
      {"a\nb", 2, 2, 1},
      {"a\r\nb", 1, 1, 2},
      {"a\r\nb", 2, 1, 3},
      {"a\r\nb", 3, 2, 1},
      {"a\rb", 2, 2, 1},
      {"a\n\n", 2, 2, 1},
      {"a\n\n", 3, 3, 1},
      {"", 0, 1, 1},
      {"", 5, 1, 1},
      {"\xC3\xA9x", 2, 1, 2},
      {"\xE6\x97\xA5\xF0\x9F\x99\x82x", 7, 1, 3},
      {"\xFF\xFEx", 2, 1, 3},
      {"\xEF\xBB\xBF<a/>", 3, 1, 1},
      {"\xEF\xBB\xBF<a/>", 4, 1, 2},
      {"\xEF\xBB\xBF<a/>", 0, 1, 1},
      {"\xEF\xBB\xBF\nx", 4, 2, 1},
  };
  for (const auto& row : table) {
    CAPTURE(row.bytes);
    CAPTURE(row.offset);
    const Source source("f", row.bytes);
    CHECK(source.line_of(row.offset) == row.line);
    CHECK(source.column_of(row.offset) == row.column);
  }
}

TEST_CASE("a line comes without its end and without a byte order mark") {
  const Source source("f", "\xEF\xBB\xBFone\r\ntwo\rthree\n");
  CHECK(source.line(1) == "one");
  CHECK(source.line(2) == "two");
  CHECK(source.line(3) == "three");
  CHECK(source.line(4).empty());
}

TEST_CASE("lines and columns grow with the offset, and lines join to the whole") {
  for (const std::string text : {"a\nbb\n\nccc", "\n\n", "x\r\ny\r\n", "\xC3\xA9\n\xE6\x97\xA5"}) {
    const Source source("f", text);
    int line = 1;
    int column = 0;
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
      const int next = source.line_of(offset);
      CHECK((next == line || next == line + 1));
      if (next == line) CHECK(source.column_of(offset) >= column);
      if (next != line) CHECK(source.column_of(offset) == 1);
      line = next;
      column = source.column_of(offset);
    }
  }
}

TEST_CASE("a whole file is a place without bytes") {
  const auto span = recto::diag::whole_file("deck.xml");
  REQUIRE(span.source);
  CHECK(span.source->name() == "deck.xml");
  CHECK(span.source->bytes().empty());
}
