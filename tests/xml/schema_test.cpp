#include "xml/schema.h"

#include "support/messages.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace recto;

namespace {

/// One element to read from, and what was said about it.
struct Reading {
  explicit Reading(const std::string& text)
      : document{xml::parse(std::make_shared<const diag::Source>("t.xml", text), diagnostics)} {
    REQUIRE_MESSAGE(document.has_value(), test::messages(diagnostics));
  }
  [[nodiscard]] xml::Element root() const { return document->root(); }
  [[nodiscard]] std::string said() const { return test::summary(diagnostics); }

  diag::Diagnostics diagnostics;
  std::optional<xml::Document> document;
};

std::string_view covered(const diag::Span& span) { return span.source->bytes().substr(span.offset, span.length); }

}  // namespace

TEST_CASE("unknown attributes, elements and texts are told, all of them") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"<q id='1' topic='2'><p/></q>", ""},
      {"<q xml:lang='en' xml:space='preserve'/>", ""},
      {"<q topik='2'/>", "1:4: error: unknown attribute `topik` of `q` (did you mean `topic`?)\n"},
      {"<q colour='2'/>", "1:4: error: unknown attribute `colour` of `q` (known are `id`, `topic`)\n"},
      {"<q><pp/></q>", "1:4: error: unknown element `pp` in `q` (did you mean `p`?)\n"},
      {"<q><table/><p/></q>", "1:4: error: unknown element `table` in `q` (known are `p`)\n"},
      {"<q>\n  some text \n<p/></q>", "2:3: error: text in `q`\n"},
      {"<q><![CDATA[x]]></q>", "1:13: error: text in `q`\n"},
      {"<q x='1' y='2'><z/>t</q>",
       "1:4: error: unknown attribute `x` of `q` (known are `id`, `topic`)\n"
       "1:10: error: unknown attribute `y` of `q` (known are `id`, `topic`)\n"
       "1:16: error: unknown element `z` in `q` (known are `p`)\n"
       "1:20: error: text in `q`\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    Reading reading(text);
    xml::check(reading.root(), {{"id", "topic"}, {"p"}}, xml::Text::forbidden, reading.diagnostics);
    CHECK(reading.said() == expected);
  }
  Reading reading("<q>text<b/></q>");
  xml::check(reading.root(), {}, xml::Text::allowed, reading.diagnostics);
  CHECK(reading.said() == "1:8: error: unknown element `b` in `q`\n");
}

TEST_CASE("a language must look like one") {
  const std::string cure = " (languages are written as in BCP 47: `en`, `pt-BR`, `zh-Hant`)\n";
  for (const std::string good : {"en", "pt-BR", "zh-Hant-TW", "de-1996", "sr-Latn-RS", "gsw"}) {
    Reading reading("<a xml:lang='" + good + "'/>");
    xml::check(reading.root(), {}, xml::Text::forbidden, reading.diagnostics);
    CHECK(reading.said().empty());
  }
  for (const std::string bad : {"", "e", "en_US", "English language", "en-", "-en", "1en", "überlang", "abcdefghi"}) {
    Reading reading("<a xml:lang='" + bad + "'/>");
    xml::check(reading.root(), {}, xml::Text::forbidden, reading.diagnostics);
    CHECK(reading.said() == "1:14: error: `" + bad + "` is not a language" + cure);
  }
}

TEST_CASE("a root of another name is told") {
  Reading reading("<deck/>");
  CHECK(xml::check_root(reading.root(), "deck", reading.diagnostics));
  CHECK_FALSE(xml::check_root(reading.root(), "bank", reading.diagnostics));
  CHECK(reading.said() == "1:1: error: root element `deck` (this file should hold a `bank`)\n");
}

TEST_CASE("a required attribute must be there and say something") {
  Reading reading("<question id='a' level='' topic=' '/>");
  CHECK(xml::required(reading.root(), "id", reading.diagnostics) == "a");
  CHECK_FALSE(xml::required(reading.root(), "title", reading.diagnostics));
  CHECK_FALSE(xml::required(reading.root(), "level", reading.diagnostics));
  CHECK_FALSE(xml::required(reading.root(), "topic", reading.diagnostics));
  CHECK(reading.said() ==
        "1:1: error: `question` without `title`\n1:18: error: empty `level`\n1:27: error: empty `topic`\n");
}

