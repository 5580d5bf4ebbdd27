// The part of a font that a document uses, as it stands in the file.
#pragma once

#include "pdf/face.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

struct Subset {
  std::string program;  ///< a TrueType file, or a bare CFF table
  /// For each glyph asked for: its number in a TrueType program, its CID in a CFF one.
  std::vector<std::uint16_t> ids;
};

/// Cuts `glyphs` (and what they are composed of) out of the face, renumbered compactly, variable fonts at their
/// settings.
///
/// Called by one thread at a time: hb-subset 6 has scratch memory that threads share.  Throws `diag::EnvironmentError`
/// naming the font if it is damaged.
[[nodiscard]] Subset subset(const Face& face, std::span<const std::uint32_t> glyphs);

/// The CID of each glyph of a CFF table (Adobe technical note 5176, 13); nothing if it is keyed by name, when CIDs are
/// glyph numbers (ISO 32000-1, 9.7.4.2).  Throws `std::out_of_range` if the table is cut short.
[[nodiscard]] std::optional<std::vector<std::uint16_t>> cids(std::string_view cff);

}  // namespace recto::pdf
