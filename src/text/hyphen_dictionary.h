// Hyphenation patterns of one language.
#pragma once

#include "text/font_catalogue.h"
#include "text/hyphen_levels.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// Patterns after Liang and how their letters are written.  Immutable, so that threads may share one.
class HyphenDictionary {
 public:
  /// Throws `diag::EnvironmentError` for a file that is missing or is no dictionary.
  HyphenDictionary(const HyphenationFile& file, const std::string& path);
  HyphenDictionary(const HyphenDictionary&) = delete;
  HyphenDictionary& operator=(const HyphenDictionary&) = delete;

  /// Bytes of the UTF-8 `word` before which a hyphen may stand, ascending.
  ///
  /// Only capitals at the start are expected: patterns know lower case.  Points that would change the spelling
  /// (old German "Schiff-fahrt") are left out, and so is every point in a word with a letter the patterns lack.
  [[nodiscard]] std::vector<std::uint16_t> points(std::string_view word) const;

 private:
  [[nodiscard]] bool append(char32_t letter, std::string& bytes) const;
  /// Appends the letters' bytes and where each ends.  False if the encoding lacks one.
  [[nodiscard]] bool encode(const std::vector<char32_t>& letters, std::string& bytes,
                            std::vector<std::size_t>& ends) const;

  HyphenLevels levels_;
  std::vector<std::pair<char32_t, char>> bytes_of_;  ///< dictionaries not in UTF-8: letters and their bytes, sorted
  HyphenMinimum fewest_;
};

}  // namespace recto::text
