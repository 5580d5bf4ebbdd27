// Two sets of the same fonts: what one recalls the other asks HarfBuzz for.
#include "text/shaping_memory.h"

#include "support/shipped_fonts.h"
#include "text/source_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

using namespace recto;
using namespace recto::text;

namespace {

using ClusterFields = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t, bool>;

std::vector<ClusterFields> fields(const std::vector<Cluster>& clusters) {
  std::vector<ClusterFields> all;
  for (const auto& cluster : clusters) all.emplace_back(cluster.begin, cluster.glyph, cluster.glyphs, cluster.unsafe);
  return all;
}

/// A stretch with what stands around it.
struct Sample {
  std::string before;
  std::string own;
  std::string after;
};

struct Voice {
  const char* script;
  Direction direction;
  std::u32string letters;
};

/// Letters that join, ligate, kern, reorder or stack, and blanks.
const Voice voices[] = {
    {"Latn", Direction::left_to_right, U"aefffiijlTTVAWo.,’ “”-–  0123/áẅ\u0301\u0308"},
    {"Cyrl", Direction::left_to_right, U"абвгдежзийТУФ. ,  "},
    {"Arab", Direction::right_to_left, U"ابتثجحلالله \u064B\u0651 "},
    {"Deva", Direction::left_to_right, U"कषरतम्िीुो "},
};

class Samples {
 public:
  Sample next(const Voice& voice) { return {some(voice, 9), some(voice, 24), some(voice, 9)}; }

 private:
  std::string some(const Voice& voice, std::size_t most) {
    std::string made;
    for (auto count = 1 + random_() % most; count > 0; --count) {
      append_utf8(made, voice.letters[random_() % voice.letters.size()]);
    }
    return made;
  }
  std::mt19937 random_{11};
};

ShapedPiece shaped(Shaper& shaper, const Sample& sample, const Setting& setting) {
  const auto text = sample.before + sample.own + sample.after;
  const auto begin = static_cast<std::uint32_t>(sample.before.size());
  const auto end = static_cast<std::uint32_t>(begin + sample.own.size());
  return shaper.shape(text, {begin, end}, {0, static_cast<std::uint32_t>(text.size())}, setting);
}

/// Every family of the catalogue, upright and italic.
std::vector<SpanStyle> styles(const FontSet& fonts) {
  std::vector<SpanStyle> all;
  for (const auto& family : fonts.catalogue().families) {
    for (const bool italic : {false, true}) all.push_back({.family = family.id, .italic = italic});
  }
  return all;
}

constexpr int strings_in_all = 10'000;

}  // namespace

TEST_CASE("what is recalled is what HarfBuzz makes, in all fonts and scripts, wherever it stands") {
  const auto& fonts = test::shipped_fonts();
  const FontSet others{fonts.catalogue()};
  Shaper shaper{fonts};
  Shaper other{others};
  Samples samples;
  const auto all = styles(fonts);
  for (int i = 0; i < strings_in_all; ++i) {
    const auto& style = all[static_cast<std::size_t>(i) % all.size()];
    const auto& voice = voices[static_cast<std::size_t>(i) / all.size() % std::size(voices)];
    const auto face = fonts.face(style.family, style.weight, style.italic);
    const auto setting = shaper.setting(style, face, voice.script, voice.direction);
    auto sample = samples.next(voice);
    (void)shaped(shaper, sample, *setting);
    sample.before = samples.next(voice).own + sample.before;  // five characters near by stay in half of all samples
    sample.after += samples.next(voice).own;
    const auto recalled = shaped(shaper, sample, *setting);
    const auto expected = shaped(other, sample, *setting);
    const bool same = recalled.glyphs == expected.glyphs && recalled.advances == expected.advances &&
                      fields(recalled.clusters) == fields(expected.clusters);
    CAPTURE(style.family);
    CAPTURE(sample.own);
    if (!same) CHECK(same);
  }
}

TEST_CASE("memory is bounded and forgets whole parts") {
  ShapingMemory memory;
  ShapedPiece piece;
  piece.glyphs.resize(10'000);
  int recalled = 0;
  for (int i = 0; i < 1'000; ++i) memory.keep(std::to_string(i), piece);
  for (int i = 0; i < 1'000; ++i) recalled += memory.recall(std::to_string(i)) == nullptr ? 0 : 1;
  CHECK(recalled > 0);
  CHECK(recalled < 110);  // of 240 kB each in 24 MiB
  CHECK(memory.recall("nothing") == nullptr);
}
