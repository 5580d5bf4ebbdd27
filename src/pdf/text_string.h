// Strings and names as PDF objects (ISO 32000-1, 7.3.4, 7.3.5, 7.9.2).
#pragma once

#include <string>
#include <string_view>

namespace recto::pdf {

/// The code points of `utf8`; U+FFFD for each byte that is not UTF-8.
[[nodiscard]] std::u32string decode_utf8(std::string_view utf8);

/// Appends UTF-16BE as upper-case hexadecimal digits, without a byte order mark.
void append_utf16_hex(std::string& out, std::string_view utf8);

/// A text string: `(literal)` where ASCII suffices, else hexadecimal UTF-16BE with a byte order mark.
[[nodiscard]] std::string text_string(std::string_view utf8);

/// `(literal)` with these very bytes, escaped where needed: URIs.
[[nodiscard]] std::string byte_string(std::string_view bytes);

/// `/Name`, irregular bytes as #xx.
[[nodiscard]] std::string name(std::string_view bytes);

}  // namespace recto::pdf