TEST_CASE("an optional attribute has its stand-in") {
  const Reading reading("<a b='1' c=''/>");
  CHECK(xml::optional(reading.root(), "b", "x") == "1");
  CHECK(xml::optional(reading.root(), "c", "x").empty());
  CHECK(xml::optional(reading.root(), "d", "x") == "x");
  CHECK(xml::optional(reading.root(), "d").empty());
}

TEST_CASE("lengths say what is wrong with them") {
  using xml::Sign;
  struct Row {
    std::string value;
    Sign sign;
    std::string expected;
  };
  const std::vector<Row> table{
      {"63mm", Sign::positive, ""},
      {"0mm", Sign::not_negative, ""},
      {"-1mm", Sign::any, ""},
      {"63", Sign::any, "length without unit `63` (write `63mm`, or `cm`, `in`, `pt`)"},
      {"63px", Sign::any, "length with an unknown unit `63px` (known are `mm`, `cm`, `in`, `pt`)"},
      {"wide", Sign::any, "not a length `wide` (a length is a number and a unit: `63mm`, `2.5in`, `12pt`)"},
      {"", Sign::any, "not a length `` (a length is a number and a unit: `63mm`, `2.5in`, `12pt`)"},
      {"63000mm", Sign::any, "length beyond 10 m `63000mm` (is a decimal point or a unit wrong?)"},
      {"-3mm", Sign::positive, "negative length `-3mm`"},
      {"-3mm", Sign::not_negative, "negative length `-3mm`"},
      {"0pt", Sign::positive, "length of zero `0pt`"},
  };
  for (const auto& row : table) {
    CAPTURE(row.value);
    Reading reading("<a w='" + row.value + "'/>");
    const auto length = xml::length(reading.root(), "w", row.sign, reading.diagnostics);
    CHECK(length.has_value() == row.expected.empty());
    CHECK(reading.said() == (row.expected.empty() ? "" : "1:7: error: " + row.expected + "\n"));
  }
  Reading reading("<a w='2.5in'/>");
  CHECK(xml::length(reading.root(), "w", Sign::positive, reading.diagnostics) == geometry::Length::mm(63.5));
  CHECK_FALSE(xml::length(reading.root(), "h", Sign::positive, reading.diagnostics));
  CHECK(reading.said().empty());
  CHECK(xml::required_length(reading.root(), "w", Sign::positive, reading.diagnostics));
  CHECK_FALSE(xml::required_length(reading.root(), "h", Sign::positive, reading.diagnostics));
  CHECK(reading.said() == "1:1: error: `a` without `h`\n");
}

TEST_CASE("numbers keep to their range") {
  const std::vector<std::pair<std::string, std::string>> integers{
      {"1", ""},
      {" 12 ", ""},
      {"0", "1:7: error: `n` of 0 (`n` takes 1 to 12)\n"},
      {"13", "1:7: error: `n` of 13 (`n` takes 1 to 12)\n"},
      {"-1", "1:7: error: `n` of -1 (`n` takes 1 to 12)\n"},
      {"two", "1:7: error: `two` is not a whole number (`n` takes 1 to 12)\n"},
      {"1.5", "1:7: error: `1.5` is not a whole number (`n` takes 1 to 12)\n"},
      {"", "1:7: error: `` is not a whole number (`n` takes 1 to 12)\n"},
      {"99999999999999999999", "1:7: error: `n` of 99999999999999999999 (`n` takes 1 to 12)\n"},
      {"-", "1:7: error: `-` is not a whole number (`n` takes 1 to 12)\n"},
  };
  for (const auto& [value, expected] : integers) {
    CAPTURE(value);
    Reading reading("<a n='" + value + "'/>");
    CHECK(xml::integer(reading.root(), "n", 1, 12, reading.diagnostics).has_value() == expected.empty());
    CHECK(reading.said() == expected);
  }
  const std::vector<std::pair<std::string, std::string>> decimals{
      {"1.25", ""},
      {"3", "1:7: error: `n` of 3 (`n` takes 0.5 to 2)\n"},
      {"1e0", "1:7: error: `1e0` is not a number (`n` takes 0.5 to 2)\n"},
      {"nan", "1:7: error: `nan` is not a number (`n` takes 0.5 to 2)\n"},
      {"1,5", "1:7: error: `1,5` is not a number (`n` takes 0.5 to 2)\n"},
  };
  for (const auto& [value, expected] : decimals) {
    CAPTURE(value);
    Reading reading("<a n='" + value + "'/>");
    CHECK(xml::number(reading.root(), "n", 0.5, 2, reading.diagnostics).has_value() == expected.empty());
    CHECK(reading.said() == expected);
  }
  Reading reading("<a n='18446744073709551615' m='-1'/>");
  CHECK(xml::unsigned_integer(reading.root(), "n", reading.diagnostics) == UINT64_MAX);
  CHECK_FALSE(xml::unsigned_integer(reading.root(), "m", reading.diagnostics));
  CHECK_FALSE(xml::unsigned_integer(reading.root(), "k", reading.diagnostics));
  CHECK(reading.said() == "1:32: error: `m` of -1 (`m` takes 0 to 18446744073709551615)\n");
}

