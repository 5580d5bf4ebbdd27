#include "text/typesetter.h"

#include "support/shipped_fonts.h"
#include "text/isolate.h"

#include <doctest/doctest.h>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;

namespace {

/// Runs from left to right, right-to-left ones marked with `<`.
std::string visual(const Paragraph& paragraph, geometry::Length measure = geometry::Length::mm(200)) {
  Typesetter typesetter{test::shipped_fonts()};
  const auto made = typesetter.set(typesetter.shape(paragraph), {.measure = measure, .size = 10_pt});
  std::string text;
  for (const auto& line : made.lines) {
    for (const auto& run : line.runs) text += (run.right_to_left ? "<" : "[") + run.text + "]";
    text += "/";
  }
  return text;
}

Paragraph directed(const char* text, Direction direction) {
  auto paragraph = test::plain(text);
  paragraph.direction = direction;
  return paragraph;
}

}  // namespace

TEST_CASE("runs stand in visual order (UAX #9)") {
  const struct {
    const char* text;
    Direction direction;
    const char* visual;
  } table[] = {
      {"abc אבג def", Direction::automatic, "[abc ]<אבג][ def]/"},
      {"אבג abc דהו", Direction::automatic, "<דהו]< ][abc]< ]<אבג]/"},
      {"אבג 123", Direction::automatic, "[123]< ]<אבג]/"},
      {"abc (אבג) def", Direction::automatic, "[abc (]<אבג][) def]/"},
      {"abc", Direction::right_to_left, "[abc]/"},
      {"abc!", Direction::right_to_left, "<!][abc]/"},
      {"!אבג", Direction::left_to_right, "[!]<אבג]/"},
      {"a \u2067אבג b\u2069 c", Direction::automatic, "[a \u2067][b]< ]<אבג][\u2069 c]/"},
  };
  for (const auto& [text, direction, expected] : table) {
    CAPTURE(text);
    CHECK(visual(directed(text, direction)) == expected);
  }
}

TEST_CASE("code, links and words of other languages keep their order among letters from right to left") {
  const SpanStyle code{.family = "mono", .identifier = true};
  const SpanStyle link{.link = 0};
  const SpanStyle english{.language = "en"};
  const struct {
    const char* text;
    SpanStyle style;
    const char* visual;
  } table[] = {
      {"print()", code, "[print()]"},
      {"-x", code, "[-x]"},
      {"/usr/bin/env", code, "[/usr/bin/env]"},
      {"C++", code, "[C++]"},
      {"C++", english, "[C++]"},
      {"+49 30 12", english, "[+49 30 12]"},
      {"x.org/a/", link, "[x.org/a/]"},
      {"2024-01-31", code, "[2024-01-31]"},
  };
  for (const auto& [text, style, expected] : table) {
    CAPTURE(text);
    Paragraph paragraph{.spans = {{"אבג ", {}}, {text, style}, {" דהו.", {}}}, .language = "he"};
    CHECK(visual(paragraph) == "<.]<דהו]< ]" + std::string(expected) + "< ]<אבג]/");
  }
}

TEST_CASE("code in a link is one with it") {
  const SpanStyle link{.link = 0};
  SpanStyle code = link;
  code.family = "mono";
  code.identifier = true;
  const Paragraph paragraph{.spans = {{"אבג ", {}}, {"see ", link}, {"f()", code}, {" now", link}, {" דהו", {}}},
                            .language = "he"};
  CHECK(visual(paragraph) == "<דהו]< ][see ][f()][ now]< ]<אבג]/");
}

TEST_CASE("isolates are nested and closed") {
  const auto text = join({{"a", {}}, {"bc", {}}, {"d", {}}, {"e", {}}});
  const SpanStyle plain{.language = "he"};
  SpanStyle link = plain;
  link.link = 3;
  SpanStyle code = link;
  code.identifier = true;
  const std::vector<BidiControl> expected{{1, 0x2068}, {3, 0x2066}, {4, 0x2069}, {4, 0x2069}};
  CHECK(isolates(text, {plain, link, code, plain}, "he") == expected);
  CHECK(isolates(text, {plain, plain, plain, plain}, "he").empty());
}

TEST_CASE("text of a language from right to left is that, whatever it begins with") {
  Typesetter typesetter{test::shipped_fonts()};
  CHECK(typesetter.shape(test::plain("Django הוא", "he")).right_to_left());
  CHECK_FALSE(typesetter.shape(test::plain("Django", "he")).right_to_left());
  CHECK_FALSE(typesetter.shape(test::plain("Django הוא", "en")).right_to_left());
}

TEST_CASE("the first strong letter decides the paragraph's direction") {
  Typesetter typesetter{test::shipped_fonts()};
  CHECK_FALSE(typesetter.shape(test::plain("1. abc אבג")).right_to_left());
  CHECK(typesetter.shape(test::plain("1. אבג abc")).right_to_left());
  CHECK_FALSE(typesetter.shape(directed("אבג", Direction::left_to_right)).right_to_left());
  CHECK(typesetter.shape(directed("abc", Direction::right_to_left)).right_to_left());
}

TEST_CASE("each line is ordered for itself") {
  const auto lines = visual(test::plain("abc אבג דהו זחט def"), 14_mm);
  CHECK(lines.find("<אבג]") < lines.find("<דהו]"));
}

TEST_CASE("glyphs of a right-to-left run stand left to right and tell their text") {
  Typesetter typesetter{test::shipped_fonts()};
  const auto made = typesetter.set(typesetter.shape(test::plain("אבג", "he")), {.measure = 50_mm, .size = 10_pt});
  const auto& glyphs = made.lines[0].runs[0].glyphs;
  REQUIRE(glyphs.size() == 3);
  CHECK(glyphs[0].text_begin == 4);
  CHECK(glyphs[1].text_begin == 2);
  CHECK(glyphs[2].text_begin == 0);
}
