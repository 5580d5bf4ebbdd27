#include "text/source_text.h"

#include "unicode/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace recto::text {
namespace {

constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t line_separator = 0x2028;
constexpr char32_t paragraph_separator = 0x2029;

bool wants_bidi(char32_t c) {
  if (c < 0x590) return false;
  return c <= 0x8FF || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

void append(SourceText& text, char32_t c) {
  append_utf8(text.utf8, c);
  if (c >= 0x10000) {
    text.utf16.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
    text.utf16.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
  } else {
    text.utf16.push_back(static_cast<char16_t>(c));
  }
  text.has_right_to_left = text.has_right_to_left || wants_bidi(c);
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80; }

/// Most text is ASCII, which is taken as it is.
void append(SourceText& text, std::string_view span) {
  while (!span.empty()) {
    const auto special = std::find_if_not(span.begin(), span.end(), is_plain);
    const auto plain = static_cast<std::size_t>(special - span.begin());
    text.utf8.append(span.begin(), special);
    text.utf16.append(span.begin(), special);
    span.remove_prefix(plain);
    if (span.empty()) return;
    std::size_t length = 0;
    const char32_t c = decode(span, length);
    span.remove_prefix(length);
    if (c == soft_hyphen) {
      text.soft_hyphens.push_back(text.size());
    } else {
      append(text, c < 0x20 ? U' ' : c == paragraph_separator ? line_separator : c);
    }
  }
}

/// For each UTF-16 unit its character's first byte, and the end.
std::vector<std::uint32_t> bytes_of_units(const SourceText& text) {
  std::vector<std::uint32_t> bytes;
  bytes.reserve(text.utf16.size() + 1);
  for (std::size_t at = 0; at < text.utf8.size();) {
    const auto byte = static_cast<std::uint32_t>(at);
    bytes.push_back(byte);
    if (decode(text.utf8, at) >= 0x10000) bytes.push_back(byte);
  }
  bytes.push_back(text.size());
  return bytes;
}

}  // namespace

char32_t decode_long(std::string_view text, std::size_t& at) {
  const auto character = unicode::character_at(text, at);
  at += character.length;
  return character.code;
}

void append_utf8(std::string& text, char32_t character) {
  if (character < 0x80) {
    text.push_back(static_cast<char>(character));
    return;
  }
  text.append(unicode::encode(character));
}

bool is_blank(char32_t c) {
  if (c < 0x1680) return c == U' ';
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200B && c != 0x2007) || c == line_separator || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c >= 0x300 &&
         (c == line_separator || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

std::size_t SourceText::unit_at(std::uint32_t byte) const {
  if (byte_of.empty()) return byte;
  return static_cast<std::size_t>(std::lower_bound(byte_of.begin(), byte_of.end(), byte) - byte_of.begin());
}

std::size_t SourceText::span_at(std::uint32_t byte) const {
  const auto next = std::upper_bound(span_begin.begin(), span_begin.end() - 1, byte);
  return static_cast<std::size_t>(next - span_begin.begin()) - 1;
}

std::size_t SourceText::offset_in_span(std::uint32_t byte, std::size_t span) const {
  const auto from = std::lower_bound(soft_hyphens.begin(), soft_hyphens.end(), span_begin[span]);
  const auto to = std::upper_bound(from, soft_hyphens.end(), byte);
  return byte - span_begin[span] + 2 * static_cast<std::size_t>(to - from);
}

std::uint32_t SourceText::previous(std::uint32_t byte) const {
  do {
    --byte;
  } while (byte > 0 && (static_cast<unsigned char>(utf8[byte]) & 0xC0) == 0x80);
  return byte;
}

char32_t SourceText::before(std::uint32_t byte) const { return byte == 0 ? 0 : after(previous(byte)); }

SourceText join(const std::vector<Span>& spans) {
  SourceText text;
  std::size_t bytes = 0;
  for (const auto& span : spans) bytes += span.text.size();
  text.utf8.reserve(bytes);
  text.utf16.reserve(bytes);
  text.span_begin.reserve(spans.size() + 1);
  for (const auto& span : spans) {
    text.span_begin.push_back(text.size());
    append(text, span.text);
  }
  text.span_begin.push_back(text.size());
  if (text.utf8.size() != text.utf16.size()) text.byte_of = bytes_of_units(text);
  return text;
}

}  // namespace recto::text
