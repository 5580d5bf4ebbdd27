#include "text/grapheme.h"

#include <doctest/doctest.h>

using recto::text::grapheme_ends;

TEST_CASE("a grapheme cluster is what a reader takes for one character") {
  using Ends = std::vector<std::size_t>;
  const std::pair<const char*, Ends> table[] = {
      {"", {}},
      {"abc", {1, 2, 3}},
      {"\u00e4b", {2, 3}},
      {"e\u0301x", {3, 4}},  // a letter and its accent
      {"\u65e5\u672c", {3, 6}},
      {"\U0001F469\u200D\U0001F4BB!", {11, 12}},  // woman and laptop: one picture
      {"\u0915\u093F", {6}},                      // a consonant and its vowel sign
  };
  for (const auto& [text, ends] : table) {
    CAPTURE(text);
    CHECK(grapheme_ends(text) == ends);
  }
}
