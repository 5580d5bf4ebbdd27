#include "diag/diagnostics.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

using namespace recto::diag;

TEST_CASE("only errors count as errors, and order is kept") {
  Diagnostics diagnostics;
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.warning("w", "first", {});
  diagnostics.remark("r", "second", {});
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error("e", "third", {}).notes.emplace_back("cure");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.error_count() == 1);
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].message == "first");
  CHECK(diagnostics.all()[1].severity == Severity::remark);
  CHECK(diagnostics.all()[2].code == "e");
  CHECK(diagnostics.all()[2].notes.size() == 1);
}

TEST_CASE("what a worker collected is appended with its count") {
  Diagnostics all;
  all.error("a", "one", {});
  Diagnostics more;
  more.error("b", "two", {});
  more.warning("c", "three", {});
  all.append(std::move(more));
  CHECK(all.error_count() == 2);
  REQUIRE(all.all().size() == 3);
  CHECK(all.all()[1].message == "two");
  CHECK(all.all()[2].message == "three");
}

TEST_CASE("a hint that has nothing to say is dropped") {
  Diagnostics diagnostics;
  diagnostics.error("a", "one", {}).hint(suggestion("word", {})).hint("cure").hint("");
  CHECK(diagnostics.all()[0].notes == std::vector<std::string>{"cure"});
}

TEST_CASE("a problem is the same if code, message and place are, whatever its notes and whoever read the file") {
  const auto at = [](std::size_t offset) { return Span{std::make_shared<Source>("deck.xml", "<deck/>"), offset, 1}; };
  Diagnostics found;
  found.error("x", "the same", at(4)).hint("cure");
  found.error("x", "the same", at(4));
  found.error("x", "the same", at(5));
  found.error("y", "the same", at(4));
  found.warning("x", "another", at(4));
  Diagnostics to;
  UniqueDiagnostics unique;
  unique.append(found, to);
  unique.append(found, to);
  std::string text;
  for (const auto& each : to.all())
    text += each.code + " " + each.message + " " + std::to_string(each.notes.size()) + "\n";
  CHECK(text == "x the same 1\nx the same 0\ny the same 0\nx another 0\n");
  CHECK(to.error_count() == 3);
}
