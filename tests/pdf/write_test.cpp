#include "pdf/write.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <utility>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;
using pdf::sample::between;
using pdf::sample::count;

namespace {

/// Pages of text that bring new glyphs, pictures and links as they come.
page::Document long_document() {
  page::Document document;
  document.info.title = "Long";
  for (int i = 0; i < 150; ++i) {
    std::string characters;
    for (int k = 0; k < 6; ++k) characters += static_cast<char>('!' + (7 * i + k) % 90);
    auto items = pdf::sample::line(characters, {20_mm, 20_mm}, {.family = i % 3 == 0 ? "inter" : "sans"});
    page::Picture picture{.width = 1, .height = 1, .components = 1};
    picture.data = static_cast<char>(i % 5);
    if (i % 4 == 0) {
      items.push_back(
          {page::Image{.picture = std::make_shared<const page::Picture>(picture), .box = {{}, {9_mm, 9_mm}}}});
    }
    items.push_back({page::Link{.box = {{}, {9_mm, 9_mm}}, .target = page::Destination{149 - i, 20_mm}}});
    document.pages.push_back(pdf::sample::a4(std::move(items)));
  }
  return document;
}

std::string written(page::Document document, int window, int jobs, int compression = 6) {
  std::string bytes;
  pdf::write(page::stream(std::move(document), window), pdf::sample::fonts(),
             [&](std::string_view part) { bytes += part; }, {.jobs = {jobs}, .date = {}, .compression = compression});
  return bytes;
}

}  // namespace

TEST_CASE("files are equal byte for byte whatever the threads and windows") {
  const auto document = long_document();
  const auto first = written(document, 64, 1);
  CHECK(written(document, 64, 1) == first);
  CHECK(written(document, 64, 2) == first);
  CHECK(written(document, 64, 4) == first);
  CHECK(written(document, 1, 1) == first);
  CHECK(written(document, 7, 3) == first);
  CHECK(written(document, 1000, 2) == first);
}

TEST_CASE("nothing is written for a document without pages") { CHECK(written({}, 64, 1).empty()); }

TEST_CASE("a tagged file is equal whatever the threads") {
  const auto document = pdf::sample::everything();
  CHECK(written(document, 64, 1) == written(document, 1, 4));
}

TEST_CASE("the catalogue asks for printing at full size") {
  auto document = pdf::sample::document({});
  const auto preferences = [&] { return between(pdf::sample::written(document), "/ViewerPreferences <<\n", ">>"); };
  const std::string always = "/PickTrayByPDFSize true\n/DisplayDocTitle true\n";
  CHECK(preferences() == "/PrintScaling /None\n" + always);
  document.info.duplex = page::DuplexHint::long_edge;
  CHECK(preferences() == "/PrintScaling /None\n/Duplex /DuplexFlipLongEdge\n" + always);
  document.info.duplex = page::DuplexHint::short_edge;
  CHECK(preferences() == "/PrintScaling /None\n/Duplex /DuplexFlipShortEdge\n" + always);
}

TEST_CASE("the catalogue names language and metadata, tags only where there are some") {
  auto document = pdf::sample::document({});
  document.info.language = "pt-BR";
  const auto bytes = pdf::sample::written(document);
  CHECK(count(bytes, "/Lang (pt-BR)") == 1);
  CHECK(count(bytes, "/Metadata ") == 1);
  CHECK(count(bytes, "/Type/Metadata/Subtype/XML/Length ") == 1);
  CHECK(count(bytes, "/MarkInfo") == 0);
  CHECK(count(bytes, "/StructParents") == 0);
}

TEST_CASE("page boxes are exact, a bleed box only with bleed") {
  auto document = pdf::sample::document({});
  auto& page = document.pages[0];
  CHECK(count(pdf::sample::written(document), "/MediaBox[0 0 595.276 841.89]/TrimBox[0 0 595.276 841.89]/Resources") ==
        1);
  page.trim = {{10_mm, 20_mm}, {100_mm, 200_mm}};
  page.bleed = {{7_mm, 17_mm}, {106_mm, 206_mm}};
  CHECK(count(pdf::sample::written(document),
              "/TrimBox[28.346 218.268 311.811 785.197]/BleedBox[19.843 209.764 320.315 793.701]") == 1);
}

TEST_CASE("pages share one dictionary of fonts") {
  const auto bytes = written(long_document(), 64, 1, 0);
  const auto fonts = between(bytes, "/Font ", "/XObject");
  CHECK(count(bytes, "/Font " + fonts) == 1 + 38);  // the common resources, and the pages with pictures
  CHECK(count(bytes, "/Subtype/Type0") == 2);
}

TEST_CASE("dates are written only when given") {
  const auto document = pdf::sample::document({});
  CHECK(count(pdf::sample::written(document), "Date") == 0);
  const auto dated = pdf::sample::written(document, {.jobs = {1}, .date = 1767225599, .compression = 0});
  CHECK(count(dated, "/CreationDate (D:20251231235959Z00'00')") == 1);
  CHECK(count(dated, "/ModDate (D:20251231235959Z00'00')") == 1);
  CHECK(count(dated, "<xmp:CreateDate>2025-12-31T23:59:59Z</xmp:CreateDate>") == 1);
}

TEST_CASE("links lead to the web and to pages before and after") {
  const geometry::Rect box{{10_pt, 20_pt}, {30_pt, 5_pt}};
  auto document = pdf::sample::document({{page::Link{.box = box, .target = "https://example.org/a(b)"}},
                                         {page::Link{.box = box, .target = page::Destination{1, 10_pt}}}});
  document.pages.push_back(pdf::sample::a4({{page::Link{.box = box, .target = page::Destination{0, 0_pt}}}}));
  document.pages[1].size.height = 500_pt;
  const auto bytes = pdf::sample::written(document);
  CHECK(count(bytes, "/F 4/Border[0 0 0]/A<</S/URI/URI(https://example.org/a\\(b\\))>>") == 1);
  CHECK(count(bytes, "/XYZ null 490 null]") == 1);
  CHECK(count(bytes, "/XYZ null 841.89 null]") == 1);
  CHECK(count(bytes, "/Rect [ 10 816.88977 40 821.88977 ]") == 2);
  CHECK(count(bytes, "/StructParent") == 0);
}

TEST_CASE("page labels are written where pages are not just numbered") {
  auto document = pdf::sample::document({});
  document.pages[0].label = "i";
  CHECK(count(pdf::sample::written(document), "/Nums[0 <</P(i)>>\n]") == 1);
}

TEST_CASE("what the sink throws stops the writing and arrives") {
  for (const int after : {0, 1, 2}) {
    int calls = 0;
    const auto sink = [&](std::string_view) {
      if (calls++ == after) throw std::runtime_error{"disk full"};
    };
    auto document = long_document();
    for (auto& page : document.pages) {
      for (int i = 0; i < 30; ++i)
        page.items.push_back({page::Fill{.box = {{1_pt * i, 9_pt}, {9_pt, 9_pt}}, .color = {0xFF}}});
    }
    CHECK_THROWS_WITH_AS(pdf::write(page::stream(document), pdf::sample::fonts(), sink, {.compression = 0}),
                         "disk full", std::runtime_error);
    CHECK(calls == after + 1);
  }
}

TEST_CASE("what a page source throws arrives") {
  page::PageStream source;
  source.next = []() -> std::vector<page::Page> { throw std::runtime_error{"no page"}; };
  CHECK_THROWS_WITH_AS(pdf::write(std::move(source), pdf::sample::fonts(), [](std::string_view) {}, {}), "no page",
                       std::runtime_error);
}
