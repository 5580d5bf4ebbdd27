// Plain text of fonts whose features look at no more than two neighbouring characters, without HarfBuzz.
//
// Most runs are ASCII in a font that at most kerns.  There, what HarfBuzz makes of a character depends on it and the
// next one alone, so that what was learnt from one run holds for all others.
#pragma once

#include "text/shaper.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

struct hb_font_t;
struct hb_shape_plan_t;

namespace recto::text {

/// Advances of characters before others, in one setting.  Exact: gives what HarfBuzz gives or nothing.
///
/// A character belongs to the table if no substitution of the shape plan takes its glyph and no positioning but plain
/// pair adjustment does (OpenType 1.9, GPOS lookup type 2 that moves the first glyph only and skips none).
class PairTable {
 public:
  /// Requires left-to-right text in Latin script and features for whole runs.
  PairTable(hb_font_t* font, hb_shape_plan_t* plan);

  /// Whether it will ever give anything.
  [[nodiscard]] bool serves() const { return !simple_.none(); }
  /// Shapes `text`, whose bytes are counted from `begin`.  False, and nothing shaped, if something of it is unknown.
  [[nodiscard]] bool shape(std::string_view text, std::uint32_t begin, ShapedPiece& piece) const;
  /// Remembers what HarfBuzz made of `text`, if it belongs to the table.  Tracking must not be added yet.
  void learn(std::string_view text, const ShapedPiece& piece);

 private:
  static constexpr std::size_t characters = 128;
  using Characters = std::bitset<characters>;
  /// Of a character before another, or the end of the run (0).
  struct Pair {
    std::int32_t advance = 0;
    bool known = false;
    bool unsafe = false;  ///< the second may not begin a line as it is
  };
  [[nodiscard]] bool all_simple(std::string_view text) const;
  [[nodiscard]] const Pair& pair(std::string_view text, std::size_t first) const;

  Characters simple_;
  std::array<std::uint32_t, characters> glyphs_{};
  std::vector<Pair> pairs_;  ///< rows: the first character
};

}  // namespace recto::text
