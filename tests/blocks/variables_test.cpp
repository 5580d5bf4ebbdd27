#include "blocks/variables.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace recto {
namespace {

blocks::Variables sample() {
  blocks::Variables variables;
  variables.set("deck", "Django");
  variables.set("number", "7");
  variables.set("number", "8");
  variables.set("odd", "{deck}");
  return variables;
}

TEST_CASE("variables in a text are replaced by their values") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
      {"plain", "plain"},
      {"{deck}", "Django"},
      {"{deck} · {number} of 9", "Django · 8 of 9"},
      {"{unknown}", ""},
      {"a{unknown}b", "ab"},
      {"{{", "{"},
      {"{{deck}", "{deck}"},
      {"{{{deck}", "{Django"},
      {"{deck", "Django"},
      {"a}b", "a}b"},
      {"{odd}", "{deck}"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(sample().expand(text) == expected);
  }
}

TEST_CASE("later values lie over earlier ones") {
  CHECK(sample().find("number") == "8");
  CHECK(sample().find("nothing").empty());
}

}  // namespace
}  // namespace recto
