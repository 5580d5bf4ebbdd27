#include "blocks/prepare_code.h"
#include "layout/contrast.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace recto {
namespace {

/// The lines of a program, set in the shipped theme `id`.
struct ThemedCode {
  ThemedCode(const std::string& id, const std::string& code, const std::string& language)
      : layout{test::layout_of(test::card_layout("<front><rule/></front>"))}, typesetter{test::shipped_fonts()} {
    const std::string path = RECTO_SOURCE "/layouts/themes/" + id + ".xml";
    diag::Diagnostics diagnostics;
    const auto theme = layout::read_theme(path, diag::whole_file(path), diagnostics);
    REQUIRE(theme);
    blocks::Structure structure{blocks::Structure::Mode::untagged};
    blocks::Pictures pictures;
    const blocks::ComposeContext context{layout, *theme, typesetter, structure, pictures};
    bank::Block block;
    block.kind = bank::Block::Kind::code;
    block.code = code;
    block.code_language = language;
    const auto style = layout.find_style("code-block");
    REQUIRE(style);
    lines = blocks::prepare_code(block, layout.style(*style), context, findings).code;
  }
  /// The style of the first text that begins with `word`.
  [[nodiscard]] text::SpanStyle style_of(const std::string& word) const {
    for (const auto& line : lines) {
      for (const auto& span : line.source.spans) {
        const auto first = span.text.find_first_not_of(' ');
        if (first != std::string::npos && span.text.compare(first, word.size(), word) == 0) return span.style;
      }
    }
    FAIL("no span begins with " << word);
    return {};
  }
  layout::Layout layout;
  text::Typesetter typesetter;
  blocks::Findings findings;
  std::vector<blocks::CodeLine> lines;
};

/// CIE 1976 L*, 0 (black) to 100 (white): equal steps look equally far apart.
double lightness(std::uint32_t rgb) { return 116 * std::cbrt(layout::luminance(rgb)) - 16; }

TEST_CASE("in every shipped theme names, keywords, strings and comments differ without their hue") {
  for (const auto& entry : std::filesystem::directory_iterator(RECTO_SOURCE "/layouts/themes")) {
    const auto id = entry.path().stem().string();
    CAPTURE(id);
    const ThemedCode code{id, "name = 1\nreturn \"text\"  # remark", "python"};
    const std::string kinds[] = {"name", "return", "\"text\"", "# remark"};
    for (const auto& a : kinds) {
      for (const auto& b : kinds) {
        if (&a == &b) continue;
        CAPTURE(a);
        CAPTURE(b);
        const auto one = code.style_of(a);
        const auto other = code.style_of(b);
        const bool lighter = std::abs(lightness(one.ink) - lightness(other.ink)) >= 10;
        CHECK((lighter || one.weight != other.weight || one.italic != other.italic));
      }
    }
  }
}

TEST_CASE("a string over several lines is one on each of them") {
  const ThemedCode code{"default", "x = '''first\nsecond'''\ny = 2", "python"};
  REQUIRE(code.lines.size() == 3);
  CHECK(code.style_of("second").ink == code.style_of("'''first").ink);
  CHECK(code.style_of("second").ink != code.style_of("y").ink);
}

TEST_CASE("a language whose colors are not known is found, a known or untold one not") {
  CHECK(ThemedCode("default", "a", "pyhton").findings.unknown_languages.size() == 1);
  CHECK(ThemedCode("default", "a", "python").findings.unknown_languages.empty());
  CHECK(ThemedCode("default", "a", "").findings.unknown_languages.empty());
}

}  // namespace
}  // namespace recto
