#include "code/statement.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace recto {
namespace {

/// The lines of a program, and for each a mark: `|` it begins inside a statement.
using Marked = std::vector<std::pair<char, std::string>>;

TEST_CASE("a statement goes on behind open brackets, in texts of several lines and after a backslash") {
  const std::vector<Marked> programs{
      {{' ', "posts = Post.objects.filter("},
       {'|', "    author=me,"},
       {'|', ").order_by("},
       {'|', "    \"x\")"},
       {' ', "print()"}},
      {{' ', "def f():"}, {' ', "    \"\"\"One."}, {'|', ""}, {'|', "    Two (three.\"\"\""}, {' ', "    return 1"}},
      {{' ', "x = 1 + \\"}, {'|', "    2"}, {' ', "y = 2"}},
      {{' ', "CACHES = {"}, {'|', "    \"default\": {"}, {'|', "    },"}, {'|', "}"}, {' ', "DEBUG = 1"}},
      {{' ', "return {"}, {'|', "  a: 1"}, {'|', "}"}},
      {{' ', "function f(a) {"}, {' ', "  if (a) {"}, {' ', "    g(\"(\");"}, {' ', "  }"}, {' ', "}"}},
      {{' ', "a { color: red;"}, {' ', "}"}, {' ', "{"}, {' ', "\"key\": 1"}, {' ', "}"}},
      {{' ', "print(\"it's (\")  # not ( this"}, {' ', "# it's"}, {' ', "x = '('"}},
      {{' ', "echo don't"}, {' ', "next"}, {' ', ")"}, {' ', "x"}},
  };
  for (const auto& program : programs) {
    std::vector<std::string> lines;
    for (const auto& [mark, line] : program) lines.push_back(line);
    const auto inside = code::inside_statements(lines);
    REQUIRE(inside.size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CAPTURE(lines[i]);
      CHECK(inside[i] == (program[i].first == '|'));
    }
  }
}

}  // namespace
}  // namespace recto
