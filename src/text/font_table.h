// One table of a font file.
#pragma once

#include "text/harfbuzz_release.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace recto::text {

/// Big-endian fields of one table, zero where the table is absent or short.
class FontTable {
 public:
  /// `tag` has four letters: "OS/2".
  FontTable(hb_face_t* face, std::string_view tag);
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] int byte(std::size_t at) const;
  [[nodiscard]] int unsigned16(std::size_t at) const;
  [[nodiscard]] int signed16(std::size_t at) const;
  [[nodiscard]] std::size_t unsigned32(std::size_t at) const;

 private:
  std::unique_ptr<hb_blob_t, HarfBuzzRelease> blob_;
  std::string_view bytes_;
};

}  // namespace recto::text
