#include "text/typesetter.h"

#include "support/shipped_fonts.h"

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
