// First the encoding of the whole, then each line by itself; a last pass drops what no format may hold.
#include "exchange/decode.h"

#include "unicode/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace recto::exchange {
namespace {

using namespace std::string_view_literals;

/// Windows-1252, 0x80 to 0x9F (the WHATWG Encoding Standard); the five unassigned bytes stay as they are.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

enum class Endian { little, big };

char32_t unit_at(std::string_view bytes, std::size_t offset, Endian endian) {
  const auto first = static_cast<unsigned char>(bytes[offset]);
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  return endian == Endian::little ? static_cast<char32_t>(first | second << 8U)
                                  : static_cast<char32_t>(first << 8U | second);
}

std::string from_utf16(std::string_view bytes, Endian endian) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto code = unit_at(bytes, i, endian);
    if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
      const auto low = unit_at(bytes, i + 2, endian);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        i += 2;
      }
    }
    text += unicode::encode(code >= 0xD800 && code < 0xE000 ? unicode::replacement : code);
  }
  return text;
}

/// Whether the bytes at odd (little) or even (big) offsets of the beginning are mostly zero.
bool looks_like_utf16(std::string_view bytes, Endian endian) {
  const auto sample = bytes.substr(0, 200);
  std::size_t zeros = 0;
  for (std::size_t i = endian == Endian::little ? 1 : 0; i < sample.size(); i += 2)
    zeros += sample[i] == '\0' ? 1U : 0U;
  return sample.size() >= 8 && zeros * 5 > sample.size() * 2;
}

std::string whole_as_utf8(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xEF\xBB\xBF"sv)) return bytes.substr(3);
  if (view.starts_with("\xFF\xFE"sv)) return from_utf16(view.substr(2), Endian::little);
  if (view.starts_with("\xFE\xFF"sv)) return from_utf16(view.substr(2), Endian::big);
  if (looks_like_utf16(view, Endian::little)) return from_utf16(view, Endian::little);
  if (looks_like_utf16(view, Endian::big)) return from_utf16(view, Endian::big);
  return bytes;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto character = unicode::character_at(text, i);
    if (character.code == unicode::replacement && character.length == 1) return false;
    i += character.length;
  }
  return true;
}

std::string from_windows_1252(std::string_view line) {
  std::string text;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    text += unicode::encode(byte >= 0x80 && byte < 0xA0 ? windows_1252.at(byte - 0x80U) : byte);
  }
  return text;
}

bool is_dropped(char32_t code) {
  const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
  return control || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
}

/// A stretch of the result that something is to be said of.
struct Remark {
  Loss loss;
  std::size_t offset;
};

void add_visible(std::string& text, std::string_view line, std::vector<Remark>& remarks) {
  for (std::size_t i = 0; i < line.size();) {
    const auto character = unicode::character_at(line, i);
    if (is_dropped(character.code)) {
      remarks.push_back({Loss::control_character, text.size()});
    } else {
      text += line.substr(i, character.length);
    }
    i += character.length;
  }
}

bool is_plain(std::string_view line) {
  return std::ranges::all_of(line,
                             [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r'; });
}

void add_line(std::string& text, std::string_view line, std::vector<Remark>& remarks) {
  if (is_plain(line)) {
    text += line;
  } else if (is_ascii(line) || is_utf8(line)) {
    add_visible(text, line, remarks);
  } else {
    remarks.push_back({Loss::damaged_text, text.size()});
    add_visible(text, from_windows_1252(line), remarks);
  }
}

}  // namespace

std::shared_ptr<const diag::Source> decode(std::string name, std::string bytes, Losses& losses) {
  bytes = whole_as_utf8(std::move(bytes));
  std::string text;
  text.reserve(bytes.size());
  std::vector<Remark> remarks;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    add_line(text, rest.substr(0, end), remarks);
    rest.remove_prefix(end);
  }
  auto source = std::make_shared<const diag::Source>(std::move(name), std::move(text));
  for (const auto& [loss, offset] : remarks) losses.note(loss, {source, offset, 0});
  return source;
}

}  // namespace recto::exchange
