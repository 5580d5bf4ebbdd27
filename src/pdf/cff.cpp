// Just enough of the Compact Font Format to learn which CID each glyph has (Adobe technical note 5176).
#include "pdf/subset.h"

#include <cstddef>
#include <stdexcept>

namespace recto::pdf {
namespace {

/// Reads forward; throws `std::out_of_range` beyond the end.
class Cursor {
 public:
  Cursor(std::string_view bytes, std::size_t at) : bytes_{bytes}, at_{at} {}

  std::uint32_t number(unsigned size) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) value = (value << 8U) | static_cast<unsigned char>(bytes_.at(at_++));
    return value;
  }
  void skip(std::size_t count) { at_ += count; }
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    if (begin > end || end > bytes_.size()) throw std::out_of_range{"CFF table"};
    return bytes_.substr(begin, end - begin);
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

struct Index {
  std::uint32_t count = 0;
  std::string_view first;  ///< its first entry
};

/// Reads an INDEX and goes behind it.
Index read_index(Cursor& cursor) {
  Index index{.count = cursor.number(2), .first = {}};
  if (index.count == 0) return index;
  const auto offset_size = cursor.number(1);
  std::size_t first = cursor.number(offset_size);
  std::size_t last = 0;
  std::size_t second = 0;
  for (std::uint32_t i = 0; i < index.count; ++i) {
    last = cursor.number(offset_size);
    if (i == 0) second = last;
  }
  const auto base = cursor.position() - 1;  // offsets count from the byte before the data
  index.first = cursor.slice(base + first, base + second);
  cursor.skip(last - 1);
  return index;
}

struct TopDict {
  bool keyed_by_cid = false;
  std::uint32_t charset = 0;
  std::uint32_t char_strings = 0;
};

/// One operand of a DICT; the value matters only for integers.
std::int64_t read_operand(Cursor& cursor, std::uint32_t lead) {
  if (lead == 28) return static_cast<std::int16_t>(cursor.number(2));
  if (lead == 29) return static_cast<std::int32_t>(cursor.number(4));
  if (lead == 30) {  // a real number, up to a nibble of 15
    for (auto byte = cursor.number(1); (byte & 0xFU) != 0xFU; byte = cursor.number(1)) continue;
    return 0;
  }
  if (lead <= 246) return static_cast<std::int64_t>(lead) - 139;
  if (lead <= 250) return (static_cast<std::int64_t>(lead) - 247) * 256 + cursor.number(1) + 108;
  return -(static_cast<std::int64_t>(lead) - 251) * 256 - cursor.number(1) - 108;
}

TopDict read_top_dict(std::string_view dict) {
  constexpr std::uint32_t ros = 0x0C00 | 30;
  TopDict top;
  std::int64_t operand = 0;
  Cursor cursor{dict, 0};
  while (cursor.position() < dict.size()) {
    auto lead = cursor.number(1);
    if (lead > 21) {
      operand = read_operand(cursor, lead);
      continue;
    }
    if (lead == 12) lead = 0x0C00 | cursor.number(1);
    if (lead == ros) top.keyed_by_cid = true;
    if (lead == 15) top.charset = static_cast<std::uint32_t>(operand);
    if (lead == 17) top.char_strings = static_cast<std::uint32_t>(operand);
  }
  return top;
}

std::vector<std::uint16_t> read_charset(Cursor cursor, std::uint32_t glyph_count) {
  std::vector<std::uint16_t> ids{0};  // .notdef is not listed
  const auto format = cursor.number(1);
  if (format > 2) throw std::out_of_range{"CFF charset"};
  while (ids.size() < glyph_count) {
    const auto first = cursor.number(2);
    const auto left = format == 0 ? 0 : cursor.number(format);
    for (std::uint32_t i = 0; i <= left && ids.size() < glyph_count; ++i) {
      ids.push_back(static_cast<std::uint16_t>(first + i));
    }
  }
  return ids;
}

}  // namespace

std::optional<std::vector<std::uint16_t>> cids(std::string_view cff) {
  Cursor header{cff, 2};
  Cursor cursor{cff, header.number(1)};
  read_index(cursor);  // names
  const auto top = read_top_dict(read_index(cursor).first);
  if (!top.keyed_by_cid) return std::nullopt;
  Cursor char_strings{cff, top.char_strings};
  return read_charset(Cursor{cff, top.charset}, char_strings.number(2));
}

}  // namespace recto::pdf
