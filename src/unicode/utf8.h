// UTF-8, as far as messages need it: text that may be damaged, and how wide it stands on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recto::unicode {

/// A code point and where its bytes begin.
struct Character {
  char32_t code = 0;
  std::size_t offset = 0;
  std::size_t length = 0;  ///< bytes
  bool operator==(const Character&) const = default;
};

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement = U'\uFFFD';

/// The code point at byte `offset`.  A byte that begins no well-formed sequence (RFC 3629) comes out alone, as
/// `replacement` with length 1; a genuine U+FFFD has length 3.  Requires `offset < text.size()`.
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);

/// All of `text`.
[[nodiscard]] std::vector<Character> decode(std::string_view text);

[[nodiscard]] std::string encode(char32_t code);

/// Columns on a terminal: 0 for combining marks, 2 for wide East Asian characters and emoji, else 1 (the main
/// ranges of UAX #11; a caret that is off by one in a rare script does no harm).
[[nodiscard]] int columns(char32_t code);

}  // namespace recto::unicode
