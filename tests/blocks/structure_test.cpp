// The logical structure that documents get while they are composed.
#include "blocks/structure.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace recto {
namespace {

using blocks::Structure;
using page::StructureElement;

TEST_CASE("an untagged structure gives artifacts and no tree") {
  Structure structure{Structure::Mode::untagged};
  const auto tag = structure.add("P", structure.root());
  CHECK(tag == page::Tag{});
  structure.describe(tag, "x");
  structure.head(tag, "Column");
  CHECK(structure.take().empty());
}

TEST_CASE("a tagged structure has its document first and parents before children") {
  Structure structure{Structure::Mode::tagged, "de"};
  const auto section = structure.add("Sect", structure.root());
  const auto figure = structure.add("Figure", section, "fr");
  structure.describe(figure, "a cat");
  const auto head = structure.add("TH", section);
  structure.head(head, "Row");
  const auto elements = structure.take();
  REQUIRE(elements.size() == 4);
  CHECK(elements[0].role == "Document");
  CHECK(elements[0].parent == -1);
  CHECK(elements[0].language == "de");
  CHECK(elements[2].parent == 1);
  CHECK(elements[2].alt == "a cat");
  CHECK(elements[2].language == "fr");
  CHECK(elements[3].scope == "Row");
}

/// A document's structure with the text of each element.
struct Tree {
  explicit Tree(const page::Document& document) : elements{document.ending.structure} {
    for (const auto& page : document.pages) {
      for (const auto& text : test::texts_of(page.items)) {
        if (text.tag.element < 0) continue;
        order.push_back(text.tag.element);
        own[text.tag.element] += text.text;
      }
    }
  }
  [[nodiscard]] std::vector<int> with_role(std::string_view role) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].role == role) found.push_back(static_cast<int>(i));
    }
    return found;
  }
  [[nodiscard]] const StructureElement& at(int element) const { return elements[static_cast<std::size_t>(element)]; }
  [[nodiscard]] std::string parent_role(int element) const { return at(at(element).parent).role; }
  [[nodiscard]] std::vector<std::string> child_roles(int element) const {
    std::vector<std::string> roles;
    for (const auto& each : elements) {
      if (each.parent == element) roles.push_back(each.role);
    }
    return roles;
  }
  /// The text of an element and all in it.
  [[nodiscard]] std::string text(int element) const {
    const auto it = own.find(element);
    std::string result = it == own.end() ? "" : it->second;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].parent == element) result += text(static_cast<int>(i));
    }
    return result;
  }
  std::vector<StructureElement> elements;
  std::vector<int> order;  ///< elements of the texts as drawn
  std::map<int, std::string> own;
};

const bank::Bank& bank() {
  static const bank::Bank bank = test::bank_of(
      test::entry("one", "orm", "mid", R"(<prompt>Why one?</prompt><short>So one.</short>
        <explanation><p>Three:</p><ul><li>alpha<ul><li>nested</li></ul></li><li>beta</li></ul>
        <ol><li>first</li></ol><code-block lang="python">code = 1</code-block>
        <p>See <a href="https://example.org">there</a>.</p></explanation>)") +
      test::entry("two", "forms", "senior", R"(<prompt>Why two?</prompt><short xml:lang="de">Darum.</short>)"));
  return bank;
}

constexpr std::string_view parts = R"(
  <title><text style="prompt" role="h1">{deck}</text></title>
  <footer distance="2mm"><text style="small" role="h2">{page}</text></footer>
  <contents of="sections"><row style="small"><text grow="1">{title}</text><text>{page}</text></row></contents>
  <section><text style="prompt" role="h2">{section}</text></section>
  <item><row><text width="8mm" style="small">{number}</text><text field="prompt" style="prompt" role="h3" grow="1"/></row>
    <text field="short" style="body"/><text field="explanation" style="body"/></item>
  <ending><stack role="table">
    <row role="tr" style="small"><text role="th" width="20mm">No.</text><text role="th" grow="1">Prompt</text></row>
    <row role="tr" style="small" repeat="questions"><text role="td" width="20mm">{number}</text><text role="td" grow="1">{prompt}</text></row>
  </stack></ending>)";

Tree tree(std::string_view with = parts) {
  return Tree{test::compose_document(test::deck_of(bank()), test::layout_of(test::document_layout(with))).document};
}

TEST_CASE("texts belong to elements in the order they are drawn and read") {
  const Tree document = tree();
  REQUIRE_FALSE(document.order.empty());
  CHECK(std::ranges::is_sorted(document.order));
  for (std::size_t i = 1; i < document.elements.size(); ++i) {
    CHECK(document.elements[i].parent >= 0);
    CHECK(document.elements[i].parent < static_cast<int>(i));
  }
}

TEST_CASE("cells of a row are read from the first to the last, however their widths are found") {
  const Tree document = tree(R"(<item><row gap="2mm" style="small"><text grow="1">first</text>
      <stack><text>second</text></stack><text>third</text><text grow="1">fourth</text></row></item>)");
  std::string all;
  for (const auto& [element, text] : document.own) all += text + " ";
  CHECK(all.starts_with("first second third fourth first "));
}

TEST_CASE("headings go down one level at a time") {
  int depth = 0;
  std::vector<std::string> texts;
  const Tree document = tree();
  for (std::size_t i = 0; i < document.elements.size(); ++i) {
    const auto& role = document.elements[i].role;
    if (role.size() != 2 || role[0] != 'H') continue;
    const int own = role[1] - '0';
    CHECK(own <= depth + 1);
    depth = own;
    texts.push_back(document.text(static_cast<int>(i)));
  }
  CHECK(texts == std::vector<std::string>{"Sample deck", "ORM", "Why one?", "Forms", "Why two?"});
}

