#include "layout/value_names.h"
#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace recto::layout {
namespace {

std::set<std::string> names_in(std::string_view text) {
  const test::LayoutFolder folder;
  const auto path = folder.write("t", text);
  diag::Diagnostics diagnostics;
  const auto layout = read(path, diag::whole_file(path), diagnostics);
  REQUIRE(test::told(diagnostics) == "");
  REQUIRE(layout);
  return value_names(*layout);
}

TEST_CASE("values are found on both faces, in texts, leads, sources and conditions, however deep") {
  const std::string face = R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="1" rows="1" card-width="90mm" card-height="120mm" left="15mm" top="20mm"/>
<front style="s"><text>{value.a} {number}{value.b}</text><stack><row><text field="short" lead="{value.c}:"/></row></stack></front>
<back style="s"><text when="value:d">x</text><text when="not:value:e">{{value.no}}</text><qr width="40mm" source="{value.f}" alt="{value.g}"/></back>
</layout>)";
  CHECK(names_in(face) == std::set<std::string>{"a", "b", "c", "d", "e", "f", "g"});
}

TEST_CASE("values are found in every part of a document, and in those of the layout that it extends") {
  std::string text =
      R"(<layout id="t" kind="document" purpose="sheet" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="30mm" right="20mm" bottom="30mm" left="20mm"/>)";
  std::set<std::string> expected;
  for (const std::string part :
       {"header", "footer", "cover", "title", "contents", "section", "item", "section-end", "ending"}) {
    const std::string more = part == "header" || part == "footer" ? " distance=\"5mm\""
                             : part == "contents"                 ? " of=\"sections\""
                                                                  : "";
    text += "<" + part + more + " style=\"s\"><text>{value.in-" + part + "}</text></" + part + ">\n";
    expected.insert("in-" + part);
  }
  CHECK(names_in(text + "</layout>") == expected);
  const auto path = std::string(RECTO_SOURCE) + "/layouts/packet-letter.xml";
  diag::Diagnostics diagnostics;
  const auto packet = read(path, diag::whole_file(path), diagnostics);
  REQUIRE(packet);
  CHECK(value_names(*packet) ==
        std::set<std::string>{"candidate", "closing", "date", "interviewer", "level", "opening", "position", "start"});
}

}  // namespace
}  // namespace recto::layout
