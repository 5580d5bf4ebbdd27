#include "pdf/structure.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <vector>

using namespace recto;
using namespace recto::geometry::literals;
using pdf::sample::between;
using pdf::sample::count;

namespace {

page::Item words(std::string_view utf8, int element, geometry::Length y = 20_mm) {
  return pdf::sample::line(utf8, {20_mm, y}, {.tag = {element}}).at(0);
}

std::string written(std::vector<page::Page> pages, std::vector<page::StructureElement> structure) {
  page::Document document;
  document.info.tagging = page::Tagging::tagged;
  document.info.title = "Tagged";
  document.pages = std::move(pages);
  document.ending.structure = std::move(structure);
  return pdf::sample::written(std::move(document));
}

/// The entries of the structure element with `role` after /S and its parent: /Pg, /K and the rest.
std::string element(const std::string& bytes, const std::string& role) {
  const auto found = between(bytes, "/Type/StructElem/S/" + role + "/P ", ">>\nendobj");
  return found.substr(found.find('/'));
}

}  // namespace

TEST_CASE("elements refer to their sequences, in reading order among their children") {
  const auto bytes = written({pdf::sample::a4({words("A", 1), words("B", 2), words("C", 1), words("D", 3)})},
                             {{.role = "Document"},
                              {.role = "P", .parent = 0},
                              {.role = "Span", .parent = 1},
                              {.role = "H1", .parent = 0, .language = "de", .title = "Ein Kapitel"}});
  CHECK(element(bytes, "P").find("/K[0 ") != std::string::npos);
  CHECK(element(bytes, "P").ends_with(" 0 R 2]"));
  CHECK(element(bytes, "Span").ends_with("/K[1]"));
  CHECK(element(bytes, "H1").ends_with("/K[3]/Lang (de)/T (Ein Kapitel)"));
  CHECK(count(bytes, "/MarkInfo<</Marked true>>") == 1);
  CHECK(count(bytes, "/StructParents 0") == 1);
  // The parent tree names the element of each sequence.
  const auto parents = between(bytes, "/Nums[0 [", "]");
  CHECK(count(parents, " 0 R") == 4);
}

TEST_CASE("an element that goes on over pages says where each part is") {
  const auto bytes = written({pdf::sample::a4({words("A", 1)}), pdf::sample::a4({words("x", -1), words("B", 1)})},
                             {{.role = "Document"}, {.role = "P", .parent = 0}});
  CHECK(count(element(bytes, "P"), "/K[0 <</Type/MCR/Pg ") == 1);
  CHECK(count(element(bytes, "P"), "/MCID 0>>]") == 1);
  CHECK(count(bytes, "/Limits[0 1]") == 1);
}

TEST_CASE("roles that PDF 1.7 does not have are mapped to those it has") {
  const auto bytes = written({pdf::sample::a4({words("A", 1), words("B", 2)})},
                             {{.role = "Document"}, {.role = "Title", .parent = 0}, {.role = "Card", .parent = 0}});
  CHECK(between(bytes, "/RoleMap<<", ">>") == "/Card/Div/Title/P");
  CHECK(count(written({pdf::sample::a4({words("A", 1)})}, {{.role = "Document"}, {.role = "P", .parent = 0}}),
              "RoleMap") == 0);
}

TEST_CASE("headings of tables, figures and notes have their attributes") {
  const page::Fill bar{.box = {{10_pt, 20_pt}, {30_pt, 40_pt}}, .tag = {2}};
  const page::Fill foot{.box = {{20_pt, 50_pt}, {30_pt, 40_pt}}, .tag = {2}};
  const auto bytes = written({pdf::sample::a4({words("A", 1), {bar}, {foot}, words("n", 3)})},
                             {{.role = "Document"},
                              {.role = "TH", .parent = 0, .scope = "Column"},
                              {.role = "Figure", .parent = 0, .alt = "a bar"},
                              {.role = "Note", .parent = 0}});
  CHECK(element(bytes, "TH").ends_with("/A<</O/Table/Scope/Column>>"));
  CHECK(element(bytes, "Figure").ends_with("/Alt (a bar)/A<</O/Layout/BBox[10 751.89 50 821.89]>>"));
  CHECK(element(bytes, "Note").ends_with("/ID(note-3)"));
}

TEST_CASE("a link is an object of its element and says where it leads") {
  const page::Link web{.box = {{10_pt, 20_pt}, {30_pt, 40_pt}}, .target = "https://example.org", .tag = {1}};
  const page::Link on{.box = {{10_pt, 20_pt}, {30_pt, 40_pt}}, .target = page::Destination{1, 5_pt}, .tag = {2}};
  const auto bytes =
      written({pdf::sample::a4({words("A", 1), {web}, {on}}), pdf::sample::a4({})},
              {{.role = "Document"}, {.role = "Link", .parent = 0}, {.role = "Link", .parent = 0, .alt = "onwards"}});
  CHECK(count(bytes, "/K[0 <</Type/OBJR/Obj ") == 1);
  CHECK(count(bytes, "/K[<</Type/OBJR/Obj ") == 1);
  CHECK(count(bytes, "/StructParent 1/Contents(https://example.org)") == 1);
  CHECK(count(bytes, "/StructParent 2/Contents(onwards)") == 1);
  CHECK(count(bytes, "/Tabs/S") == 1);
}

TEST_CASE("the parent tree of a long document has leaves") {
  std::vector<page::Page> pages;
  for (int i = 0; i < 130; ++i) pages.push_back(pdf::sample::a4({words("A", 1)}));
  const auto bytes = written(pages, {{.role = "Document"}, {.role = "P", .parent = 0}});
  CHECK(count(bytes, "/Limits[0 63]") == 1);
  CHECK(count(bytes, "/Limits[64 127]") == 1);
  CHECK(count(bytes, "/Limits[128 129]") == 1);
  CHECK(count(bytes, "/ParentTreeNextKey 130") == 1);
}
