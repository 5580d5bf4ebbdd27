#include "text/font_table.h"

#include <hb.h>

namespace recto::text {

FontTable::FontTable(hb_face_t* face, std::string_view tag)
    : blob_{hb_face_reference_table(face, hb_tag_from_string(tag.data(), static_cast<int>(tag.size())))} {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob_.get(), &length);
  bytes_ = {data, length};
}

int FontTable::byte(std::size_t at) const { return at >= bytes_.size() ? 0 : static_cast<unsigned char>(bytes_[at]); }

int FontTable::unsigned16(std::size_t at) const { return at + 2 > bytes_.size() ? 0 : (byte(at) << 8) | byte(at + 1); }

int FontTable::signed16(std::size_t at) const { return static_cast<std::int16_t>(unsigned16(at)); }

std::size_t FontTable::unsigned32(std::size_t at) const {
  return static_cast<std::size_t>(unsigned16(at)) << 16U | static_cast<std::size_t>(unsigned16(at + 2));
}

}  // namespace recto::text
