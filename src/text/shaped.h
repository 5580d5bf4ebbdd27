// Shaped text: what `Typesetter::shape` makes and `Typesetter::set` breaks.  Private to the module.
//
// Widths are in em of the paragraph's size, so that nothing here depends on it.  Places are bytes of
// `SourceText::utf8`.
#pragma once

#include "text/break_point.h"
#include "text/source_text.h"
#include "text/typesetter.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace recto::text {

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How a stretch is shaped: all that HarfBuzz is told beside the text.
struct Setting {
  FaceId face;
  int units_per_em = 1000;
  std::string script;  ///< ISO 15924
  std::string language;
  bool right_to_left = false;
  std::int32_t tracking = 0;  ///< font units after each cluster
  std::vector<std::string> features;
  enum class Drawing { as_written, plain_letters, emoji_sign };
  Drawing drawing = Drawing::as_written;  ///< or the plain ones of `script_letter`, or the one of `emoji_sign`
  std::uint32_t hyphen_glyph = 0;         ///< what a line that ends within a word ends with
  std::int32_t hyphen_advance = 0;
  std::string key;  ///< tells settings apart in caches
};

/// A stretch of one style, direction, script, font and size.
struct Item {
  Range text;
  std::shared_ptr<const Setting> setting;
  std::uint8_t level = 0;  ///< of the bidi algorithm; odd: right to left
  std::uint32_t span = 0;  ///< the first of those it covers
  double scale = 1;        ///< size over the paragraph's
  double rise = 0;         ///< in em of the paragraph's size
  double em = 0;           ///< em of the paragraph in one font unit
  Range clusters;
};

/// The least part that cannot be taken apart; in logical order.
struct Cluster {
  std::uint32_t begin = 0;  ///< byte; it ends where the next begins
  std::uint32_t glyph = 0;  ///< first of its glyphs, in visual order
  std::uint16_t glyphs = 0;
  bool unsafe = false;  ///< a line that begins here must be shaped anew
};

struct ShapedParagraph::Data {
  SourceText source;
  std::vector<SpanStyle> styles;  ///< one a span, language filled in
  std::string language;
  bool hyphenate = false;
  std::uint8_t level = 0;         ///< of the paragraph
  std::vector<Item> items;        ///< logical order
  std::vector<Glyph> glyphs;      ///< visual order within an item; `text_begin` counts from the paragraph's begin
  std::vector<Cluster> clusters;  ///< logical order
  std::vector<std::uint32_t> cluster_of;  ///< for each byte
  std::vector<double> x;                  ///< where each cluster begins when all stands on one line, and the end
  std::vector<double> stretch;     ///< how far blanks before each cluster stretch when each grows by half, and the end
  std::vector<BreakPoint> breaks;  ///< begin and end of the text, forced and ordinary opportunities
  std::vector<std::uint32_t> inner_breaks;   ///< bytes at which an identifier or Korean word may break if it must
  std::vector<std::uint32_t> phrase_breaks;  ///< at which a Japanese phrase may
  std::vector<MissingGlyph> missing;
  std::vector<FallbackUse> fallbacks;

  /// The least scale of all items; 1 if there is none.
  [[nodiscard]] double least_scale() const;
  /// The item that holds `byte`; the last one for the end.
  [[nodiscard]] const Item& item_at(std::uint32_t byte) const;
};

/// The nearest byte at or before (at or after) `byte`, within the item, where its glyphs may be parted as they are.
[[nodiscard]] std::uint32_t safe_before(const ShapedParagraph::Data& data, const Item& item, std::uint32_t byte);
[[nodiscard]] std::uint32_t safe_after(const ShapedParagraph::Data& data, const Item& item, std::uint32_t byte);

}  // namespace recto::text
