// Files of hyphenation patterns as LibreOffice keeps them (`hyph_*.dic`; README.hyphen of libhyphen).
#pragma once

#include "text/hyphen_patterns.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// Fewest letters before and after a hyphen; 0: not said.
struct HyphenMinimum {
  int left = 0;
  int right = 0;
};

/// All that a file says.  Words are divided into parts first (compounds; at hyphens and apostrophes where the file has
/// one level only), the parts then by themselves.
struct HyphenLevels {
  std::string encoding;  ///< "UTF-8", or a name that ICU knows
  HyphenPatterns compounds;
  HyphenPatterns parts;
  HyphenMinimum of_word;               ///< LEFTHYPHENMIN, RIGHTHYPHENMIN
  HyphenMinimum of_part;               ///< COMPOUNDLEFTHYPHENMIN, COMPOUNDRIGHTHYPHENMIN
  std::vector<std::string> undivided;  ///< NOHYPHEN: strings beside which no hyphen stands

  [[nodiscard]] bool is_utf8() const { return encoding == "UTF-8"; }
};

/// Reads the bytes of a file.  As libhyphen does, it takes every line for a pattern that is no setting and does not
/// begin with `%`: there is no file that it refuses.
[[nodiscard]] HyphenLevels read_hyphens(std::string_view file);

}  // namespace recto::text
