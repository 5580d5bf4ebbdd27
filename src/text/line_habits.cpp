// A place is judged by the words on its two sides.  Most have two letters beside them and are decided at once.
#include "text/line_habits.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace recto::text {
namespace {

/// What stands before a number: "No. 5", "Abs. 1", "Рис. 3".
constexpr std::array<std::string_view, 44> before_numbers{
    "abb", "abs", "art", "bd",  "c",   "ca", "cap", "ch",  "chap", "eq",  "ex", "fig", "figs", "hl",    "item",
    "kap", "no",  "nos", "nr",  "núm", "n",  "p",   "pág", "par",  "pp",  "s",  "sec", "sect", "st",    "str",
    "tab", "v",   "ver", "vgl", "vol", "vs", "z",   "гл",  "п",    "рис", "ст", "стр", "табл", "approx"};
constexpr std::array<std::string_view, 12> titles{"dr", "fr",  "hr", "jr",   "mlle", "mme",
                                                  "mr", "mrs", "ms", "prof", "sr",   "st"};
constexpr std::array<std::string_view, 80> units{
    "%",     "‰",    "°",   "°C",   "°F",   "€",   "$",   "£",  "¥",   "A",   "B",    "bit",  "bits",    "byte",
    "bytes", "cm",   "d",   "dB",   "dpi",  "em",  "EUR", "g",  "GB",  "GHz", "GiB",  "h",    "Hz",      "J",
    "K",     "kB",   "KB",  "kg",   "kHz",  "KiB", "kJ",  "km", "kW",  "kWh", "l",    "m",    "MB",      "Mbit/s",
    "mg",    "MHz",  "MiB", "min",  "ml",   "mm",  "mol", "ms", "MW",  "nm",  "ns",   "Pa",   "pt",      "px",
    "rem",   "s",    "t",   "TB",   "THz",  "TiB", "USD", "V",  "W",   "Uhr", "a.m.", "p.m.", "million", "billion",
    "Mio.",  "Mrd.", "млн", "млрд", "руб.", "µm",  "µs",  "μs", "ohm", "Ω"};

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_dash(char32_t c) { return c >= 0x2012 && c <= 0x2015; }
bool is_dash_or_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || is_dash(c); }
bool is_currency(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL; }

bool is_number(std::string_view word) {
  return !word.empty() && is_digit(static_cast<unsigned char>(word.front())) &&
         word.find_first_not_of("0123456789.,:/\xE2\x80\x93-") == std::string_view::npos;
}

std::string lower(std::string_view word) {
  std::string result;
  for (std::size_t at = 0; at < word.size();) {
    append_utf8(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decode(word, at)))));
  }
  return result;
}

/// Marks that close around a word do not belong to it.
std::string_view without_marks(std::string_view word, std::string_view before, std::string_view behind) {
  word.remove_prefix(std::min(word.find_first_not_of(before), word.size()));
  word.remove_suffix(word.size() - std::min(word.find_last_not_of(behind) + 1, word.size()));
  return word;
}

/// Letters, each with a full stop: "z.", "e.g.".
bool is_initials(std::string_view word) {
  bool letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode(word, at);
    if (letter ? c != U'.' : !is_letter(c)) return false;
    letter = !letter;
  }
  return !letter && !word.empty();
}

