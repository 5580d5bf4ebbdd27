// One font file, opened: mapped into memory, checked, measured.
#pragma once

#include "text/font_set.h"
#include "text/harfbuzz_release.h"

#include <bitset>
#include <memory>
#include <string>

namespace recto::text {

struct OpenFont {
  std::unique_ptr<hb_blob_t, HarfBuzzRelease> blob;  ///< the file, mapped
  std::unique_ptr<hb_face_t, HarfBuzzRelease> face;
  std::unique_ptr<hb_font_t, HarfBuzzRelease> font;  ///< immutable, scaled to units per em
  FaceMetrics metrics;
  std::bitset<0x250> latin;  ///< which of the first characters the font has: asked for every character of most texts

  [[nodiscard]] bool has_glyph(char32_t character) const;
};

/// The whole file; lives as long as `font`.
[[nodiscard]] std::string_view bytes(const OpenFont& font);

/// Opens `file`, whose path is `path`.  Throws `diag::EnvironmentError` as `FontSet` says.
[[nodiscard]] OpenFont open_font(const FontFile& file, const std::string& path);

}  // namespace recto::text
