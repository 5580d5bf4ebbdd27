// Where lines may end: UAX #14 by ICU, and the places within identifiers.
#pragma once

#include "text/source_text.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct UBreakIterator;

namespace recto::text {

struct Opportunity {
  std::uint32_t byte = 0;  ///< the next line begins here, before or after blanks
  bool forced = false;
  bool inner = false;  ///< within a phrase (Japanese) or between letters (Korean): only for one wider than a line
  bool operator==(const Opportunity&) const = default;
};

/// Line break opportunities; keeps one iterator a language.
class Segmenter {
 public:
  Segmenter() = default;
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;
  ~Segmenter();

  /// Ascending, the end of the text left out.  Strict rules for Chinese and Japanese, phrases for Japanese, blanks for
  /// Korean, dictionaries for Thai, Lao, Khmer and Burmese.
  [[nodiscard]] const std::vector<Opportunity>& opportunities(const SourceText& text, const std::string& language);

 private:
  enum class Width { words, phrases };
  [[nodiscard]] UBreakIterator* iterator(const std::string& language, Width width);
  void mark_inner(const SourceText& text, const std::string& language);

  std::map<std::pair<std::string, Width>, UBreakIterator*> iterators_;
  std::vector<Opportunity> found_;
};

/// Bytes of `name` (an identifier, a path, an address) at which it may be broken without a hyphen: after `/` `\` `.`
/// `_` `:` `?` `&` `#` `=` and before a capital, with two letters or digits at least on either side.
[[nodiscard]] std::vector<std::uint32_t> identifier_breaks(std::string_view name);

/// Whether a break after this character, with no blank, needs no penalty: ideographs and scripts without spaces.
[[nodiscard]] bool breaks_freely_after(char32_t character);

/// By what share of its advance what stands for `character` grows in a justified line, at stretch 1: word spaces by
/// half, ideographs hardly.
[[nodiscard]] double stretch_share(char32_t character);
/// Whether it may have a share: quick, for every character.
[[nodiscard]] inline bool is_stretchable(char32_t character) {
  return character == U' ' || character == 0xA0 || character >= 0x1100;
}

}  // namespace recto::text
