// A paragraph's text, as HarfBuzz (UTF-8) and ICU (UTF-16) want it.
#pragma once

#include "text/paragraph.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// As `decode`, for characters that are not ASCII.
[[nodiscard]] char32_t decode_long(std::string_view text, std::size_t& at);

/// The character at byte `at`, which moves past it.  A byte that is no UTF-8 gives U+FFFD.
[[nodiscard]] inline char32_t decode(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return decode_long(text, at);
  ++at;
  return first;
}
void append_utf8(std::string& text, char32_t character);

/// Characters that vanish at a line's end: blanks that may break, and line separators.
[[nodiscard]] bool is_blank(char32_t character);
/// Characters that want no glyph: joiners, direction marks, variation selectors, line separators.
[[nodiscard]] bool is_invisible(char32_t character);

/// The spans joined.  Soft hyphens are taken out and remembered, tabs and line feeds have become spaces, U+2029 U+2028.
struct SourceText {
  std::string utf8;
  std::u16string utf16;
  std::vector<std::uint32_t> byte_of;       ///< for each UTF-16 unit and the end; empty if the text is ASCII
  std::vector<std::uint32_t> span_begin;    ///< for each span and the end
  std::vector<std::uint32_t> soft_hyphens;  ///< bytes of `utf8` before which one stood, ascending
  bool has_right_to_left = false;           ///< or direction controls: the bidi algorithm has work

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(utf8.size()); }
  [[nodiscard]] std::uint32_t byte_at(std::size_t unit) const {
    return byte_of.empty() ? static_cast<std::uint32_t>(unit) : byte_of[unit];
  }
  /// The UTF-16 unit that begins at `byte`.
  [[nodiscard]] std::size_t unit_at(std::uint32_t byte) const;
  /// The span that holds `byte`.
  [[nodiscard]] std::size_t span_at(std::uint32_t byte) const;
  /// Byte in the span's own text as it was given, soft hyphens counted.
  [[nodiscard]] std::size_t offset_in_span(std::uint32_t byte, std::size_t span) const;
  /// The character that ends before `byte` and the one that begins there; 0 at the ends.
  [[nodiscard]] char32_t before(std::uint32_t byte) const;
  [[nodiscard]] char32_t after(std::uint32_t byte) const {
    std::size_t at = byte;
    return at >= utf8.size() ? 0 : decode(utf8, at);
  }
  /// Where the character that ends before `byte` begins.  Requires byte > 0.
  [[nodiscard]] std::uint32_t previous(std::uint32_t byte) const;
};

[[nodiscard]] SourceText join(const std::vector<Span>& spans);

}  // namespace recto::text
