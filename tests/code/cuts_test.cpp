#include "code/cuts.h"
#include "blocks/slab.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace recto {
namespace {

/// A letter a line: `o` where a program is best cut before it, `i` where not, `c` where least, `-` where never.
std::string cuts(const std::string& program) {
  std::vector<std::string> lines;
  std::istringstream stream{program};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::string result;
  for (const int cost : code::code_cuts(lines)) {
    result += cost == page::break_cost::code_line       ? 'o'
              : cost == page::break_cost::code_line * 3 ? 'i'
              : cost == page::break_cost::forbidden     ? '-'
                                                        : 'c';
  }
  return result;
}

TEST_CASE("a program is best cut at blank lines and before what stands outermost") {
  CHECK(cuts("") == "");
  CHECK(cuts("a\nb\nc") == "ooo");
  CHECK(cuts("def f():\n    a\n    b\ng()") == "oiio");
  CHECK(cuts("class A:\n    x = 1\n\n    def f(self):\n        pass") == "oi-oi");
  CHECK(cuts("    a\n        b\n    c") == "oio");  // indented as a whole
  CHECK(cuts("a\n\n\nb") == "o--o");
}

TEST_CASE("what closes a statement or goes on with it stays with it") {
  CHECK(cuts("try:\n    a\nexcept E:\n    b\nfinally:\n    c") == "oiiiii");
  CHECK(cuts("f(\n    a,\n)\nb") == "o--o");
  CHECK(cuts("if a:\n    b\nelse:\n    c\nelsewhere = 1") == "oiiio");
  CHECK(cuts("<ul>\n  <li>\n</ul>\n<p>") == "oiio");
  CHECK(cuts("{% if a %}\nb\n{% else %}\nc\n{% endif %}\nendpoint = 1") == "ooioio");
}

TEST_CASE("a comment or decorator stays with what stands below it") {
  CHECK(cuts("a\n# about b\nb") == "ooc");
  CHECK(cuts("@wraps(f)\ndef g():\n    pass") == "oci");
}

}  // namespace
}  // namespace recto
