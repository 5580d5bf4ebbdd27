// The joint from a product to its writer and its file name.
#include "build/output_format.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <string>

using namespace recto;

TEST_CASE("a product's file has the ending of its format") {
  CHECK(build::file_name("workshop-handout-a4-key-A", build::OutputFormat::pdf) == "workshop-handout-a4-key-A.pdf");
}

TEST_CASE("pages go to the writer of their format, and its bytes are counted") {
  page::Document document;
  document.info.title = "One page";
  document.pages.push_back({.size = {geometry::Length::ticks(7200000), geometry::Length::ticks(3600000)}});
  document.pages[0].trim = document.pages[0].bleed = {{}, document.pages[0].size};
  std::string bytes;
  const auto count = build::write_product(build::OutputFormat::pdf, page::stream(document), test::shipped_fonts(),
                                          [&](std::string_view part) { bytes += part; }, {});
  CHECK(bytes.starts_with("%PDF-1.7"));
  CHECK(count == bytes.size());
}
