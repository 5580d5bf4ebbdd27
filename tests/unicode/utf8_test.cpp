#include "unicode/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto::unicode;

TEST_CASE("every code point comes back from its encoding") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    const auto text = encode(code);
    const auto character = character_at(text, 0);
    if (character.code != code || character.length != text.size()) FAIL("U+" << static_cast<unsigned>(code));
  }
}

TEST_CASE("bytes that are no UTF-8 come out one by one") {
  const std::vector<std::pair<std::string, std::size_t>> table{
      {"\x80", 1},
      {"\xC0\x80", 2},
      {"\xC1\xBF", 2},
      {"\xC3", 1},
      {"\xC3x", 2},
      {"\xE0\x80\x80", 3},
      {"\xE2\x82", 2},
      {"\xED\xA0\x80", 3},
      {"\xF0\x80\x80\x80", 4},
      {"\xF4\x90\x80\x80", 4},
      {"\xF5", 1},
      {"\xFF\xFE", 2},
  };
  for (const auto& [text, count] : table) {
    const auto characters = decode(text);
    REQUIRE(characters.size() == count);
    CHECK(characters.front() == Character{replacement, 0, 1});
  }
  CHECK(character_at("\xEF\xBF\xBD", 0) == Character{replacement, 0, 3});
}

TEST_CASE("columns are those of a terminal") {
  const std::vector<std::pair<char32_t, int>> table{
      {U'a', 1}, {U'é', 1},      {U'\u0301', 0}, {U'日', 2},     {U'한', 2}, {U'Ａ', 2},
      {U'ع', 1}, {U'\u064B', 0}, {U'🙂', 2},   {U'\u200B', 0}, {U'—', 1},
  };
  for (const auto& [code, expected] : table) CHECK(columns(code) == expected);
}
