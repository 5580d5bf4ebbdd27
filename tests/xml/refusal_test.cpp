#include "support/messages.h"
#include "xml/document.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace recto;
using namespace std::string_literals;

namespace {

std::string refusal_of(const std::string& text) {
  diag::Diagnostics diagnostics;
  const auto document = xml::parse(std::make_shared<const diag::Source>("t.xml", text), diagnostics);
  CHECK(document.has_value() != diagnostics.has_errors());
  return test::summary(diagnostics);
}

struct Row {
  std::string text;
  std::string expected;  // without the newline at the end
};

void check(const std::vector<Row>& table) {
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(refusal_of(row.text) == row.expected + "\n");
  }
}

}  // namespace

TEST_CASE("what is not XML is refused where it ceases to be") {
  check({
      {"", "error: empty file"},
      {" \n", "error: no element"},
      {"<!-- only -->", "error: no element"},
      {"hello", "1:1: error: text before the root element"},
      {"{\"a\": 1}", "1:1: error: text before the root element"},
      {"<a/>x", "1:5: error: text after the root element"},
      {"<a/>\n<b/>", "2:1: error: second root element `b`"},
      {"<a/><![CDATA[x]]>", "1:5: error: `<![CDATA[` outside the root element"},
      {"<a>\n <b>\n", "2:2: error: `b` is never closed"},
      {"<a", "1:1: error: `<a` without `>`"},
      {"<a b", "1:4: error: attribute `b` without a value"},
      {"<a b=", "1:4: error: value of `b` without quotes (write `b=\"…\"`)"},
      {"<a b=1/>", "1:4: error: value of `b` without quotes (write `b=\"…\"`)"},
      {"<a b=“1”/>",
       "1:6: error: `“` in place of a straight quote (attribute values take straight quotes, `\"` or `'`)"},
      {"<a b=‘1’/>",
       "1:6: error: `‘` in place of a straight quote (attribute values take straight quotes, `\"` or `'`)"},
      {"<a b=„1“/>",
       "1:6: error: `„` in place of a straight quote (attribute values take straight quotes, `\"` or `'`)"},
      {"<a b=é/>", "1:4: error: value of `b` without quotes (write `b=\"…\"`)"},
      {"<a b=\"1", "1:4: error: value of `b` is never closed"},
      {"<a b='<'/>", "1:7: error: `<` in the value of `b` (write `&lt;`, or close the quotes)"},
      {"<a b='1'c='2'/>", "1:9: error: `c` out of place in the tag of `a`"},
      {"<a b='1' é='2'ü/>", "1:15: error: `ü` out of place in the tag of `a`"},
      {"<a b='1' b='2'/>", "1:10: error: attribute `b` given twice"},
      {"<a c='1' b='1' d='' b='2'/>", "1:21: error: attribute `b` given twice"},
      {"<a/ >", "1:1: error: `<a` without `>`"},
      {"<a></b>", "1:4: error: `</b>` where `</a>` is due (`<a>` was opened in line 1)"},
      {"<a>\n<b>\n</a></b>", "3:1: error: `</a>` where `</b>` is due (`<b>` was opened in line 2)"},
      {"</a>", "1:1: error: `</a>` without its opening tag"},
      {"<a></a></a>", "1:8: error: `</a>` without its opening tag"},
      {"<a></a", "1:4: error: `</a` without `>`"},
      {"<a>1 < 2</a>", "1:6: error: `<` without a name (write `&lt;` for the character)"},
      {"<a><1></a>", "1:4: error: `<` without a name (write `&lt;` for the character)"},
      {"<a><!x></a>", "1:4: error: `<!` without a meaning here (write `&lt;` for the character)"},
      {"<a>]]></a>", "1:4: error: `]]>` in text (write `]]&gt;`)"},
      {"<a><!-- x</a>", "1:4: error: comment is never closed"},
      {"<a><!-- x -- y --></a>", "1:11: error: `--` inside a comment"},
      {"<a><![CDATA[x</a>", "1:4: error: `<![CDATA[` is never closed"},
      {"<a><?p x</a>", "1:4: error: `<?` is never closed"},
      {"<a><? x?></a>", "1:4: error: `<?` without a name"},
      {"<a><?p+?></a>", "1:4: error: no white space after `<?p`"},
      {"<a/><?xml version='1.0'?>", "1:5: error: `<?xml` after the start of the file"},
      {" <?xml version='1.0'?><a/>", "1:2: error: `<?xml` after the start of the file"},
      {"<?xml version='1.0'", "1:1: error: `<?xml` is never closed"},
      {"<?xml version='1.0' encoding=utf-8?><a/>", "1:21: error: encoding without quotes"},
  });
}

