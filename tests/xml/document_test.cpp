#include "xml/document.h"

#include "support/messages.h"

#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace recto;

namespace {

xml::Document parsed(const std::string& text) {
  diag::Diagnostics diagnostics;
  auto document = xml::parse(std::make_shared<const diag::Source>("t.xml", text), diagnostics);
  REQUIRE_MESSAGE(document.has_value(), test::messages(diagnostics));
  return std::move(*document);
}

// The bytes of the source that a span covers.
std::string_view covered(const diag::Span& span) { return span.source->bytes().substr(span.offset, span.length); }

// A tree in one line: elements with attributes and children, texts in quotes.
std::string dump(const xml::Element& element) {
  std::string text = "(" + std::string(element.name());
  for (const auto& attribute : element.attributes()) {
    text += " " + std::string(attribute.name) + "=" + std::string(attribute.value);
  }
  for (const auto& node : element.nodes()) {
    text += " " + (node.element ? dump(*node.element) : "'" + std::string(node.text) + "'");
  }
  return text + ")";
}

}  // namespace

TEST_CASE("a file becomes a tree of elements, attributes and texts") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"<a/>", "(a)"},
      {"<a></a>", "(a)"},
      {"<?xml version=\"1.0\"?><a/>", "(a)"},
      {"<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a/>\n", "(a)"},
      {"<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a/>", "(a)"},
      {"\xEF\xBB\xBF<a>x</a>", "(a 'x')"},
      {"<!-- c --><?p i?><a/><!-- c -->\n", "(a)"},
      {"<a b='1' c=\"2\"/>", "(a b=1 c=2)"},
      {"<a\n  b = \"1\"\n  c = '2' ></a >", "(a b=1 c=2)"},
      {"<a b=''/>", "(a b=)"},
      {"<a>x<b>y</b>z</a>", "(a 'x' (b 'y') 'z')"},
      {"<a> <b/> <c/>\n</a>", "(a ' ' (b) ' ' (c) '\n')"},
      {"<a>&lt;&gt;&amp;&quot;&apos;</a>", "(a '<>&\"'')"},
      {"<a>&#233;&#xE9;&#x1F642;</a>", "(a 'éé🙂')"},
      {"<a b='&quot;&#10;x'/>", "(a b=\"\nx)"},
      {"<a b='1\n2\t3'/>", "(a b=1 2 3)"},
      {"<a><![CDATA[<b>&amp;</b>]]></a>", "(a '<b>&amp;</b>')"},
      {"<a>x<![CDATA[y]]>z</a>", "(a 'x' 'y' 'z')"},
      {"<a>x<!-- c -->y<?p i?>z</a>", "(a 'x' 'y' 'z')"},
      {"<a>one\r\ntwo\rthree</a>", "(a 'one\ntwo\nthree')"},
      {"<d:e xml:lang='de'/>", "(d:e xml:lang=de)"},
      {"<größe>ü</größe>", "(größe 'ü')"},
      {"<a b='>'/>", "(a b=>)"},
      {"<a>]] ></a>", "(a ']] >')"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(dump(parsed(text).root()) == expected);
  }
}

TEST_CASE("elements, attributes and texts know where they stand") {
  const std::string text =
      "\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<deck id = \"a&amp;b\" title='é'>\r\n  <x/>te&lt;xt<!-- c "
      "--><![CDATA[da]]></deck>";
  const auto document = parsed(text);
  const auto root = document.root();
  CHECK(covered(root.span()) == "<deck");
  const auto id = root.attribute("id");
  REQUIRE(id);
  CHECK(id->value == "a&b");
  CHECK(covered(id->span) == "id = \"a&amp;b\"");
  CHECK(covered(id->value_span) == "a&amp;b");
  CHECK(covered(root.attribute("title")->span) == "title='é'");
  const auto nodes = root.nodes();
  REQUIRE(nodes.size() == 4);
  CHECK(covered(nodes[0].span) == "\r\n  ");
  CHECK(covered(nodes[1].span) == "<x");
  CHECK(covered(nodes[2].span) == "te&lt;xt");
  CHECK(covered(nodes[3].span) == "da");
  CHECK(root.span().source->line_of(root.span().offset) == 2);
  CHECK(root.span().source->column_of(root.span().offset) == 1);
}

