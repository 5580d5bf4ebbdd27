// Signs made of several characters: families with joiners, people with skin tones.
#pragma once

#include <optional>
#include <string_view>

namespace recto::text {

/// The one character that stands for a grapheme cluster with joiners or skin tones, since faces of one colour have no
/// glyphs for these: 👪 for people joined to people, else the first of what is joined.  None for any other cluster.
[[nodiscard]] std::optional<char32_t> emoji_sign(std::string_view cluster);

/// Whether a character is a picture (UTS #51), also one that Unicode has yet to assign.
[[nodiscard]] bool is_pictograph(char32_t character);

/// Whether `emoji_sign` may give anything for a part of `text`: quick.
[[nodiscard]] bool has_emoji_sequence(std::string_view text);

}  // namespace recto::text