TEST_CASE("other encodings are refused by name") {
  const std::string cure = " (save it as UTF-8)";
  check({
      {"\xFF\xFE<\0a\0"s, "error: the file is UTF-16" + cure},
      {"\xFE\xFF\0<\0a"s, "error: the file is UTF-16" + cure},
      {"<\0a\0/\0>\0"s, "error: the file is UTF-16" + cure},
      {"\0<\0a"s, "error: the file is UTF-16" + cure},
      {"\xFF\xFE\0\0<\0\0\0"s, "error: the file is UTF-32" + cure},
      {"\0\0\xFE\xFF"s, "error: the file is UTF-32" + cure},
      {"<\0\0\0a\0\0\0"s, "error: the file is UTF-32" + cure},
      {"\0\0\0<"s, "error: the file is UTF-32" + cure},
      {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
       "1:31: error: encoding `ISO-8859-1` (save the file as UTF-8 and declare `encoding=\"UTF-8\"`)"},
      {"<?xml version='1.0' encoding='UTF-16'?><a/>",
       "1:31: error: encoding `UTF-16` (save the file as UTF-8 and declare `encoding=\"UTF-8\"`)"},
  });
}

TEST_CASE("bytes that are no UTF-8 and control characters are refused where they stand") {
  check({
      {"<a>caf\xE9</a>", "1:7: error: byte 0xE9 is not UTF-8 (save the file as UTF-8)"},
      {"<a>\n\xE9 \xE8 \xE0</a>",
       "2:1: error: byte 0xE9 is not UTF-8 (2 more such bytes follow; save the file as UTF-8)"},
      {"<a>\xC0\xAF</a>", "1:4: error: byte 0xC0 is not UTF-8 (1 more such bytes follow; save the file as UTF-8)"},
      {"<a>\xED\xA0\x80</a>", "1:4: error: byte 0xED is not UTF-8 (2 more such bytes follow; save the file as UTF-8)"},
      {"<a>x\0y</a>"s, "1:5: error: control character U+0000"},
      {"<a>\x1b[0m</a>", "1:4: error: control character U+001B"},
      {"<a>\x0C\x0C\x0C</a>", "1:4: error: control character U+000C (2 more follow)"},
      {"<a>\x7F</a>", "1:4: error: control character U+007F"},
      {"<a>\xC2\x92</a>", "1:4: error: control character U+0092"},
      {"<a>\xEF\xBF\xBF</a>", "1:4: error: control character U+FFFF"},
      {"<a>\x01\xFF</a>",
       "1:5: error: byte 0xFF is not UTF-8 (save the file as UTF-8)\n1:4: error: control character U+0001"},
  });
}

