#include "text/hyphenator.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace recto::text {
namespace {

/// Shorter words are not worth a hyphen.
constexpr std::size_t least_letters = 5;
/// More remembered words than this are forgotten at once: a bound on memory, seldom reached.
constexpr std::size_t most_words = 50'000;

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto character = static_cast<UChar32>(c);
  return u_isalpha(character) != 0 || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

bool is_capital(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0; }

/// Signs that may stand between the words of a token: hyphens, dashes, apostrophes.
bool joins_words(char32_t c) {
  return c == '-' || c == '\'' || c == 0x2019 || (c >= 0x2010 && c <= 0x2014) || c == 0xA0 || c == 0x202F;
}

/// Signs within a token that make it a name or an address.
bool marks_name(char32_t c) {
  return (c >= '0' && c <= '9') || c == '_' || c == '@' || c == '.' || c == ':' || c == '\\' || c == '=';
}

/// Whether dictionaries know such words: long enough, capitals at most at the start.
bool is_common_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    if (is_capital(decode(word, at)) && letters > 0) return false;
  }
  return letters >= least_letters;
}

}  // namespace

const std::vector<std::uint16_t>& Hyphenator::word_points(std::string_view word, const std::string& language) {
  auto& words = languages_[language];
  key_.assign(word);
  if (const auto found = words.find(key_); found != words.end()) return found->second;
  if (words.size() >= most_words) words.clear();
  const HyphenDictionary* dictionary = fonts_.hyphenation(language);
  return words.emplace(key_, dictionary == nullptr ? std::vector<std::uint16_t>{} : dictionary->points(word))
      .first->second;
}

void Hyphenator::add_word(const ShapedParagraph::Data& data, Range word, Extent extent) {
  const auto& soft = data.source.soft_hyphens;
  const auto next_soft = std::upper_bound(soft.begin(), soft.end(), word.begin);
  if (next_soft != soft.end() && *next_soft < word.end) {
    for (auto place = next_soft; place != soft.end() && *place < word.end; ++place) found_.push_back(*place);
    return;
  }
  const auto& style = data.styles[data.source.span_at(word.begin)];
  const auto& last_style = data.styles[data.source.span_at(word.end - 1)];
  if (extent == Extent::soft_only || style.identifier || last_style.identifier) return;
  const auto text = std::string_view{data.source.utf8}.substr(word.begin, word.end - word.begin);
  if (!is_common_word(text)) return;
  for (const auto place : word_points(text, style.language)) found_.push_back(word.begin + place);
}

/// A token stands between blanks; its words between hyphens, apostrophes and the punctuation around it.
void Hyphenator::add_token(const ShapedParagraph::Data& data, Range token, Extent extent) {
  const std::string_view text = data.source.utf8;
  auto words = std::vector<Range>{};
  char32_t pending = 0;  // a sign that makes a name if letters follow
  bool is_name = false;
  for (std::size_t at = token.begin; at < token.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode(text, at);
    if (is_letter(c)) {
      is_name = is_name || (pending != 0 && !words.empty());
      const bool goes_on = !words.empty() && words.back().end == begin;
      if (!goes_on) words.push_back({begin, begin});
      words.back().end = static_cast<std::uint32_t>(at);
      pending = 0;
    } else if (c >= '0' && c <= '9') {
      is_name = true;
    } else if (marks_name(c)) {
      pending = c;
    } else if (joins_words(c)) {
      pending = 0;
    }
  }
  const auto& soft = data.source.soft_hyphens;
  const auto first_soft = std::lower_bound(soft.begin(), soft.end(), token.begin);
  const bool has_soft = first_soft != soft.end() && *first_soft < token.end;
  if (is_name && !has_soft) return;
  for (const auto& word : words) add_word(data, word, extent);
}

const std::vector<std::uint32_t>& Hyphenator::points(const ShapedParagraph::Data& data) {
  found_.clear();
  if (data.hyphenate) {
    add_points(data, Extent::words);
  } else if (!data.source.soft_hyphens.empty()) {
    add_points(data, Extent::soft_only);
  }
  return found_;
}

const std::vector<std::uint32_t>& Hyphenator::all_points(const ShapedParagraph::Data& data) {
  found_.clear();
  add_points(data, Extent::words);
  return found_;
}

void Hyphenator::add_points(const ShapedParagraph::Data& data, Extent extent) {
  const std::string_view text = data.source.utf8;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(at);
    if (!is_blank(decode(text, at))) continue;
    if (here > begin) add_token(data, {begin, here}, extent);
    begin = static_cast<std::uint32_t>(at);
  }
  if (begin < text.size()) add_token(data, {begin, data.source.size()}, extent);
}

}  // namespace recto::text
