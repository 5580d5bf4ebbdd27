#include "text/emoji.h"

#include "support/shipped_fonts.h"
#include "text/typesetter.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;

TEST_CASE("a sign made of several characters is drawn as one") {
  const struct {
    const char* cluster;
    std::optional<char32_t> sign;
  } table[] = {
      {"👨‍👩‍👧", U'👪'},
      {"👍🏽", U'👍'},
      {"👩🏽‍💻", U'👩'},
      {"🏳️‍🌈", U'🏳'},
      {"❤️‍🔥", U'❤'},
      {"👍", {}},
      {"❤️", {}},
      {"a", {}},
      {"क्‍ष", {}},
      {"🇩🇪", {}},
  };
  for (const auto& [cluster, sign] : table) {
    CAPTURE(cluster);
    CHECK(emoji_sign(cluster) == sign);
  }
}

TEST_CASE("pictures have a glyph each, whatever they are made of, and a reader copies what was written") {
  Typesetter typesetter{test::shipped_fonts()};
  for (const std::string emoji : {"🌟", "😀", "👍", "👍🏽", "👨‍👩‍👧‍👦", "👩🏽‍💻", "❤️",
                                  "✅", "⚠️", "🚀", "🐍", "🎉", "📌", "🔥", "💡", "⏱️"}) {
    CAPTURE(emoji);
    const auto shaped = typesetter.shape(test::plain("Go " + emoji + " on"));
    CHECK(shaped.missing().empty());
    const auto set = typesetter.set(shaped, {.measure = 80_mm, .size = 10_pt});
    int glyphs = 0;
    std::string text;
    for (const auto& run : set.lines[0].runs) {
      for (const auto& glyph : run.glyphs) {
        if (glyph.advance != 0) ++glyphs;
        CHECK(glyph.id != 0);
      }
      text += run.text;
    }
    CHECK(glyphs == 7);
    CHECK(text == "Go " + emoji + " on");
  }
}