TEST_CASE("words of a list know their own places") {
  const Reading reading("<a tags='  one\ttwo\n  three&amp;four '/>");
  const auto words = xml::words(reading.root(), "tags");
  REQUIRE(words.size() == 3);
  CHECK(words[0].text == "one");
  CHECK(words[2].text == "three&four");
  CHECK(covered(words[0].span) == "one");
  CHECK(covered(words[1].span) == "two");
  CHECK(covered(words[2].span) == "three&amp;four");
  CHECK(xml::words(reading.root(), "none").empty());
  const Reading referenced("<a tags='one&#32;two'/>");
  CHECK(xml::words(referenced.root(), "tags").size() == 2);
  CHECK(covered(xml::words(referenced.root(), "tags")[1].span) == "one&#32;two");
}

TEST_CASE("identifiers are of letters, digits and three signs") {
  for (const std::string good : {"a", "n-plus-one", "6.1", "x_y", "Größe", "日本"}) {
    CHECK(xml::is_identifier(good));
  }
  for (const std::string bad : {"", "-a", ".a", "_a", "a b", "a..b", "a/b", "a:b", "..", "a\\b", "a,b"}) {
    CHECK_FALSE(xml::is_identifier(bad));
  }
  Reading reading("<a id='x y' ref='ok'/>");
  CHECK_FALSE(xml::identifier(reading.root(), "id", reading.diagnostics));
  CHECK_FALSE(xml::identifier(reading.root(), "none", reading.diagnostics));
  CHECK(xml::identifier(reading.root(), "ref", reading.diagnostics) == "ok");
  CHECK(reading.said() ==
        "1:8: error: `x y` is not an identifier (letters, digits, `.`, `_` and `-`, starting with a letter or digit)\n"
        "1:1: error: `a` without `none`\n");
}

TEST_CASE("a choice is one of its words") {
  enum class Flip { long_edge, short_edge };
  Reading reading("<a flip='long-edge' turn='shrt-edge'/>");
  const auto read = [&](std::string_view name) {
    return xml::choice<Flip>(reading.root(), name, {{"long-edge", Flip::long_edge}, {"short-edge", Flip::short_edge}},
                             reading.diagnostics);
  };
  CHECK(read("flip") == Flip::long_edge);
  CHECK_FALSE(read("none"));
  CHECK(reading.said().empty());
  CHECK_FALSE(read("turn"));
  CHECK(reading.said() == "1:27: error: unknown `turn` `shrt-edge` (did you mean `short-edge`?)\n");
}

TEST_CASE("folding leaves one space between words and none around them") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""}, {" ", ""}, {"a", "a"}, {" a\n\tb ", "a b"}, {"a\u00A0 b", "a\u00A0 b"}};
  for (const auto& [text, expected] : table) CHECK(xml::folded(text) == expected);
}
