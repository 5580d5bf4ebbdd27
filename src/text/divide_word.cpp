// Values are counted as they are in patterns: the value at i stands before byte i of the word between its two dots.
// Parts of compounds are divided by recursion: a part is shorter than its word, so that it ends.
#include "text/divide_word.h"

#include <algorithm>
#include <string>

namespace recto::text {
namespace {

bool is_odd(char digit) { return (digit & 1) != 0; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool goes_on(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// What is known behind each byte of a word.
struct Place {
  char digit = '0';
  bool changed = false;                    ///< a hyphen here changes the spelling
  const SpellingChange* change = nullptr;  ///< how, of the level looked at
  std::size_t change_begin = 0;            ///< byte from which it replaces
};
using Places = std::vector<Place>;

/// One level's patterns on one word.
class Values {
 public:
  Values(const HyphenPatterns& patterns, std::string_view word) : text_{"."} {
    for (const char byte : word) text_ += is_digit(byte) ? '.' : byte;
    text_ += '.';
    values_.resize(text_.size());
    std::size_t length = 0;
    for (std::size_t end = 1; end <= text_.size(); ++end) {
      const auto match = patterns.longest_end(std::string_view{text_}.substr(0, end), length + 1);
      length = match.length;
      if (match.is_pattern) apply(match.pattern, static_cast<int>(end - match.pattern.digits.size()));
    }
  }

  [[nodiscard]] Places places() const {
    Places places(text_.size() - 2);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) places[i].digit = values_[i + 1].digit;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto at = values_[i].hyphen_at;
      if (at < 1 || at > static_cast<int>(places.size())) continue;
      const auto* change = values_[static_cast<std::size_t>(at)].change;
      if (change == nullptr) continue;
      auto& place = places[static_cast<std::size_t>(at) - 1];
      place = {place.digit, true, change, i};
      i += static_cast<std::size_t>(std::max(1, values_[i].replaced)) - 1;
    }
    return places;
  }

 private:
  struct Value {
    char digit = '0';
    const SpellingChange* change = nullptr;  ///< of the pattern that gave the digit
    int hyphen_at = -1;                      ///< of the change that begins here
    int replaced = 0;                        ///< its bytes
  };
  [[nodiscard]] Value* value(int at) {
    return at >= 0 && at < static_cast<int>(values_.size()) ? &values_[static_cast<std::size_t>(at)] : nullptr;
  }

  void apply(const HyphenPattern& pattern, int offset) {
    Value* begin = pattern.change == nullptr ? nullptr : value(offset + pattern.change->begin);
    if (begin != nullptr) begin->replaced = pattern.change->length;
    for (int k = 0; k < static_cast<int>(pattern.digits.size()); ++k) {
      Value* at = value(offset + k);
      const char digit = pattern.digits[static_cast<std::size_t>(k)];
      if (at == nullptr || at->digit >= digit) continue;
      at->digit = digit;
      if (!is_odd(digit)) continue;
      at->change = pattern.change;
      if (begin == nullptr) continue;
      const int from = pattern.change->begin;
      if (k >= from && k <= from + pattern.change->length) begin->hyphen_at = offset + k;
    }
  }

  std::string text_;
  std::vector<Value> values_;
};

/// Whether an end of a word is that of the whole word; there the minimum of words counts, which is applied last.
enum class End { of_word, of_part };

class Divider {
 public:
  explicit Divider(const HyphenLevels& levels) : levels_{levels} {}

  [[nodiscard]] Places divide(std::string_view word, End left, End right) const {
    Places places = Values{levels_.compounds, word}.places();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool is_boundary = is_odd(places[i].digit);
      if (!is_boundary && (begin == 0 || i + 1 < places.size())) continue;
      if (i > begin + 1) {
        divide_part(word, {begin, i}, begin > 0 ? End::of_part : left, is_boundary ? End::of_part : right, places);
      }
      begin = i + 1;
    }
    if (begin == 0) divide_simple(word, left, right, places);
    return places;
  }

