// Hyphenation patterns, packed so that tens of thousands load in milliseconds.
//
// Liang (1983) keeps patterns in a trie, libhyphen in an automaton with a hash entry, a state and a list of transitions
// for every beginning of a pattern, each allocated by itself: two seconds for the German file.  Here the letters of
// all patterns stand in one string and one open-addressed table holds their beginnings, eight bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// Another spelling where a word is divided: "Schiffahrt" becomes "Schiff-fahrt".
struct SpellingChange {
  std::string text;  ///< with `=` where the hyphen stands
  int begin = 0;     ///< where it begins, counted as the digits of its pattern are
  int length = 0;    ///< bytes it replaces
};

/// What a pattern says of the places between the letters of a word.
struct HyphenPattern {
  std::string_view digits;                 ///< '0' to '9'; the last stands behind the pattern's last letter
  const SpellingChange* change = nullptr;  ///< null if the spelling stays
};

/// Patterns by their letters.  Bytes in the dictionary's encoding; '.' is the end of a word.
class HyphenPatterns {
 public:
  /// Makes room for patterns of `bytes` bytes together; more may be added.
  explicit HyphenPatterns(std::size_t bytes = 0);

  /// Adds a pattern.  Of two with equal letters the later counts.  Empty `letters` are ignored.
  void add(std::string_view letters, std::string_view digits);
  void add(std::string_view letters, std::string_view digits, SpellingChange change);

  struct Match {
    std::size_t length = 0;  ///< bytes
    bool is_pattern = false;
    HyphenPattern pattern{};
  };
  /// The longest end of `text`, of `most` bytes at most, with which a pattern begins.
  [[nodiscard]] Match longest_end(std::string_view text, std::size_t most) const;

 private:
  /// A beginning of a pattern.
  struct Beginning {
    std::uint32_t letters = 0;  ///< where it stands in `letters_`
    std::uint32_t length : 8 = 0;
    std::uint32_t rule : 24 = 0;  ///< one more than its index in `rules_`; 0: no pattern ends here
  };
  struct Rule {
    std::uint32_t digits = 0;  ///< where they stand in `digits_`
    std::uint32_t count = 0;
    std::uint32_t change = 0;  ///< one more than its index in `changes_`; 0: none
  };
  void add_rule(std::string_view letters, const Rule& rule);
  void grow();
  [[nodiscard]] std::size_t slot_of(std::string_view letters, std::uint64_t hash) const;
  [[nodiscard]] std::string_view letters_of(const Beginning& beginning) const;
  [[nodiscard]] Match match(const Beginning& beginning) const;

  std::string letters_;
  std::string digits_;
  std::vector<Rule> rules_;
  std::vector<SpellingChange> changes_;
  std::vector<Beginning> table_;  ///< a power of two; length 0: a free slot
  std::size_t used_ = 0;
  int shift_ = 0;  ///< the upper bits of a hash are its slot
};

}  // namespace recto::text
