// A font as embedding needs it.
#pragma once

#include "text/font_set.h"

#include <cstdint>
#include <memory>

struct hb_face_t;
struct hb_font_t;

namespace recto::pdf {

enum class Outlines { truetype, cff };

/// An opened font of the set.  Only its construction is checked; the calls afterwards are cheap.
class Face {
 public:
  /// Throws `diag::EnvironmentError` if the font's outlines cannot stand in a PDF.
  Face(const text::FontSet& fonts, text::FaceId id);

  [[nodiscard]] text::FaceId id() const { return id_; }
  [[nodiscard]] const text::FaceMetrics& metrics() const { return *metrics_; }
  [[nodiscard]] const text::FaceData& data() const { return data_; }
  [[nodiscard]] const std::string& description() const { return description_; }
  [[nodiscard]] Outlines outlines() const { return outlines_; }
  [[nodiscard]] std::uint32_t glyph_count() const { return glyph_count_; }
  /// The glyph's own advance in whole thousandths of an em: readers round others.
  [[nodiscard]] int width(std::uint32_t glyph) const;
  [[nodiscard]] int weight() const;
  [[nodiscard]] hb_face_t* face() const { return face_.get(); }

 private:
  struct Free {
    void operator()(hb_face_t* face) const noexcept;
    void operator()(hb_font_t* font) const noexcept;
  };
  text::FaceId id_;
  const text::FaceMetrics* metrics_;
  text::FaceData data_;
  std::string description_;
  std::unique_ptr<hb_face_t, Free> face_;
  std::unique_ptr<hb_font_t, Free> font_;
  Outlines outlines_ = Outlines::truetype;
  std::uint32_t glyph_count_ = 0;
};

}  // namespace recto::pdf
