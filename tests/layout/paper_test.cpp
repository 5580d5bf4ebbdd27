#include "layout/paper.h"

#include <doctest/doctest.h>

#include <string>

namespace recto::layout {
namespace {

using namespace geometry::literals;

TEST_CASE("papers are found by their names, portrait") {
  CHECK(paper_size("A4") == geometry::Size{210_mm, 297_mm});
  CHECK(paper_size("Letter") == geometry::Size{215.9_mm, 279.4_mm});
  CHECK(paper_size("Tabloid") == geometry::Size{279.4_mm, 431.8_mm});
  CHECK_FALSE(paper_size("a4"));
  for (const auto& name : paper_names()) {
    CAPTURE(name);
    REQUIRE(paper_size(name));
    CHECK(paper_size(name)->height > paper_size(name)->width);
  }
}

TEST_CASE("each A size is half the one above, rounded down to a millimetre") {
  for (int i = 4; i <= 8; ++i) {
    const auto larger = *paper_size("A" + std::to_string(i - 1));
    const auto size = *paper_size("A" + std::to_string(i));
    CHECK(size.height == larger.width);
    CHECK(larger.height / 2 - size.width < 1_mm);
    CHECK(larger.height / 2 >= size.width);
  }
}

}  // namespace
}  // namespace recto::layout
