#include "blocks/report.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <memory>
#include <utility>

namespace recto {
namespace {

using namespace geometry::literals;

diag::Span place(std::size_t offset = 0) {
  static const auto source = std::make_shared<diag::Source>("layouts/a.xml", "one\ntwo\nthree\n");
  return {source, offset, 1};
}

const blocks::Location where{"question `laziness`, back", nullptr};

TEST_CASE("a character without a glyph is an error, told once for each place") {
  blocks::Findings findings;
  findings.missing = {{U'\U00010900', place(4)}, {U'\U00010900', place(4)}, {U'\u0444', place(4)}, {U'~', place(8)}};
  diag::Diagnostics diagnostics;
  report_missing(findings, where, diagnostics);
  const std::string cure = " [add a font that has it to `fonts.xml`, as a fallback for its script]\n";
  CHECK(test::said(diagnostics) ==
        "missing-glyph: no font has U+10900 `\U00010900`, used in question `laziness`, back" + cure +
            "missing-glyph: no font has U+0444 `\u0444`, used in question `laziness`, back" + cure +
            "missing-glyph: no font has U+007E `~`, used in question `laziness`, back" + cure);
  CHECK(diagnostics.error_count() == 3);
}

TEST_CASE("a picture that no font has stops nothing") {
  blocks::Findings findings;
  findings.missing = {{U'\U0001FAE8', place(4)}};
  diag::Diagnostics diagnostics;
  report_missing(findings, where, diagnostics);
  CHECK(
      test::said(diagnostics) ==
      "missing-emoji: no font has U+1FAE8 `\U0001FAE8`, used in question `laziness`, back: it is left blank [write it "
      "in words, or add a font that has it to `fonts.xml`]\n");
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("what is missing in a title is told once, there") {
  blocks::Findings findings;
  findings.missing = {{U'~', place(4), "the title of topic `orm`"}};
  diag::Diagnostics diagnostics;
  report_missing(findings, where, diagnostics);
  CHECK(test::said(diagnostics).starts_with("missing-glyph: no font has U+007E `~`, used in the title of topic `orm`"));
}

TEST_CASE("the same offset of two files is two places") {
  const auto other = std::make_shared<diag::Source>("b.xml", "one\n");
  blocks::Findings findings;
  findings.missing = {{U'~', place(0)}, {U'~', {other, 0, 1}}};
  diag::Diagnostics diagnostics;
  report_missing(findings, where, diagnostics);
  CHECK(diagnostics.error_count() == 2);
}

TEST_CASE("text that is too wide or too high is an error that names it, its place and by how much") {
  blocks::Findings findings;
  findings.overfull = {{2.31_mm, "Donaudampfschiff", place(4)}, {1_mm, "", place(8)}};
  findings.too_tall = {{0.01_mm, place(8)}};
  diag::Diagnostics diagnostics;
  report_overflow(findings, where, place(4), diagnostics);
  const std::string cure = " [shorten it, allow smaller type in the layout, or choose a layout with wider boxes]\n";
  CHECK(test::said(diagnostics) ==
        "too-wide: `Donaudampfschiff` is 2.4 mm too wide in question `laziness`, back" + cure +
            "too-wide: a row is 1.0 mm too wide in question `laziness`, back" + cure +
            "too-high: text is 0.1 mm too high for its box in question `laziness`, back "
            "[the box is at layouts/a.xml:3:1; shorten the text, allow smaller type in the layout, or choose a layout "
            "with larger cards]\n");
  CHECK(diagnostics.all()[2].span == place(4));
}

TEST_CASE("fallback fonts are remarks, words broken for want of room warnings") {
  const auto& fonts = test::shipped_fonts();
  blocks::Findings findings;
  const auto face = fonts.face("mono", 400, false);
  findings.substitutions = {{face, "\u2192", place(4)}, {face, "\u2190", place(4)}};
  findings.emergency_breaks = {{place(8), {}}};
  diag::Diagnostics diagnostics;
  report_remarks(findings, where, fonts, diagnostics);
  CHECK(test::said(diagnostics) ==
        "fallback-font: `\u2192` in question `laziness`, back is set in " + fonts.metrics(face).postscript_name +
            "\nemergency-break: a word is broken anywhere in question `laziness`, back, for want of room\n");
  CHECK(diagnostics.all()[0].severity == diag::Severity::remark);
  CHECK(diagnostics.all()[1].severity == diag::Severity::warning);
}

TEST_CASE("a word broken for want of patterns names its language and the cure") {
  text::FontCatalogue catalogue;
  catalogue.hyphenation.push_back({.language = "xx", .path = "/nowhere.dic", .package = "hyphen-xx"});
  const text::FontSet fonts{std::move(catalogue)};
  blocks::Findings findings;
  findings.emergency_breaks = {{place(4), "xx"}, {place(8), "yy"}};
  diag::Diagnostics diagnostics;
  report_remarks(findings, where, fonts, diagnostics);
  CHECK(test::said(diagnostics) ==
        "emergency-break: a word is broken anywhere in question `laziness`, back: no patterns for `xx` "
        "[install the package `hyphen-xx`]\n"
        "emergency-break: a word is broken anywhere in question `laziness`, back: no patterns for `yy` "
        "[mark where it may be divided with soft hyphens, `&#xAD;`]\n");
}

TEST_CASE("a loss in a part that shows several questions is blamed on the question whose text it is") {
  const auto source = std::make_shared<diag::Source>("bank.xml", "topics\none\ntwo\n");
  const auto other = std::make_shared<diag::Source>("more.xml", "\n\nthree\n");
  bank::Bank bank;
  for (const auto& [id, place] :
       {std::pair{"two", diag::Span{source, 11, 3}}, std::pair{"one", diag::Span{source, 7, 3}},
        std::pair{"three", diag::Span{other, 2, 5}}}) {
    bank.questions.emplace_back().id = id;
    bank.questions.back().place = place;
  }
  const blocks::Location location{"the ending", &bank};
  CHECK(location.at({source, 0, 1}) == "the ending");  // a topic's title
  CHECK(location.at({source, 8, 1}) == "question `one`");
  CHECK(location.at({source, 11, 1}) == "question `two`");
  CHECK(location.at({other, 4, 1}) == "question `three`");
  CHECK(location.at(place(4)) == "the ending");  // words of the layout
  CHECK(location.at({}) == "the ending");
  blocks::Findings findings;
  findings.emergency_breaks = {{{source, 8, 1}, {}}};
  diag::Diagnostics diagnostics;
  report_remarks(findings, location, test::shipped_fonts(), diagnostics);
  CHECK(test::said(diagnostics) == "emergency-break: a word is broken anywhere in question `one`, for want of room\n");
}

TEST_CASE("a code language without colors is a warning that tells what it may be") {
  blocks::Findings findings;
  findings.unknown_languages = {{"pyhton", place(8)}};
  diag::Diagnostics diagnostics;
  report_remarks(findings, where, test::shipped_fonts(), diagnostics);
  CHECK(test::said(diagnostics) ==
        "unknown-code-language: code in `pyhton`, whose colors are not known [did you mean `python`?]\n");
  CHECK(diagnostics.all()[0].severity == diag::Severity::warning);
}

}  // namespace
}  // namespace recto