std::size_t characters(std::string_view word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Place {
 public:
  Place(const SourceText& text, std::uint32_t end, std::uint32_t start)
      : text_{text}, end_{end}, start_{start}, last_{text.before(end)}, next_{text.after(start)} {}

  [[nodiscard]] Habit habit(std::string_view language) const {
    const bool blank = start_ > end_;
    if (is_letter(last_) && is_letter(next_)) return Habit::free;
    if (is_dash(next_) || (next_ == U'-' && blank)) return opens_at(start_) ? Habit::free : Habit::hardly;
    return blank ? at_blank(language) : behind_mark();
  }

 private:
  /// A dash with something behind it and nothing before it opens: a raya, an option.
  [[nodiscard]] bool opens_at(std::uint32_t dash) const {
    if (start_ == end_) return false;
    const std::string_view rest = std::string_view{text_.utf8}.substr(dash);
    std::size_t at = 0;
    char32_t c = 0;
    while (at < rest.size() && is_dash_or_hyphen(c = decode(rest, at))) c = 0;
    return c != 0 && !is_blank(c) && (is_letter(c) || is_digit(c) || c == U'¿' || c == U'¡' || c == U'«' || c == U'“');
  }

  [[nodiscard]] Habit behind_mark() const {
    if (!is_dash_or_hyphen(last_)) return Habit::free;
    const auto dash = text_.previous(end_);
    if (is_digit(text_.before(dash)) && is_digit(next_)) return Habit::hardly;  // a range
    const auto first = dash == 0 ? 0 : text_.previous(dash);
    const bool lone = is_letter(text_.before(dash)) && (first == 0 || is_blank(text_.before(first)));
    return lone && !is_dash(last_) ? Habit::rather_not : Habit::free;  // "e-mail"
  }

  [[nodiscard]] Habit at_blank(std::string_view language) const {
    if (ends_with_opening_dash(text_, end_) && !is_blank_before_word()) return Habit::hardly;
    if (language.starts_with("fr") && (last_ == U'«' || next_ == U'»' || next_ == U':' || next_ == U'%')) {
      return Habit::hardly;
    }
    const auto before = word_before();
    const auto after = without_marks(word_after(), "([", ".,;:!?)]");
    if (is_digit(next_) || next_ == 0x2212) return before_number(before, after);
    if (is_number(without_marks(before, "([+-", ""))) return behind_number(after);
    if (last_ != U'.') return Habit::free;
    const auto word = before.substr(0, before.size() - 1);
    if (is_initials(before)) return is_initials(word_after()) ? Habit::hardly : Habit::rather_not;
    return is_among(lower(word), titles) && u_isupper(static_cast<UChar32>(next_)) != 0 ? Habit::hardly : Habit::free;
  }

  [[nodiscard]] Habit before_number(std::string_view before, std::string_view after) const {
    if (last_ == U'§' || last_ == U'№' || last_ == U'#' || is_currency(last_)) return Habit::hardly;
    const auto word = without_marks(before, "([", "");
    if (word.ends_with(".") && is_among(lower(word.substr(0, word.size() - 1)), before_numbers)) return Habit::hardly;
    const bool grouped = is_number(word) && characters(word) <= 3 && characters(after) == 3 && is_number(after);
    if (grouped) return Habit::hardly;  // "10 000"
    return is_letter(last_) && characters(after) <= 4 ? Habit::rather_not : Habit::free;
  }

  [[nodiscard]] static Habit behind_number(std::string_view after) {
    if (is_among(after, units) || is_among(std::string(after) + ".", units)) return Habit::hardly;
    std::size_t at = 0;
    return !after.empty() && is_letter(decode(after, at)) ? Habit::rather_not : Habit::free;
  }

  /// The dash stands between words, blanks on both sides.
  [[nodiscard]] bool is_blank_before_word() const {
    const auto word = word_before();
    return word.size() < end_;
  }

  [[nodiscard]] std::string_view word_before() const {
    auto begin = end_;
    while (begin > 0 && !is_blank(text_.before(begin)) && text_.before(begin) != 0xA0) begin = text_.previous(begin);
    return std::string_view{text_.utf8}.substr(begin, end_ - begin);
  }

  [[nodiscard]] std::string_view word_after() const {
    const std::string_view rest = std::string_view{text_.utf8}.substr(start_);
    for (std::size_t at = 0; at < rest.size();) {
      const auto begin = at;
      if (is_blank(decode(rest, at))) return rest.substr(0, begin);
    }
    return rest;
  }

  const SourceText& text_;
  std::uint32_t end_;
  std::uint32_t start_;
  char32_t last_;
  char32_t next_;
};

}  // namespace

Habit line_habit(const SourceText& text, std::uint32_t end, std::uint32_t start, std::string_view language) {
  return Place{text, end, start}.habit(language);
}

bool ends_with_opening_dash(const SourceText& text, std::uint32_t end) {
  const auto last = end;
  while (end > 0 && is_dash_or_hyphen(text.before(end))) end = text.previous(end);
  if (end == last) return false;
  const char32_t before = text.before(end);
  return before == 0 || is_blank(before) || before == U'(' || before == U'“' || before == U'«';
}

}  // namespace recto::text