TEST_CASE("children are found by name and in order") {
  const auto document = parsed("<r>t<a n='1'/><b/><a n='2'><c/></a>t</r>");
  const auto root = document.root();
  CHECK(root.children().size() == 3);
  CHECK(root.children("a").size() == 2);
  CHECK(root.children("a")[1].attribute("n")->value == "2");
  CHECK(root.child("b").has_value());
  CHECK_FALSE(root.child("c").has_value());
  CHECK_FALSE(root.attribute("n").has_value());
  std::string names;
  for (auto child = root.first_child(); child; child = child->next()) names += child->name();
  CHECK(names == "aba");
}

TEST_CASE("text is all that is inside, as written") {
  CHECK(parsed("<a> x <b>y</b><c><d>z</d></c>\n</a>").root().text() == " x yz\n");
  CHECK(parsed("<a/>").root().text().empty());
}

TEST_CASE("language is that of the nearest ancestor that tells one") {
  const auto document = parsed("<a><b xml:lang='ar'><c/><d xml:lang='he'/></b><e/></a>");
  const auto b = *document.root().child("b");
  CHECK(document.root().language().empty());
  CHECK(b.language() == "ar");
  CHECK(b.child("c")->language() == "ar");
  CHECK(b.child("d")->language() == "he");
  CHECK(document.root().child("e")->language().empty());
}

TEST_CASE("handles survive when the document is moved") {
  auto document = parsed("<a><b c='1'/></a>");
  const auto b = *document.root().child("b");
  const auto moved = std::move(document);
  CHECK(b.attribute("c")->value == "1");
  CHECK(covered(b.span()) == "<b");
}

TEST_CASE("a discarded element is gone with the text before it, the rest stays") {
  auto document = parsed("<a><b/>\n<c>x</c>\n<d/></a>");
  document.discard(*document.root().child("c"));
  CHECK(dump(document.root()) == "(a (b) '\n' (d))");
  document.discard(*document.root().child("b"));
  document.discard(*document.root().child("d"));
  CHECK(dump(document.root()) == "(a)");
}

TEST_CASE("whatever is thrown at it, the parser refuses with a message or yields a sound tree") {
  const std::vector<std::string> pieces{"<a>",
                                        "</a>",
                                        "<b x=\"1\">",
                                        "</b>",
                                        "<c/>",
                                        "&amp;",
                                        "&#65;",
                                        "&#x0;",
                                        "&zz;",
                                        "text",
                                        " ",
                                        "\n",
                                        "<!--",
                                        "-->",
                                        "--",
                                        "]]>",
                                        "<![CDATA[",
                                        "<?xml ",
                                        "<?pi x?>",
                                        "?>",
                                        "<d y='",
                                        "'",
                                        "\"",
                                        "=",
                                        "/>",
                                        ">",
                                        "<",
                                        "&",
                                        "é",
                                        "\xFF",
                                        "\r\n",
                                        "<!DOCTYPE a>",
                                        "xml:lang=\"en\"",
                                        "<?",
                                        "]"};
  std::mt19937 random(20261121);
  int accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = i % 3 == 0 ? "" : "<a>";
    for (auto n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    if (i % 3 == 2) text += "</a>";
    diag::Diagnostics diagnostics;
    const auto document = xml::parse(std::make_shared<const diag::Source>("t", text), diagnostics);
    if (document.has_value() == diagnostics.has_errors()) FAIL(text);
    static_cast<void>(test::messages(diagnostics));
    if (!document) continue;
    ++accepted;
    CHECK(dump(document->root()).size() >= 3);
  }
  CHECK(accepted > 300);
}
