#include "code/wrap.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto {
namespace {

/// The rows of a line, with `|` between them, in `columns`, those below two further in.
std::string wrapped(const std::string& line, int columns) {
  const code::CodeWrap wrap{line};
  std::string result;
  for (std::size_t begin = 0; begin < line.size();) {
    const auto row = wrap.row(begin, begin == 0 ? columns : columns - 2, columns - 2);
    if (begin > 0) result += "|";
    result += line.substr(begin, row.end - begin);
    begin = row.next;
  }
  return result;
}

TEST_CASE("a line of program text goes on below where a reader would part it") {
  struct {
    const char* line;
    int columns;
    const char* expected;
  } const table[] = {
      {"", 5, ""},
      {"short", 5, "short"},
      {"two words", 9, "two words"},
      {"two words", 8, "two|words"},
      {"two words", 3, "two|w|o|r|d|s"},  // the blank hangs; nothing parts the word
      // behind commas and operators, outside of brackets rather than in them
      {"f(a, b, c)", 8, "f(a, b,|c)"},
      {"call(a, g(b, c), d, e)", 20, "call(a, g(b, c), d,|e)"},
      {"writer = csv.writer(out, *rows, sep=\",\", **options)", 46,
       "writer = csv.writer(out, *rows, sep=\",\",|**options)"},
      {"total = price_of_item + postage_of_item", 30, "total = price_of_item +|postage_of_item"},
      {"if first_condition and second_one:", 26, "if first_condition|and second_one:"},
      // never behind a bracket that closes at once, nor between stars and their name
      {"async with asyncio.TaskGroup() as tg:", 30, "async with asyncio.TaskGroup()|as tg:"},
      {"def render(rows, **extra_options):", 20, "def render(rows,|**extra_options):"},
      {"print(*rows)", 8, "print(|*rows)"},
      // before the calls of a chain
      {"qs = Book.objects.filter(country=\"NO\").order_by(\"title\")", 50,
       "qs = Book.objects.filter(country=\"NO\")|.order_by(\"title\")"},
      {"author = ForeignKey(\"Author\", on_delete=models.PROTECT)", 48,
       "author = ForeignKey(\"Author\",|on_delete=models.PROTECT)"},
      // before a comment
      {"hash(mixed)          # fails, a list is in it", 30, "hash(mixed)|# fails, a list is in it"},
      {"x = 1  // a comment, long", 22, "x = 1|// a comment, long"},
      // not within a string while another place is there
      {"raise ValueError(\"no, not like this\")", 34, "raise ValueError(|\"no, not like this\")"},
      {"x = \"a b c d e f g h i\"", 12, "x =|\"a b c d e|f g h i\""},
      {"say(\"it's (so\", b, c)", 18, "say(\"it's (so\", b,|c)"},
      {"say('isn\\'t (so', b, c)", 18, "say('isn\\'t (so',|b, c)"},
      // templates
      {"<li>{{ book.title }}</li><li>{{ book.year }}</li>", 40, "<li>{{ book.title }}</li>|<li>{{ book.year }}</li>"},
      {"<a href=\"{% querystring page=next_page %}\">Next</a>", 36,
       "<a href=\"{% querystring|page=next_page %}\">Next</a>"},
      {"<li class=\"x\">{{ book }}</li>", 18, "<li class=\"x\">|{{ book }}</li>"},
      {"    indented", 8, "    inde|nted"},  // a break within the indent would gain nothing
      {"    call(argument)", 12, "    call(|argument)"},
      {"object.method", 9, "object|.method"},
      {"value = 12345.67890", 14, "value =|12345.67890"},
      {"abcdefgh", 4, "abcd|ef|gh"},
  };
  for (const auto& [line, columns, expected] : table) {
    CAPTURE(std::string(line));
    CHECK(wrapped(line, columns) == expected);
  }
}

TEST_CASE("no row holds nothing but the word or sign that begins a statement or comment") {
  for (const std::string line :
       {"const subscription = observable.subscribe(nextValueHandler);", "let x = 1; // a comment that goes on",
        "// averyverylongwordinacomment and more", "public static final String NAME_OF_IT = null;"}) {
    // From where the first two words stand on one row: with less room the first must stand alone.
    const auto first_two = line.find(' ', line.find(' ') + 1);
    for (int columns = static_cast<int>(first_two); columns < static_cast<int>(line.size()); ++columns) {
      const auto rows = "|" + wrapped(line, columns) + "|";
      CAPTURE(rows);
      for (const auto* lone : {"|const|", "|//|", "|let|", "|public|"}) {
        CHECK(rows.find(lone) == std::string::npos);
      }
    }
  }
}

TEST_CASE("characters are counted, not bytes, and none is parted from its accent") {
  CHECK(wrapped("\u00e4\u00f6\u00fc\u00e4", 3) == "\u00e4\u00f6\u00fc|\u00e4");
  CHECK(wrapped("\u65e5\u672c \u8a9e\u8a9e", 4) == "\u65e5\u672c|\u8a9e\u8a9e");
  CHECK(wrapped("e\u0301e\u0301e\u0301", 2) == "e\u0301e\u0301|e\u0301");
}

TEST_CASE("rows hold all of a line but blanks between them, in any number of columns") {
  const std::string lines[] = {"result = {key_one: value_one, key_two: [0:10]}  # and why, if not \"so\"",
                               "        deeply(indented, **more)",
                               "it's 'a (b' \"open",
                               "))((][\\'",
                               "   ",
                               "a   b    c"};
  for (const auto& line : lines) {
    for (int columns = 1; columns < 40; ++columns) {
      CAPTURE(columns);
      const code::CodeWrap wrap{line};
      for (std::size_t begin = 0; begin < line.size();) {
        const auto row = wrap.row(begin, columns, columns);
        REQUIRE(row.next > begin);
        CHECK(row.end - begin <= static_cast<std::size_t>(columns));
        CHECK(line.substr(row.end, row.next - row.end).find_first_not_of(' ') == std::string::npos);
        begin = row.next;
      }
    }
  }
}

}  // namespace
}  // namespace recto
