#include "pdf/font.h"

#include "diag/environment_error.h"
#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;
using pdf::sample::between;
using pdf::sample::count;
using namespace std::string_literals;

namespace {

/// A copy of an installed font in which the first `from` (a table's tag, in the directory) reads `to`.
struct ChangedFont {
  ChangedFont(const std::string& path, const std::string& from, const std::string& to) : file{""} {
    std::ifstream in{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    bytes.replace(bytes.find(from), from.size(), to);
    std::ofstream{file.beside("font")}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  pdf::sample::File file;
};

std::string failure(const ChangedFont& font) {
  const text::FontSet fonts{text::FontCatalogue{
      .families = {{.id = "changed", .name = "Changed", .files = {{.path = font.file.beside("font")}}}}}};
  page::Document document;
  page::Text text;
  text.run = {
      .face = fonts.face("changed", 400, false), .size = 10_pt, .glyphs = {{.id = 40, .text_length = 1}}, .text = "a"};
  document.pages.push_back(pdf::sample::a4({{text}}));
  try {
    pdf::write(page::stream(document), fonts, [](std::string_view) {}, {});
  } catch (const diag::EnvironmentError& error) {
    std::string message = error.what();
    const auto from = message.find('`');
    return message.replace(from, message.find('`', from + 1) + 1 - from, "FONT");
  }
  return "nothing thrown";
}

const std::string dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
const std::string inter = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";

}  // namespace

TEST_CASE("codes lead to their texts, at most a hundred in a section") {
  std::vector<pdf::Meaning> meanings{{1, "ffi"}, {2, "𝄞"}, {3, ""}};
  const auto map = pdf::to_unicode_map(meanings);
  CHECK(between(map, "endcodespacerange\n", "endcmap") ==
        "3 beginbfchar\n<0001> <006600660069>\n<0002> <D834DD1E>\n<0003> <2060>\nendbfchar\n");
  meanings.resize(205, {4, "x"});
  const auto long_map = pdf::to_unicode_map(meanings);
  CHECK(count(long_map, "100 beginbfchar\n") == 2);
  CHECK(count(long_map, "5 beginbfchar\n") == 1);
}

TEST_CASE("a TrueType font is a CIDFontType2 with a map from codes to glyphs") {
  const auto bytes = pdf::sample::written(pdf::sample::document(pdf::sample::line("ABBA", {20_mm, 20_mm})));
  CHECK(count(bytes, "/Subtype/CIDFontType2") == 1);
  CHECK(count(bytes, "/Encoding/Identity-H") == 1);
  CHECK(count(bytes, "/W[1[684 686]]") == 1);
  CHECK(count(bytes, "\nstream\n\0\0\0\1\0\2\nendstream"s) == 1);
}

TEST_CASE("a CFF font is a CIDFontType0 with a CMap, keyed by glyph or by CID") {
  const auto inter =
      pdf::sample::written(pdf::sample::document(pdf::sample::line("BA", {20_mm, 20_mm}, {.family = "inter"})));
  CHECK(count(inter, "/Subtype/CIDFontType0C") == 1);
  CHECK(between(inter, "begincidrange\n", "endcidrange") == "<0001> <0001> 2\n<0002> <0002> 1\n");
  const auto cjk = pdf::sample::written(
      pdf::sample::document(pdf::sample::line("日本", {20_mm, 20_mm}, {.family = "cjk", .language = "ja"})));
  // The CIDs of these characters in the whole font, not their places in the subset.
  CHECK(between(cjk, "begincidrange\n", "endcidrange") == "<0001> <0001> 20220\n<0002> <0002> 20758\n");
  CHECK(count(cjk, "/DW 1000/W[]") == 1);
}

TEST_CASE("a face with more than 65535 codes has two font objects") {
  page::Document document;
  page::Text text;
  text.run.face = pdf::sample::fonts().face("sans", 400, false);
  text.run.size = 5_pt;
  for (std::uint32_t i = 0; i < 65'600; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.run.text.size());
    const char32_t character = 0x10000 + i;  // each a text of its own, from one of 5000 glyphs
    for (const auto shift : {18U, 12U, 6U, 0U}) {
      const auto part = (character >> shift) & (shift == 18U ? 0x7U : 0x3FU);
      text.run.text += static_cast<char>((shift == 18U ? 0xF0U : 0x80U) | part);
    }
    text.run.glyphs.push_back({.id = 100 + i % 5000, .advance = 10, .text_begin = begin, .text_length = 4});
  }
  document.pages.push_back(pdf::sample::a4({{text}}));
  const auto bytes = pdf::sample::written(document);
  CHECK(count(bytes, "/Subtype/Type0") == 2);
  CHECK(count(bytes, "/F0x1 5 Tf\n") == 1);
  CHECK(count(bytes, "<FFFF> <") == 1);
  CHECK(pdf::sample::run("qpdf --check " + pdf::sample::File{bytes}.path()).status == 0);
}

TEST_CASE("font objects of a face are named apart") {
  CHECK(pdf::resource_name({3}, 0) == "F3");
  CHECK(pdf::resource_name({3}, 1) == "F3x1");
}

TEST_CASE("a variable font stands in the file at its settings") {
  const auto bytes =
      pdf::sample::written(pdf::sample::document(pdf::sample::line("H", {20_mm, 20_mm}, {.family = "variable"})));
  CHECK(count(bytes, "/W[1[746]]") == 1);
  CHECK(count(bytes, "fvar") == 0);
  CHECK(count(bytes, "gvar") == 0);
}

TEST_CASE("fonts that a PDF cannot hold are refused by name") {
  CHECK(failure({inter, "CFF ", "CFF2"}) ==
        "font FONT has variable CFF outlines, which PDF cannot hold; use a static file of it");
  CHECK(failure({dejavu, "glyf", "glyX"}) == "font FONT has no outlines that PDF can hold");
}

TEST_CASE("a damaged font is refused by name") {
  CHECK(failure({inter, "\1\0\4\3\0\1\1\1\16Inter"s, "\1\0\4\3\xFF\xFF\4\1\16Inter"s}) ==
        "font FONT is damaged: no subset can be made of it");
}
