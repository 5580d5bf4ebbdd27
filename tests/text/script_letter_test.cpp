#include "text/script_letter.h"

#include "support/shipped_fonts.h"
#include "text/typesetter.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;

namespace {

/// The runs of one line.
std::vector<GlyphRun> runs_of(std::vector<Span> spans, geometry::Length size) {
  Typesetter typesetter{test::shipped_fonts()};
  const auto set = typesetter.set(typesetter.shape({.spans = std::move(spans)}), {.measure = 100_mm, .size = size});
  REQUIRE(set.lines.size() == 1);
  return set.lines[0].runs;
}

std::vector<GlyphRun> runs_of(std::string text, const std::string& family) {
  return runs_of({{.text = std::move(text), .style = {.family = family}}}, 12_pt);
}

std::vector<std::uint32_t> glyphs_of(const GlyphRun& run) {
  std::vector<std::uint32_t> ids;
  for (const auto& glyph : run.glyphs) ids.push_back(glyph.id);
  return ids;
}

}  // namespace

TEST_CASE("raised and lowered characters of Unicode are told from others") {
  const struct {
    char32_t character;
    std::optional<ScriptLetter> letter;
  } table[] = {
      {U'²', {{U'2', Script::superscript}}},
      {U'¹', {{U'1', Script::superscript}}},
      {U'⁰', {{U'0', Script::superscript}}},
      {U'⁻', {{U'\u2212', Script::superscript}}},
      {U'ⁿ', {{U'n', Script::superscript}}},
      {U'₁', {{U'1', Script::subscript}}},
      {U'₀', {{U'0', Script::subscript}}},
      {U'₌', {{U'=', Script::subscript}}},
      {U'ⱼ', {{U'j', Script::subscript}}},
      {U'ª', {}},
      {U'º', {}},
      {U'ʰ', {}},
      {U'1', {}},
      {U'½', {}},
      {U'™', {}},
  };
  for (const auto& [character, letter] : table) {
    CAPTURE(static_cast<std::uint32_t>(character));
    CHECK(script_letter(character) == letter);
  }
}

TEST_CASE("levels stack and shrink") {
  const auto once = scripted({}, Script::superscript);
  const auto twice = scripted(once, Script::superscript);
  const auto back = scripted(once, Script::subscript);
  CHECK(twice.scale < once.scale);
  CHECK(twice.rise > once.rise);
  CHECK(back.rise > 0);
  CHECK(back.rise < once.rise);
}

TEST_CASE("a figure of Unicode looks like the marked one in every face, and stays what it was to a reader") {
  for (const std::string family : {"serif", "sans", "garamond", "lato", "liberation-serif", "dejavu-sans"}) {
    CAPTURE(family);
    const SpanStyle plain{.family = family};
    const struct {
      const char* unicode;
      const char* marked;
      Script script;
    } table[] = {{"₁", "1", Script::subscript},
                 {"₀", "0", Script::subscript},
                 {"¹", "1", Script::superscript},
                 {"⁻²", "−2", Script::superscript}};
    for (const auto& [unicode, marked, script] : table) {
      CAPTURE(unicode);
      const auto drawn = runs_of({{.text = unicode, .style = plain}}, 12_pt);
      const auto wanted = runs_of({{.text = marked, .style = scripted(plain, script)}}, 12_pt);
      REQUIRE(drawn.size() == 1);
      REQUIRE(wanted.size() == 1);
      CHECK(drawn[0].text == unicode);
      CHECK(glyphs_of(drawn[0]) == glyphs_of(wanted[0]));
      CHECK(drawn[0].size == wanted[0].size);
      CHECK(drawn[0].origin == wanted[0].origin);
    }
  }
}

TEST_CASE("in Vollkorn a small figure is no old-style one") {
  const auto plain = runs_of({{.text = "1", .style = {}}}, 12_pt);
  const auto lining = runs_of({{.text = "1", .style = {.features = {"lnum"}}}}, 12_pt);
  const auto raised = runs_of("x¹", "serif");
  REQUIRE(raised.size() == 2);
  CHECK(glyphs_of(raised[1]) == glyphs_of(lining[0]));
  CHECK(glyphs_of(raised[1]) != glyphs_of(plain[0]));
}

TEST_CASE("each glyph of raised letters stands for one of them") {
  const auto runs = runs_of("10⁻¹²", "serif");
  REQUIRE(runs.size() == 2);
  REQUIRE(runs[1].glyphs.size() == 3);
  CHECK(runs[1].text == "⁻¹²");
  CHECK(runs[1].glyphs[0].text_length == 3);
  CHECK(runs[1].glyphs[1].text_begin == 3);
  CHECK(runs[1].glyphs[2].text_begin == 5);
}

TEST_CASE("code keeps what its font draws") {
  const auto runs = runs_of({{.text = "x²", .style = {.family = "mono", .identifier = true}}}, 12_pt);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].text == "x²");
}

TEST_CASE("nothing is set smaller than type may be, and it has the room it takes") {
  Typesetter typesetter{test::shipped_fonts()};
  SpanStyle small = scripted(scripted({}, Script::superscript), Script::superscript);
  const auto shaped =
      typesetter.shape({.spans = {{.text = "2", .style = {}}, {.text = "nnnn mmmm nnnn", .style = small}}});
  for (const auto size : {6_pt, 7_pt, 8.5_pt, 12_pt, 20_pt}) {
    CAPTURE(size.in_pt());
    const auto set = typesetter.set(shaped, {.measure = 200_mm, .size = size, .hanging_punctuation = false});
    REQUIRE(set.lines.size() == 1);
    geometry::Length width;
    for (const auto& run : set.lines[0].runs) {
      CHECK(run.size >= smallest_type);
      width += text::width(run, test::shipped_fonts());
    }
    CHECK(std::abs(width.in_pt() - typesetter.natural_width(shaped, size).in_pt()) < 0.02);
    const auto narrow = typesetter.minimum_width(shaped, size);
    const auto broken = typesetter.set(shaped, {.measure = narrow, .size = size, .hanging_punctuation = false});
    CHECK_FALSE(broken.emergency);
    CHECK(broken.overfull == geometry::Length{});
    for (const auto& line : broken.lines) CHECK(line.width <= narrow);
  }
}
