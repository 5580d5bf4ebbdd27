// HarfBuzz: glyphs and positions of a stretch.
#pragma once

#include "text/shaped.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct hb_buffer_t;
struct hb_font_t;
struct hb_glyph_info_t;

namespace recto::text {

/// What came of a stretch: glyphs in visual order, clusters in logical order (`glyph` counts from the stretch's first).
struct ShapedPiece {
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;
  std::vector<std::int32_t> advances;  ///< of each cluster, font units

  void clear();
  /// Font units from begin to end.
  [[nodiscard]] std::int64_t width() const;
};

/// Shapes stretches.  Keeps buffers, so that one serves one thread.
class Shaper {
 public:
  explicit Shaper(const FontSet& fonts);
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;
  ~Shaper();

  /// The setting for a style in a font; equal ones are one object.
  [[nodiscard]] std::shared_ptr<const Setting> setting(const SpanStyle& style, FaceId face, const std::string& script,
                                                       Direction direction);
  /// The same for text of which others than its characters are drawn.
  [[nodiscard]] std::shared_ptr<const Setting> setting(const SpanStyle& style, FaceId face, const std::string& script,
                                                       Direction direction, Setting::Drawing drawing);

  /// Font units of a character by itself.
  [[nodiscard]] std::int32_t advance(FaceId face, char32_t character) const;

  /// Shapes `piece` seeing the text of `context` around it.  The result lives until the next call.
  [[nodiscard]] const ShapedPiece& shape(std::string_view text, Range piece, Range context, const Setting& setting);

  /// Font units of `piece` when a line begins (ends) with it.  Remembers widths: words come back.
  [[nodiscard]] std::int64_t width_at_line_begin(std::string_view text, Range piece, const Setting& setting);
  [[nodiscard]] std::int64_t width_at_line_end(std::string_view text, Range piece, const Setting& setting);

 private:
  /// A setting as HarfBuzz wants it, and what was learnt of it.
  struct Plan;
  [[nodiscard]] Plan& plan(const Setting& setting);
  [[nodiscard]] Setting made(const SpanStyle& style, FaceId face, const std::string& script, Direction direction) const;
  void shape_once_a_run(std::string_view text, Range piece, Range context, const Setting& setting, const Plan& plan);
  void shape_by_harfbuzz(std::string_view text, Range piece, Range context, const Setting& setting, const Plan& plan);
  void leave_blank_pictures(hb_font_t* font, std::string_view text, const hb_glyph_info_t* infos);
  void collect(std::string_view text, Range piece, const Setting& setting);
  [[nodiscard]] std::int64_t remembered(std::string_view text, Range piece, Range context, const Setting& setting);

  const FontSet& fonts_;
  hb_buffer_t* buffer_;
  ShapedPiece piece_;
  struct Known {
    SpanStyle style;
    std::string script;
    std::shared_ptr<const Setting> setting;
  };
  std::vector<Known> known_;                                      ///< a document has few
  std::unordered_map<std::string, std::unique_ptr<Plan>> plans_;  ///< by `Setting::key`
  std::unordered_map<std::string, std::int64_t> widths_;
  std::string key_;
  std::string stretch_key_;
};

}  // namespace recto::text