TEST_CASE("document types and entities of one's own are refused, and nothing is expanded") {
  const std::string known =
      " (known are `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`; write any other character as itself or as `&#160;`)";
  const std::string doctype =
      "error: document type declaration (remove it: recto reads no DTD and no entities of its own)";
  check({
      {"<!DOCTYPE a><a/>", "1:1: " + doctype},
      {"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "2:1: " + doctype},
      {"<!doctype html><html/>", "1:1: " + doctype},
      {"<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>", "1:1: " + doctype},
      {"<a>&nbsp;</a>", "1:4: error: unknown entity `&nbsp;` (write `&#160;`)"},
      {"<a>&eacute;</a>", "1:4: error: unknown entity `&eacute;` (write `é` or `&#233;`)"},
      {"<a>&hellip;</a>", "1:4: error: unknown entity `&hellip;` (write `…` or `&#8230;`)"},
      {"<a>&Omega;</a>", "1:4: error: unknown entity `&Omega;` (write `Ω` or `&#937;`)"},
      {"<a>&thinsp;</a>", "1:4: error: unknown entity `&thinsp;` (write `&#8201;`)"},
      {"<a>&Nbsp;</a>", "1:4: error: unknown entity `&Nbsp;`" + known},
      {"<a b='&copy;'/>", "1:7: error: unknown entity `&copy;` (write `©` or `&#169;`)"},
      {"<a>R&D</a>", "1:5: error: `&` without an entity (write `&amp;` for the character)"},
      {"<a>a & b</a>", "1:6: error: `&` without an entity (write `&amp;` for the character)"},
      {"<a>&;</a>", "1:4: error: `&` without an entity (write `&amp;` for the character)"},
      {"<a>&</a>", "1:4: error: `&` without an entity (write `&amp;` for the character)"},
      {"<a>&#0;</a>", "1:4: error: `&#0;` is a control character"},
      {"<a>&#x1B;</a>", "1:4: error: `&#x1B;` is a control character"},
      {"<a>&#x85;</a>", "1:4: error: `&#x85;` is a control character"},
      {"<a>&#xD800;</a>", "1:4: error: `&#xD800;` is no character"},
      {"<a>&#x110000;</a>", "1:4: error: `&#x110000;` is no character"},
      {"<a>&#99999999999999999999;</a>", "1:4: error: `&#99999999999999999999;` is no character"},
      {"<a>&#xFFFE;</a>", "1:4: error: `&#xFFFE;` is no character"},
      {"<a>&#;</a>", "1:4: error: `&#;` is no character"},
      {"<a>&#x;</a>", "1:4: error: `&#x;` is no character"},
      {"<a>&#X41;</a>", "1:4: error: `&#X41;` is no character"},
      {"<a>&#-1;</a>", "1:4: error: `&#-1;` is no character"},
      {"<a>&x;<b>&y;</b></a>",
       "1:4: error: unknown entity `&x;`" + known + "\n1:10: error: unknown entity `&y;`" + known},
  });
}

TEST_CASE("a file full of bare ampersands is not told a thousand times") {
  std::string text = "<a>";
  for (int i = 0; i < 1000; ++i) text += " & ";
  diag::Diagnostics diagnostics;
  CHECK_FALSE(xml::parse(std::make_shared<const diag::Source>("t", text + "</a>"), diagnostics).has_value());
  CHECK(diagnostics.error_count() == 20);
}

TEST_CASE("nesting is limited, and neither it nor a long tag exhausts anything") {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  diag::Diagnostics none;
  CHECK(xml::parse(std::make_shared<const diag::Source>("t", nested(200)), none).has_value());
  CHECK(refusal_of(nested(201)) == "1:601: error: elements nested more than 200 deep\n");
  CHECK(refusal_of(nested(10'000)) == "1:601: error: elements nested more than 200 deep\n");
  CHECK(refusal_of(nested(1'000'000)) == "1:601: error: elements nested more than 200 deep\n");
  std::string wide = "<a";
  for (int i = 0; i < 50'000; ++i) wide += " b" + std::to_string(i) + "=''";
  CHECK(xml::parse(std::make_shared<const diag::Source>("t", wide + "/>"), none).has_value());
  CHECK(refusal_of(wide + " b0=''/>").ends_with("error: attribute `b0` given twice\n"));
}
