#include "unicode/utf8.h"

#include <algorithm>
#include <array>

namespace recto::unicode {
namespace {

struct Lead {
  std::size_t length = 0;  // 0: cannot begin a sequence
  char32_t bits = 0;
  char32_t least = 0;  // below it the sequence is longer than need be
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
  return {};
}

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool within(const std::array<Range, size>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](Range r) { return r.first <= code && code <= r.last; });
}

constexpr std::array<Range, 23> zero_width{
    {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5C1, 0x5C2},   {0x610, 0x61A},   {0x64B, 0x65F},
     {0x670, 0x670},   {0x6D6, 0x6DC},   {0x900, 0x902},   {0x93C, 0x93C},   {0x941, 0x948},   {0x94D, 0x94D},
     {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
     {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}}};

constexpr std::array<Range, 13> double_width{{{0x1100, 0x115F},
                                              {0x2E80, 0x303E},
                                              {0x3041, 0x33FF},
                                              {0x3400, 0x4DBF},
                                              {0x4E00, 0x9FFF},
                                              {0xA000, 0xA4CF},
                                              {0xAC00, 0xD7A3},
                                              {0xF900, 0xFAFF},
                                              {0xFE30, 0xFE6F},
                                              {0xFF00, 0xFF60},
                                              {0xFFE0, 0xFFE6},
                                              {0x1F300, 0x1FAFF},
                                              {0x20000, 0x3FFFD}}};

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
  const Character damaged{replacement, offset, 1};
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.length == 0 || text.size() - offset < lead.length) return damaged;
  char32_t code = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    if ((byte & 0xC0U) != 0x80) return damaged;
    code = (code << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < lead.least || code > 0x10FFFF || surrogate) return damaged;
  return {code, offset, lead.length};
}

std::vector<Character> decode(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size(); at += characters.back().length) {
    characters.push_back(character_at(text, at));
  }
  return characters;
}

std::string encode(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto tail = [&](unsigned shift) { return byte(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000) return {byte(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {byte(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

int columns(char32_t code) {
  if (code < 0x300) return 1;
  if (within(zero_width, code)) return 0;
  return within(double_width, code) ? 2 : 1;
}

}  // namespace recto::unicode
