// Fonts as PDF objects: Type 0 with a subset, widths and a map to Unicode (ISO 32000-1, 9.7, 9.9, 9.10.3).
#pragma once

#include "pdf/deflate.h"
#include "pdf/glyph_codes.h"
#include "pdf/haru.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace recto::pdf {

/// One font object: the codes [part * codes_a_font, …) of a face.
struct FontPart {
  const FaceCodes* codes = nullptr;
  std::uint32_t part = 0;
};

/// Its name in the resources: "F3" or, beyond 65535 codes, "F3x1".
[[nodiscard]] std::string resource_name(text::FaceId face, std::uint32_t part);

/// Everything of a font object but the numbers of its objects.
struct EncodedFont {
  Outlines outlines = Outlines::truetype;
  std::string base_name;   ///< "/ABCDEF+DejaVuSans"
  std::string descriptor;  ///< entries of the font descriptor
  std::string widths;      ///< the /W array
  Coded program;
  std::size_t program_size = 0;  ///< uncoded
  Coded to_unicode;
  Coded code_map;  ///< TrueType: code to glyph; CFF: the CMap
};

/// Called by one thread at a time, see `subset`.
[[nodiscard]] EncodedFont encode(const FontPart& font, const Deflater& deflater);

/// Writes `font` and returns its number.
Ref write_font(Haru& haru, const EncodedFont& font);

/// The CMap that leads from codes to characters; `meanings` are those of codes 1, 2, ….
[[nodiscard]] std::string to_unicode_map(std::span<const Meaning> meanings);

}  // namespace recto::pdf
