#include "text/hyphen_dictionary.h"

#include "diag/environment_error.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;
using Lines = std::vector<std::string>;

namespace {

std::string divided(std::string_view language, std::string_view word) {
  const auto* dictionary = test::shipped_fonts().hyphenation(language);
  REQUIRE(dictionary != nullptr);
  std::string text;
  std::size_t at = 0;
  for (const auto point : dictionary->points(word)) {
    text += std::string{word.substr(at, point - at)} + "-";
    at = point;
  }
  return text + std::string{word.substr(at)};
}

Lines lines(const Paragraph& paragraph, geometry::Length measure) {
  Typesetter typesetter{test::shipped_fonts()};
  return test::lines_of(typesetter.set(typesetter.shape(paragraph), {.measure = measure, .size = 10_pt}));
}

Paragraph hyphenated(std::string text, std::string language = "en") {
  auto paragraph = test::plain(std::move(text), std::move(language));
  paragraph.hyphenate = true;
  return paragraph;
}

}  // namespace

TEST_CASE("words are divided by the patterns of their language") {
  const struct {
    const char* language;
    const char* word;
    const char* divided;
  } table[] = {
      {"en", "hyphenation", "hy-phen-ation"},
      {"en-GB", "database", "data-base"},
      {"en", "Database", "Data-base"},
      {"en", "query", "query"},
      {"en", "through", "through"},
      {"de", "Rechtsschutzversicherung", "Rechts-schutz-ver-si-che-rung"},
      {"de", "Größenordnung", "Grö-ßen-ord-nung"},
      {"de-AT", "Datenbank", "Da-ten-bank"},
      {"fr", "développement", "dé-ve-lop-pe-ment"},
      {"ru", "переносами", "пе-ре-носами"},
      {"en-GB", "photography", "pho-to-graphy"},
      {"el", "βιβλιοθήκη", "βι-βλιο-θή-κη"},
      {"de", "日本語", "日本語"},
  };
  for (const auto& [language, word, expected] : table) {
    CAPTURE(word);
    CHECK(divided(language, word) == expected);
  }
  CHECK(test::shipped_fonts().hyphenation("tlh") == nullptr);
}

TEST_CASE("a dictionary that is missing is told with its package") {
  const HyphenationFile file{.language = "xx", .path = "/nowhere.dic", .package = "hyphen-xx"};
  CHECK_THROWS_WITH_AS(HyphenDictionary(file, "/nowhere.dic"),
                       "hyphenation `/nowhere.dic`: no such file; install the package `hyphen-xx`",
                       diag::EnvironmentError);
}

TEST_CASE("patterns that are not installed stop nothing and are told with their package") {
  FontCatalogue catalogue;
  catalogue.hyphenation.push_back({.language = "xx", .path = "/nowhere.dic", .package = "hyphen-xx"});
  const FontSet fonts{std::move(catalogue)};
  fonts.load_hyphenation("xx");
  CHECK(fonts.hyphenation("xx-Latn") == nullptr);
  CHECK(fonts.hyphenation_gap("xx").value().package == "hyphen-xx");
  CHECK(fonts.hyphenation_gap("yy").value().package.empty());
  CHECK_FALSE(test::shipped_fonts().hyphenation_gap("en-GB"));
}

TEST_CASE("what holds no patterns is told again and again") {
  FontCatalogue catalogue;
  catalogue.hyphenation.push_back({.language = "xx", .path = RECTO_SOURCE "/README.md", .package = "hyphen-xx"});
  const FontSet fonts{std::move(catalogue)};
  CHECK_THROWS_AS(fonts.load_hyphenation("xx"), diag::EnvironmentError);
  CHECK_THROWS_AS((void)fonts.hyphenation("xx"), diag::EnvironmentError);
}

TEST_CASE("a word broken anywhere for want of patterns names its language") {
  Typesetter typesetter{test::shipped_fonts()};
  const Form form{.measure = 20_mm, .size = 10_pt};
  const auto broken = [&](Paragraph paragraph) { return typesetter.set(typesetter.shape(paragraph), form); };
  CHECK(broken(test::plain("qo'vamchugh'a'moHlu'ghach", "tlh")).without_patterns == "tlh");
  CHECK(broken(test::plain("internationalization", "en")).without_patterns.empty());
  CHECK(broken({.spans = {test::code("ghovwIchugh'amoHwI'pu'")}, .language = "tlh"}).without_patterns.empty());
}

TEST_CASE("paragraphs hyphenate where they are asked to, others only what is wider than a line") {
  CHECK(lines(hyphenated("internationalization"), 20_mm).front().ends_with("="));
  CHECK(lines(hyphenated("internationalization", "de"), 20_mm).front().ends_with("="));
  Typesetter typesetter{test::shipped_fonts()};
  const auto made =
      typesetter.set(typesetter.shape(test::plain("internationalization")), {.measure = 20_mm, .size = 10_pt});
  CHECK_FALSE(made.emergency);
  CHECK(made.lines.front().hyphenated);
  for (int measure = 40; measure < 60; ++measure) {
    const auto prose =
        test::plain("The internationalization and localization of applications is something else again.");
    for (const auto& line : lines(prose, geometry::Length::mm(measure))) CHECK_FALSE(line.ends_with("="));
  }
}

TEST_CASE("names, addresses and code are not divided") {
  for (const char* text :
       {"HTTPCONNECTIONPOOL", "ConnectionHandler", "information2go", "example.information", "some_information"}) {
    CAPTURE(text);
    Typesetter typesetter{test::shipped_fonts()};
    for (const auto& line :
         typesetter.set(typesetter.shape(hyphenated(text)), {.measure = 15_mm, .size = 10_pt}).lines) {
      CHECK_FALSE(line.hyphenated);
    }
  }
  Paragraph paragraph{.spans = {test::code("internationalization")}, .hyphenate = true};
  for (const auto& line : lines(paragraph, 20_mm)) CHECK_FALSE(line.ends_with("="));
}

TEST_CASE("soft hyphens are honoured, alone in their word, and vanish elsewhere") {
  CHECK(lines(test::plain("inter\u00ADnationalization"), 25_mm) == Lines{"inter=", "nationalization"});
  CHECK(lines(hyphenated("inter\u00ADnationalization"), 25_mm) == Lines{"inter=", "nationalization"});
  CHECK(lines(test::plain("inter\u00ADnational"), 80_mm) == Lines{"international"});
}

TEST_CASE("a hyphen is not part of the text") {
  Typesetter typesetter{test::shipped_fonts()};
  const auto made = typesetter.set(typesetter.shape(hyphenated("hyphenation")), {.measure = 15_mm, .size = 10_pt});
  REQUIRE(made.lines[0].hyphenated);
  const auto& run = made.lines[0].runs.back();
  CHECK(run.glyphs.back().text_length == 0);
  CHECK(run.glyphs.back().text_begin == run.text.size());
  CHECK(run.glyphs.back().advance > 0);
  std::string text;
  for (const auto& line : made.lines) text += test::text_of(line);
  CHECK(text == "hyphenation");
}

TEST_CASE("the languages of spans decide") {
  Paragraph paragraph = hyphenated("x ");
  paragraph.spans.push_back({.text = "Rechtsschutzversicherung", .style = {.language = "de"}});
  const auto found = lines(paragraph, 22_mm);
  CHECK(std::find(found.begin(), found.end(), "x Rechts=") != found.end());
}
