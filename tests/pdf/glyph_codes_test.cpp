#include "pdf/glyph_codes.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <vector>

using namespace recto;

namespace {

text::GlyphRun run_of(std::string_view utf8, const pdf::sample::Setting& setting = {}) {
  return std::get<page::Text>(pdf::sample::line(utf8, {}, setting).at(0).is).run;
}

void add_all(pdf::GlyphCodes& codes, const text::GlyphRun& run) {
  std::vector<pdf::NewPair> pairs;
  codes.unknown(run, pairs);
  for (const auto& pair : pairs) codes.add(pair);
}

std::vector<std::string> texts(const pdf::GlyphCodes& codes, text::FaceId face) {
  std::vector<std::string> all;
  for (const auto& meaning : codes.find(face)->meanings()) all.push_back(meaning.text);
  return all;
}

}  // namespace

TEST_CASE("codes are given in order of first use, a ligature one for its whole text") {
  pdf::GlyphCodes codes{pdf::sample::fonts()};
  const auto run = run_of("office fox");
  add_all(codes, run);
  add_all(codes, run);
  CHECK(texts(codes, run.face) == std::vector<std::string>{"o", "ffi", "c", "e", " ", "f", "x"});
  CHECK(codes.find(run.face)->find(run.glyphs[1].id, "ffi")->code() == 2);
  CHECK(codes.faces().size() == 1);
}

TEST_CASE("one glyph has a code for each text it stands for") {
  pdf::GlyphCodes codes{pdf::sample::fonts()};
  const auto face = run_of("a").face;
  const std::string long_text = "a text that is longer than seven bytes";
  for (const auto& text : {std::string{"a"}, std::string{"b"}, std::string{}, long_text, std::string{"a"}}) {
    codes.add({.face = face, .glyph = 68, .text = text});
  }
  CHECK(texts(codes, face) == std::vector<std::string>{"a", "b", "", long_text});
  const auto& known = *codes.find(face);
  CHECK(known.find(68, "a")->code() == 1);
  CHECK(known.find(68, "b")->code() == 2);
  CHECK(known.find(68, "")->code() == 3);
  CHECK(known.find(68, long_text)->code() == 4);
  CHECK(known.find(68, "c") == nullptr);
  CHECK(known.find(68, "another long text") == nullptr);
  CHECK(known.find(69, "a") == nullptr);
}

TEST_CASE("codes run from 1 to 65535 in each font object") {
  CHECK(pdf::Code{.number = 0}.code() == 1);
  CHECK(pdf::Code{.number = 65534}.code() == 65535);
  CHECK(pdf::Code{.number = 65534}.font() == 0);
  CHECK(pdf::Code{.number = 65535}.code() == 1);
  CHECK(pdf::Code{.number = 65535}.font() == 1);
}

TEST_CASE("a hyphen that is not in the text is a soft one, a further glyph of a cluster means nothing") {
  const pdf::GlyphCodes codes{pdf::sample::fonts()};
  auto run = run_of("ab-");
  run.text = "ab";
  run.glyphs[2].text_length = 0;
  CHECK(codes.text_of(run, run.glyphs[2]) == "\u00AD");
  run.glyphs[2].id = run.glyphs[0].id;
  CHECK(codes.text_of(run, run.glyphs[2]).empty());
  CHECK(codes.text_of(run, run.glyphs[1]) == "b");
}

TEST_CASE("a variable font's widths are those at its settings") {
  const auto& fonts = pdf::sample::fonts();
  const pdf::Face bold{fonts, fonts.face("variable", 700, false)};
  const auto run = run_of("H", {.family = "variable"});
  // HarfBuzz says 2101 of 2816 units for the bold H.
  CHECK(bold.width(run.glyphs[0].id) == 746);
}
