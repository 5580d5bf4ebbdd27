// Names that HTML has for characters and XML has not.  Internal to `xml`.
#pragma once

#include <optional>
#include <string_view>

namespace recto::xml {

/// The character that HTML 4.01 (chapter 24) calls `name`; none if it has no such name.  Case counts.
[[nodiscard]] std::optional<char32_t> html_character(std::string_view name);

}  // namespace recto::xml
