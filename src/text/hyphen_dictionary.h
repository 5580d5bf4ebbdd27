// Hyphenation patterns of one language.
#pragma once

#include "text/font_catalogue.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _HyphenDict;  // NOLINT(bugprone-reserved-identifier): the name that libhyphen chose
struct UConverter;

namespace recto::text {

/// Patterns after Liang, applied by libhyphen.  Immutable, so that threads may share one.
class HyphenDictionary {
 public:
  /// Throws `diag::EnvironmentError` for a file that is missing or is no dictionary.
  HyphenDictionary(const HyphenationFile& file, const std::string& path);
  HyphenDictionary(const HyphenDictionary&) = delete;
  HyphenDictionary& operator=(const HyphenDictionary&) = delete;
  ~HyphenDictionary();

  /// Bytes of the UTF-8 `word` before which a hyphen may stand, ascending.
  ///
  /// Only capitals at the start are expected: patterns know lower case.  Points that would change the spelling
  /// (old German "Schiff-fahrt") are left out, and so is every point in a word with a letter the patterns lack.
  [[nodiscard]] std::vector<std::uint16_t> points(std::string_view word) const;

 private:
  struct Release {
    void operator()(_HyphenDict* dictionary) const;
  };
  [[nodiscard]] bool encode(const std::vector<char32_t>& letters, std::string& bytes) const;

  std::unique_ptr<_HyphenDict, Release> dictionary_;
  std::vector<std::pair<char32_t, char>> bytes_of_;  ///< dictionaries not in UTF-8: letters and their bytes, sorted
  int left_minimum_;
  int right_minimum_;
};

}  // namespace recto::text