TEST_CASE("lists have items, items their labels and bodies") {
  const Tree document = tree();
  CHECK(document.with_role("L").size() == 3);
  for (const int list : document.with_role("L")) {
    for (const auto& role : document.child_roles(list)) CHECK(role == "LI");
  }
  std::vector<std::string> bodies;
  for (const int item : document.with_role("LI")) {
    CHECK(document.parent_role(item) == "L");
    CHECK(document.child_roles(item) == std::vector<std::string>{"Lbl", "LBody"});
  }
  for (const int body : document.with_role("LBody")) bodies.push_back(document.text(body));
  CHECK(bodies == std::vector<std::string>{"alpha\u2013nested", "nested", "beta", "first"});
}

TEST_CASE("tables have rows of heads and cells, heads say what they head") {
  const Tree document = tree();
  REQUIRE(document.with_role("Table").size() == 1);
  const auto rows = document.with_role("TR");
  REQUIRE(rows.size() == 3);
  for (const int row : rows) CHECK(document.parent_role(row) == "Table");
  CHECK(document.child_roles(rows[0]) == std::vector<std::string>{"TH", "TH"});
  CHECK(document.child_roles(rows[1]) == std::vector<std::string>{"TD", "TD"});
  CHECK(document.text(rows[2]) == "2Why two?");
  for (const int head : document.with_role("TH")) CHECK(document.at(head).scope == "Column");
}

TEST_CASE("a cell is one cell, however many paragraphs it holds or none") {
  const Tree document = tree(R"(<item><stack role="table"><row role="tr">
      <text role="td" field="explanation" style="body" width="80mm"/><text role="td" field="keywords" style="body" grow="1"/>
    </row></stack></item>)");
  for (const int row : document.with_role("TR")) {
    CHECK(document.child_roles(row) == std::vector<std::string>{"TD", "TD"});
  }
}

TEST_CASE("rows of a table have as many cells, also where one is not shown or only drawn") {
  const Tree document = tree(R"(<item><stack role="table"><row role="tr" gap="2mm">
      <text role="td" when="memory-aid" style="small" width="20mm">x</text>
      <rule role="td" width="20mm"/><text role="td" style="small" grow="1">{number}</text></row></stack></item>)");
  REQUIRE(document.with_role("TR").size() == 2);
  for (const int row : document.with_role("TR")) CHECK(document.child_roles(row).size() == 3);
  CHECK(document.text(document.with_role("Table")[1]) == "2");
}

TEST_CASE("a list without points and a paragraph without words leave no element") {
  const Tree document = tree(R"(<item><text field="look-for" style="body"/><text field="memory-aid" style="body"/>
      <text style="body">{value.nothing}</text><text field="prompt" style="body"/></item>)");
  CHECK(document.with_role("L").empty());
  CHECK(document.with_role("P").size() == 2);
}

TEST_CASE("code is code, links are links with their words") {
  const Tree document = tree();
  REQUIRE(document.with_role("Code").size() == 1);
  CHECK(document.text(document.with_role("Code")[0]) == "code = 1");
  std::vector<std::string> links;
  for (const int link : document.with_role("Link")) links.push_back(document.text(link));
  CHECK(links.back() == "there");
  CHECK(document.with_role("TOC").size() == 1);
  CHECK(document.with_role("TOCI").size() == 2);
}

TEST_CASE("running lines are artifacts whatever role they ask for") {
  const Tree document = tree();
  CHECK(document.with_role("H2").size() == 2);
}

TEST_CASE("what stands in a block that is an artifact is one too") {
  const Tree document = tree(R"(<item><stack role="artifact"><text style="small">decoration</text>
      <row><text style="small">more</text></row></stack><text field="prompt" style="body"/></item>)");
  std::string all;
  for (const auto& [element, text] : document.own) all += text;
  CHECK(all.find("decoration") == std::string::npos);
  CHECK(all.find("more") == std::string::npos);
  CHECK(all.find("Why one?") != std::string::npos);
}

TEST_CASE("text in another language says so") {
  const Tree document = tree();
  const auto other = std::ranges::find(document.elements, "de", &StructureElement::language);
  CHECK(other != document.elements.end());
}

TEST_CASE("figures have alternative texts, and none is empty") {
  const Tree document = tree(
      R"(<item><row><stack width="30mm"><qr width="20mm" source="https://example.org/{id}" alt="code of {id}"/></stack>
      <text field="explanation" style="body" grow="1"/></row></item>)");
  std::set<std::string> alternatives;
  for (const int figure : document.with_role("Figure")) {
    CHECK(alternatives.insert(document.at(figure).alt).second);  // one figure each
  }
  CHECK(alternatives == std::set<std::string>{"code of one", "code of two"});
}

TEST_CASE("a rating row shows values alone where it shall") {
  const Tree document = tree(
      R"(<scale id="s" not-assessed="not assessed" not-assessed-value="n/a"><anchor value="1" words="poor"/><anchor value="2" words="good"/></scale>
    <item><scale-row scale="s" show="values" style="small"/></item>)");
  CHECK(document.text(0) == "12n/a12n/a");
}

TEST_CASE("a rating row is laid twice and read once, after what stands before it") {
  const Tree document = tree(R"(
    <scale id="s"><anchor value="1" words="poor"/><anchor value="2" words="good"/></scale>
    <item><row style="small"><text grow="1">before</text><stack width="60mm"><scale-row scale="s"/></stack>
      <box width="10mm" height="30mm" fill="tint"><text>after</text></box></row></item>)");
  CHECK(document.text(0).starts_with("before1poor2goodafterbefore"));
  CHECK(document.with_role("P").size() == 2 * 6);
}

}  // namespace
}  // namespace recto
