#include "pdf/text_string.h"

#include <algorithm>
#include <cstddef>

namespace recto::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr char32_t replacement = 0xFFFD;

void append_hex(std::string& out, unsigned value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += hex_digits[(value >> shift) & 0xFU];
}

int length_of_sequence(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// The character at `at`, which moves behind it.
char32_t next_character(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  const int length = length_of_sequence(lead);
  if (length == 1) return lead;
  if (length == 0 || at + static_cast<std::size_t>(length) - 1 > utf8.size()) return replacement;
  char32_t value = lead & (0x7FU >> length);
  for (int i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(utf8[at + static_cast<std::size_t>(i) - 1]);
    if ((byte & 0xC0U) != 0x80U) return replacement;
    value = (value << 6U) | (byte & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return replacement;
  at += static_cast<std::size_t>(length) - 1;
  return value;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
  std::u32string text;
  for (std::size_t at = 0; at < utf8.size();) text += next_character(utf8, at);
  return text;
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t character = next_character(utf8, at);
    if (character < 0x10000) {
      append_hex(out, character, 4);
    } else {
      append_hex(out, 0xD800 + ((character - 0x10000) >> 10U), 4);
      append_hex(out, 0xDC00 + ((character - 0x10000) & 0x3FFU), 4);
    }
  }
}

std::string text_string(std::string_view utf8) {
  if (std::ranges::all_of(utf8, [](char c) { return c >= ' ' && c <= '~'; })) return byte_string(utf8);
  std::string out = "<FEFF";
  append_utf16_hex(out, utf8);
  return out += '>';
}

std::string byte_string(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out += ')';
}

std::string name(std::string_view bytes) {
  constexpr std::string_view delimiters = "()<>[]{}/%#";
  std::string out = "/";
  for (const char c : bytes) {
    if (c > ' ' && c <= '~' && delimiters.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
  return out;
}

}  // namespace recto::pdf
