// What a reader takes for one character (UAX #29, extended grapheme clusters).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recto::text {

/// The byte before which each grapheme cluster of `utf8` ends, ascending; none for an empty text.
[[nodiscard]] std::vector<std::size_t> grapheme_ends(std::string_view utf8);

}  // namespace recto::text
