#include "text/shaper.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

using namespace recto;
using namespace recto::text;

namespace {

/// Printable ASCII, the same for every run of the test.
class Strings {
 public:
  [[nodiscard]] std::string next(std::size_t length) {
    std::string made;
    while (made.size() < length) made.push_back(static_cast<char>(' ' + draw() % 95));
    return made;
  }

 private:
  std::uint32_t draw() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>(state_ >> 33U);
  }
  std::uint64_t state_ = 1;
};

using ClusterFields = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t, bool>;

std::vector<ClusterFields> fields(const std::vector<Cluster>& clusters) {
  std::vector<ClusterFields> all;
  for (const auto& cluster : clusters) all.emplace_back(cluster.begin, cluster.glyph, cluster.glyphs, cluster.unsafe);
  return all;
}

const ShapedPiece& shape(Shaper& shaper, const std::string& text, const SpanStyle& style) {
  const auto& fonts = test::shipped_fonts();
  const auto face = fonts.face(style.family, style.weight, style.italic);
  const Range all{0, static_cast<std::uint32_t>(text.size())};
  return shaper.shape(text, all, all, *shaper.setting(style, face, "Latn", Direction::left_to_right));
}

/// A shaper that knows nothing yet has to ask HarfBuzz.
void check_like_new(Shaper& learned, const std::string& text, const SpanStyle& style) {
  CAPTURE(style.family);
  CAPTURE(text);
  Shaper fresh{test::shipped_fonts()};
  const auto& expected = shape(fresh, text, style);
  const auto& found = shape(learned, text, style);
  CHECK(found.glyphs == expected.glyphs);
  CHECK(found.advances == expected.advances);
  CHECK(fields(found.clusters) == fields(expected.clusters));
}

const std::vector<SpanStyle> styles{{.family = "liberation-sans"},
                                    {.family = "liberation-sans", .weight = 700},
                                    {.family = "liberation-sans", .italic = true},
                                    {.family = "liberation-sans", .tracking = 0.05},
                                    {.family = "liberation-serif"},
                                    {.family = "liberation-mono", .identifier = true},
                                    {.family = "dejavu-sans"},
                                    {.family = "dejavu-sans", .features = {"-liga", "-kern"}},
                                    {.family = "noto-sans"},
                                    {.family = "serif"},
                                    {.family = "serif", .features = {"smcp"}},
                                    {.family = "sans"},
                                    {.family = "mono", .identifier = true},
                                    {.family = "lato"},
                                    {.family = "garamond"}};

}  // namespace

TEST_CASE("what was learnt of pairs is what HarfBuzz makes of whole runs") {
  for (const auto& style : styles) {
    if (test::shipped_fonts().catalogue().find(style.family) == nullptr) FAIL("no family " << style.family);
    Strings strings;
    Shaper learned{test::shipped_fonts()};
    for (int i = 0; i < 1500; ++i) static_cast<void>(shape(learned, strings.next(50), style));
    for (std::size_t i = 0; i < 40; ++i) check_like_new(learned, strings.next(1 + i % 20), style);
    for (const auto* text :
         {"AVATAR, To. Yes", "office affluent fjord", "a -> b != c", "1/2 10x20 11", "``^^''", " A V "})
      check_like_new(learned, text, style);
  }
}

TEST_CASE("a stretch within a text keeps its places") {
  const auto& fonts = test::shipped_fonts();
  const SpanStyle style{.family = "liberation-sans"};
  Shaper shaper{fonts};
  const auto setting = shaper.setting(style, fonts.face(style.family, 400, false), "Latn", Direction::left_to_right);
  const std::string text = "See AVATAR here";
  const ShapedPiece first = shaper.shape(text, {4, 10}, {0, 15}, *setting);
  const ShapedPiece again = shaper.shape(text, {4, 10}, {0, 15}, *setting);
  CHECK(first.glyphs == again.glyphs);
  CHECK(fields(first.clusters) == fields(again.clusters));
  CHECK(again.glyphs.front().text_begin == 4);
  CHECK(again.clusters.back().begin == 9);
}
