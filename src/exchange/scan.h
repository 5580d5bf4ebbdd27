// Small questions about text that every reader of a foreign format asks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// Without the ASCII blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Runs of ASCII blanks made one space, none at the ends.
[[nodiscard]] std::string fold(std::string_view text);
/// The parts between separators, empty ones too; one empty part for an empty text.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
/// The lines without their ends (LF, CRLF or CR).
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string_view text);
/// Code points of UTF-8.
[[nodiscard]] std::size_t length(std::string_view text);
/// Every `from` made `to`.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace recto::exchange