  /// No hyphen before `fewest` characters stand.  Digits do not count, ligatures of three letters for two.
  void clear_left(std::string_view word, int fewest, Places& places) const {
    int count = 1 + more_letters(word, 0);
    for (std::size_t i = 0; i < word.size() && is_digit(word[i]); ++i) --count;
    for (std::size_t i = 0; count < fewest && i < word.size(); ++count) {
      do {
        places[i++].digit = '0';
        count += more_letters(word, i);
      } while (levels_.is_utf8() && i < word.size() && goes_on(word[i]));
    }
  }

  void clear_right(std::string_view word, int fewest, Places& places) const {
    int count = 0;
    for (std::size_t i = word.size(); i > 1 && is_digit(word[i - 1]); --i) --count;
    for (std::size_t i = word.size(); count < fewest && i > 1; --i) {
      places[i - 1].digit = '0';
      if (!levels_.is_utf8() || !goes_on(word[i - 1])) ++count;
    }
  }

  void clear_undivided(std::string_view word, Places& places) const {
    for (const auto& text : levels_.undivided) {
      for (auto at = word.find(text); at != std::string_view::npos; at = word.find(text, at + 1)) {
        places[at + text.size() - 1].digit = '0';
        if (at > 0) places[at - 1].digit = '0';
      }
    }
  }

 private:
  /// Bytes of a word: the first and the last.
  struct Part {
    std::size_t begin;
    std::size_t last;
  };

  /// The part as it is spelt when a hyphen stands behind it.
  [[nodiscard]] static std::string spelt(std::string_view word, Part part, const Place& behind) {
    std::size_t end = part.last + 1;
    std::string whole{word};
    if (behind.change != nullptr) {
      const auto& text = behind.change->text;
      whole = whole.substr(0, behind.change_begin) + text;
      if (const auto hyphen = text.find('='); hyphen != std::string::npos) end = behind.change_begin + hyphen;
    }
    end = std::min({end, whole.size(), part.begin + word.size() - 1});
    return whole.substr(std::min(part.begin, end), end - std::min(part.begin, end));
  }

  void divide_part(std::string_view word, Part part, End left, End right, Places& places) const {
    const auto text = spelt(word, part, places[part.last]);
    if (text.empty()) return;
    const Places found = divide(text, left, right);
    for (std::size_t i = 0; part.begin + i + 1 < part.last && i < found.size(); ++i) {
      auto& place = places[part.begin + i];
      place.digit = found[i].digit;
      place.changed = place.changed || found[i].changed;
    }
  }

  void divide_simple(std::string_view word, End left, End right, Places& places) const {
    const Places found = Values{levels_.parts, word}.places();
    for (std::size_t i = 0; i < places.size(); ++i) {
      places[i].digit = found[i].digit;
      places[i].changed = places[i].changed || found[i].changed;
    }
    if (left == End::of_part) clear_left(word, levels_.of_part.left, places);
    if (right == End::of_part) clear_right(word, levels_.of_part.right, places);
  }

  /// U+FB03 and U+FB04 are ffi and ffl.
  [[nodiscard]] int more_letters(std::string_view word, std::size_t at) const {
    const auto character = word.substr(std::min(at, word.size()), 3);
    return levels_.is_utf8() && (character == "\uFB03" || character == "\uFB04") ? 1 : 0;
  }

  const HyphenLevels& levels_;
};

}  // namespace

std::vector<bool> divide_word(const HyphenLevels& levels, std::string_view word, HyphenMinimum fewest) {
  if (word.empty()) return {};
  const Divider divider{levels};
  Places places = divider.divide(word, End::of_word, End::of_word);
  divider.clear_left(word, std::max(fewest.left, levels.of_word.left), places);
  divider.clear_right(word, std::max(fewest.right, levels.of_word.right), places);
  divider.clear_undivided(word, places);
  std::vector<bool> divided;
  for (const auto& place : places) divided.push_back(is_odd(place.digit) && !place.changed);
  return divided;
}

}  // namespace recto::text
