// Opened fonts.
#pragma once

#include "text/font_catalogue.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_font_t;

namespace recto::text {

class HyphenDictionary;
class ShapingMemory;
struct OpenFont;

/// Why words of a language are not divided.
struct HyphenationGap {
  std::string package;  ///< brings the patterns, which are not installed; empty: the catalogue names none
};

/// One font of a `FontSet`: its position in the catalogue, so that no order of opening, hence no thread, can change it.
struct FaceId {
  int value = 0;
  auto operator<=>(const FaceId&) const = default;
};

/// Metrics in font units; y up, as in the font (descent is negative).
struct FaceMetrics {
  int units_per_em = 1000;
  int ascent = 0;
  int descent = 0;
  int line_gap = 0;
  int cap_height = 0;
  int x_height = 0;
  int underline_position = 0;
  int underline_thickness = 0;
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  double italic_angle = 0;
  bool monospaced = false;
  bool serif = false;
  std::string postscript_name;
};

/// What a PDF writer needs of a font.
struct FaceData {
  std::string_view bytes;  ///< the whole file; lives as long as the font set
  int index = 0;
  std::vector<std::pair<std::string, double>> axes;
};

/// Opens font files when first needed and keeps them.
///
/// Thread-safe.  Opening throws `diag::EnvironmentError` for a missing file (naming the package to install), one that
/// is no font, or one whose licence bits (OS/2 fsType) forbid embedding or subsetting.
class FontSet {
 public:
  explicit FontSet(FontCatalogue catalogue);
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;
  ~FontSet();

  [[nodiscard]] const FontCatalogue& catalogue() const;

  /// The family's file nearest in slant, then weight (CSS Fonts 4, 5.2).  Requires a known family id.
  [[nodiscard]] FaceId face(std::string_view family, int weight, bool italic) const;
  /// Fonts to try for a character the chosen one lacks, in order, for a script (ISO 15924) and language.
  [[nodiscard]] std::vector<FaceId> fallbacks(std::string_view script, std::string_view language, int weight,
                                              bool italic) const;
  [[nodiscard]] const FaceMetrics& metrics(FaceId face) const;
  [[nodiscard]] FaceData data(FaceId face) const;
  [[nodiscard]] bool has_glyph(FaceId face, char32_t character) const;
  /// For HarfBuzz calls in this module: immutable, scaled to units per em.
  [[nodiscard]] hb_font_t* font(FaceId face) const;
  [[nodiscard]] std::string describe(FaceId face) const;  ///< "Vollkorn, 700, /usr/share/…"
  /// Loads the hyphenation patterns for a language now, if there are any: for a thread that has time before paragraphs
  /// need them.
  void load_hyphenation(std::string_view language) const;
  /// None if words of the language can be divided.  Loads nothing.
  [[nodiscard]] std::optional<HyphenationGap> hyphenation_gap(std::string_view language) const;
  /// Number of faces: ids run from 0.
  [[nodiscard]] int size() const;
  /// For this module: all of the above at once.
  [[nodiscard]] const OpenFont& opened(FaceId face) const;
  /// For this module: the patterns for a language ("en-GB" is served by "en"), loaded when first needed; null if
  /// the catalogue has none, or names a file that is not there.  Throws for a file that holds no patterns.
  [[nodiscard]] const HyphenDictionary* hyphenation(std::string_view language) const;
  /// For this module: what was shaped with these fonts.
  [[nodiscard]] ShapingMemory& shaping_memory() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace recto::text
