// Follows libhyphen 2.8.8 in every detail that a pattern can depend on, since the files were made and tried with it:
// comments that begin with `#` are patterns too (and being the longest match hide shorter ones), lines are taken in
// pieces of 99 bytes, places of spelling changes count characters in UTF-8 files and bytes in others.
#include "text/hyphen_levels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace recto::text {
namespace {

/// libhyphen's buffer for a line, less the byte that ends it.
constexpr std::size_t longest_piece = 99;

std::string_view take_piece(std::string_view& rest) {
  const auto feed = rest.substr(0, longest_piece).find('\n');
  const auto piece = rest.substr(0, feed == std::string_view::npos ? longest_piece : feed + 1);
  rest.remove_prefix(piece.size());
  return piece;
}

std::string_view without_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

int number_of(std::string_view text) {
  int number = 0;
  text = without_blanks(text);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) >> 6U) != 2; }

/// What is read of one level.
struct Level {
  HyphenPatterns patterns;
  HyphenMinimum of_word;
  HyphenMinimum of_part;
  std::vector<std::string> undivided;
};

/// Separated by commas; the last byte is the line's end.
std::vector<std::string> undivided_strings(std::string_view list) {
  std::vector<std::string> strings;
  list = without_blanks(list);
  list = list.substr(0, list.empty() ? 0 : list.size() - 1);
  while (!list.empty()) {
    const auto comma = list.find(',', strings.empty() ? 1 : 0);
    if (comma != 0) strings.emplace_back(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return strings;
}

bool read_setting(std::string_view line, Level& level) {
  if (line.front() < 'A' || line.front() > 'Z') return false;  // most lines
  const std::pair<std::string_view, int*> numbers[] = {
      {"LEFTHYPHENMIN", &level.of_word.left},
      {"RIGHTHYPHENMIN", &level.of_word.right},
      {"COMPOUNDLEFTHYPHENMIN", &level.of_part.left},
      {"COMPOUNDRIGHTHYPHENMIN", &level.of_part.right},
  };
  for (const auto& [name, number] : numbers) {
    if (!line.starts_with(name)) continue;
    *number = number_of(line.substr(name.size()));
    return true;
  }
  constexpr std::string_view undivided = "NOHYPHEN";
  if (!line.starts_with(undivided)) return false;
  level.undivided = undivided_strings(line.substr(undivided.size()));
  return true;
}

/// A pattern taken apart: of "a1b2c" the letters "abc" and the digits "0120".  On the stack, for there are many.
class Parts {
 public:
  /// Requires a piece of a line.
  explicit Parts(std::string_view pattern) {
    digits_[0] = '0';
    for (const char byte : pattern) {
      if (static_cast<unsigned char>(byte) <= ' ') break;
      if (byte >= '0' && byte <= '9') {
        digits_[size_] = byte;
      } else {
        letters_[size_++] = byte;
        digits_[size_] = '0';
      }
    }
  }
  [[nodiscard]] std::string_view letters() const { return {letters_.data(), size_}; }
  [[nodiscard]] std::string_view digits() const { return {digits_.data(), size_ + 1}; }
  [[nodiscard]] bool begins_word() const { return letters().starts_with('.'); }

 private:
  std::array<char, longest_piece> letters_;
  std::array<char, longest_piece + 1> digits_;
  std::size_t size_ = 0;
};

/// Reads "text,begin,length"; both numbers may be missing.
SpellingChange change_of(std::string_view pattern, std::string_view rule) {
  const auto comma = rule.find(',');
  if (comma == std::string_view::npos) {
    rule = rule.substr(0, rule.find_first_of("\r\n"));
    return {.text = std::string{rule}, .begin = 0, .length = static_cast<int>(pattern.size())};
  }
  const auto second = rule.find(',', comma + 1);
  SpellingChange change{.text = std::string{rule.substr(0, comma)}};
  if (second == std::string_view::npos) return change;
  change.begin = number_of(rule.substr(comma + 1, second - comma - 1)) - 1;
  change.length = number_of(rule.substr(second + 1));
  return change;
}

/// From characters to bytes.
void count_bytes(const Parts& parts, SpellingChange& change) {
  const auto letters = parts.letters();
  int character = -1;
  int first = -1;
  for (std::size_t i = parts.begins_word() ? 1 : 0; i <= letters.size(); ++i) {
    if (i == letters.size() || begins_character(letters[i])) ++character;
    if (first < 0 && change.begin == character) {
      first = change.begin;
      change.begin = static_cast<int>(i);
    }
    if (first >= 0 && character - first == change.length) {
      change.length = static_cast<int>(i) - change.begin;
      break;
    }
  }
  if (parts.begins_word()) --change.begin;
}

void read_changing(std::string_view pattern, std::string_view rule, bool utf8, HyphenPatterns& patterns) {
  const Parts parts{pattern};
  auto change = change_of(pattern, rule);
  if (utf8) count_bytes(parts, change);
  if (change.length == 0) change.length = static_cast<int>(parts.letters().size());
  patterns.add(parts.letters(), parts.digits().substr(parts.begins_word() ? 1 : 0), std::move(change));
}

/// Zeros in front have no effect.
void read_plain(std::string_view pattern, HyphenPatterns& patterns) {
  const Parts parts{pattern};
  const auto digits = parts.digits();
  patterns.add(parts.letters(), digits.substr(std::min(digits.find_first_not_of('0'), digits.size())));
}

void read_pattern(std::string_view line, bool utf8, HyphenPatterns& patterns) {
  const auto slash = line.find('/');
  if (slash == std::string_view::npos) return read_plain(line, patterns);
  read_changing(line.substr(0, slash), line.substr(slash + 1), utf8, patterns);
}

Level read_level(std::string_view lines, bool utf8) {
  Level level{.patterns = HyphenPatterns{lines.size()}};
  while (!lines.empty()) {
    const auto line = take_piece(lines);
    if (!line.starts_with('%') && !read_setting(line, level)) read_pattern(line, utf8, level.patterns);
  }
  return level;
}

int first_said(int number, int other, int otherwise) { return number != 0 ? number : other != 0 ? other : otherwise; }

/// A file without a level for compounds: hyphens and apostrophes part words, what it says is of their parts.
Level signs_between_parts(const Level& parts, bool utf8) {
  Level level =
      utf8 ? read_level("NOHYPHEN ',–,’,-\n1-1\n1'1\n1–1\n1’1\n", true) : read_level("NOHYPHEN ',-\n1-1\n1'1\n", false);
  level.of_word = parts.of_word;
  level.of_part = {first_said(parts.of_part.left, parts.of_word.left, 3),
                   first_said(parts.of_part.right, parts.of_word.right, 3)};
  return level;
}

HyphenLevels joined(std::string encoding, Level compounds, Level parts) {
  return {.encoding = std::move(encoding),
          .compounds = std::move(compounds.patterns),
          .parts = std::move(parts.patterns),
          .of_word = compounds.of_word,
          .of_part = compounds.of_part,
          .undivided = std::move(compounds.undivided)};
}

}  // namespace

HyphenLevels read_hyphens(std::string_view file) {
  const auto first_line = take_piece(file);
  std::string encoding{first_line.substr(0, first_line.find_first_of("\r\n"))};
  const bool utf8 = encoding == "UTF-8";
  const auto next_level = file.find("\nNEXTLEVEL");
  if (next_level == std::string_view::npos) {
    Level parts = read_level(file, utf8);
    Level compounds = signs_between_parts(parts, utf8);
    return joined(std::move(encoding), std::move(compounds), std::move(parts));
  }
  Level compounds = read_level(file.substr(0, next_level + 1), utf8);
  file.remove_prefix(next_level + 1);
  take_piece(file);
  return joined(std::move(encoding), std::move(compounds), read_level(file, utf8));
}

}  // namespace recto::text
