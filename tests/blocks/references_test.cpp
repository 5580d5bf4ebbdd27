#include "blocks/references.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace recto {
namespace {

blocks::References sample() {
  blocks::References references;
  references.set("deck", "Django");
  references.set("number", "7");
  references.set("number", "8");
  references.set("odd", "{deck}");
  return references;
}

TEST_CASE("references in a text are replaced by their values") {
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
