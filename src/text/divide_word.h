// Where patterns divide one word.
#pragma once

#include "text/hyphen_levels.h"

#include <string_view>
#include <vector>

namespace recto::text {

/// Whether a hyphen may stand behind each byte of `word` as it is spelt.  `word` is in the file's encoding and lower
/// case; of an UTF-8 character the last byte counts.  Places where the spelling would change are left out, as are those
/// that the file's own minima forbid, at the ends `fewest` or the file's, whichever is more.
///
/// Gives what libhyphen 2.8.8 gives (`hnj_hyphen_hyphenate3`): Liang's rule that the greatest digit of all patterns
/// decides, but of all patterns that end with a letter the longest alone; compounds are divided first, each part again
/// until no compound is left.
[[nodiscard]] std::vector<bool> divide_word(const HyphenLevels& levels, std::string_view word, HyphenMinimum fewest);

}  // namespace recto::text
