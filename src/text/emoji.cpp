// Drops skin tones and what follows joiners; counts the people among what is joined.
#include "text/emoji.h"

#include "text/source_text.h"

#include <unicode/uchar.h>

namespace recto::text {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t family = 0x1F46A;

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

/// Boy, girl, man, woman, baby, adult, child.
bool is_person(char32_t c) { return (c >= 0x1F466 && c <= 0x1F469) || c == 0x1F476 || c == 0x1F9D1 || c == 0x1F9D2; }

}  // namespace

bool is_pictograph(char32_t character) {
  return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool has_emoji_sequence(std::string_view text) {
  return text.find("\u200D") != std::string_view::npos || text.find("\xF0\x9F\x8F") != std::string_view::npos;
}

std::optional<char32_t> emoji_sign(std::string_view cluster) {
  char32_t first = 0;
  int people = 0;
  int others = 0;
  bool sequence = false;
  for (std::size_t at = 0; at < cluster.size();) {
    const char32_t c = decode(cluster, at);
    if (first == 0) first = c;
    if (is_skin_tone(c) || c == joiner) {
      sequence = sequence || first != c;
    } else if (is_person(c)) {
      ++people;
    } else if (is_pictograph(c)) {
      ++others;
    }
  }
  if (!sequence || !is_pictograph(first)) return {};
  return people > 1 && others == 0 ? family : first;
}

}  // namespace recto::text
