#include "diag/diagnostics.h"

#include <doctest/doctest.h>

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
