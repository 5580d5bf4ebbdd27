#include "text/segmenter.h"

#include "diag/environment_error.h"

#include <fmt/format.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <array>

namespace recto::text {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw diag::EnvironmentError{fmt::format("ICU cannot break lines: {}", u_errorName(status))};
}

std::string locale(const std::string& language) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(language.c_str(), name.data(), static_cast<std::int32_t>(name.size()) - 1, nullptr, &status);
  return U_SUCCESS(status) ? std::string{name.data()} : std::string{"root"};
}

bool is_language(const std::string& language, std::string_view wanted) {
  return language.starts_with(wanted) && (language.size() == wanted.size() || language[wanted.size()] == '-');
}

UBreakIterator* open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* opened = ubrk_open(UBRK_LINE, name.c_str(), nullptr, 0, &status);
  require(status);
  return opened;
}

bool is_letter(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

bool is_name_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_separator(char c) { return std::string_view{"._/:\\?&#="}.find(c) != std::string_view::npos; }

bool is_break(std::string_view name, std::size_t at) {
  const char before = name[at - 1];
  const char after = name[at];
  if (!is_name_letter(after) || (static_cast<unsigned char>(after) & 0xC0) == 0x80) return false;
  if (is_separator(before)) return true;
  if (!is_capital(after) || at < 2 || !is_name_letter(name[at - 2])) return false;
  // HTTPServer breaks before `S`, not within `HTTP`.
  const bool next_is_small = at + 1 < name.size() && name[at + 1] >= 'a' && name[at + 1] <= 'z';
  return is_name_letter(before) && (!is_capital(before) || next_is_small);
}

}  // namespace

Segmenter::~Segmenter() {
  for (const auto& [language, iterator] : iterators_) ubrk_close(iterator);
}

UBreakIterator* Segmenter::iterator(const std::string& language, Width width) {
  auto& iterator = iterators_[{language, width}];
  if (iterator == nullptr) {
    iterator = open(locale(language) + (width == Width::words ? "@lb=strict" : "@lb=strict;lw=phrase"));
  }
  return iterator;
}

/// Finds out which opportunities part a phrase.
void Segmenter::mark_inner(const SourceText& text, const std::string& language) {
  if (text.byte_of.empty()) return;
  if (is_language(language, "ko")) {
    for (auto& each : found_) each.inner = is_letter(text.before(each.byte)) && is_letter(text.after(each.byte));
  } else if (is_language(language, "ja")) {
    UBreakIterator* phrases = iterator(language, Width::phrases);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(phrases, text.utf16.data(), static_cast<std::int32_t>(text.utf16.size()), &status);
    require(status);
    for (auto& each : found_) {
      each.inner = !each.forced && ubrk_isBoundary(phrases, static_cast<std::int32_t>(text.unit_at(each.byte))) == 0;
    }
  }
}

const std::vector<Opportunity>& Segmenter::opportunities(const SourceText& text, const std::string& language) {
  found_.clear();
  UBreakIterator* breaks = iterator(language, Width::words);
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(text.utf16.size());
  ubrk_setText(breaks, text.utf16.data(), length, &status);
  require(status);
  for (auto at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
    const bool forced = ubrk_getRuleStatus(breaks) >= UBRK_LINE_HARD;
    // A separator at the very end makes no empty line after it: it ends the last one.
    if (at < length) found_.push_back({text.byte_at(static_cast<std::size_t>(at)), forced});
  }
  mark_inner(text, language);
  return found_;
}

std::vector<std::uint32_t> identifier_breaks(std::string_view name) {
  std::vector<std::uint32_t> found;
  int letters_after = 0;
  for (std::size_t at = name.size(); at-- > 1;) {
    letters_after += is_name_letter(name[at]) ? 1 : 0;
    if (letters_after >= 2 && is_break(name, at)) found.push_back(static_cast<std::uint32_t>(at));
  }
  // From the left, all before the second letter fall away.
  int letters_before = 0;
  std::size_t least = 0;
  for (; least < name.size() && letters_before < 2; ++least) letters_before += is_name_letter(name[least]) ? 1 : 0;
  std::vector<std::uint32_t> kept;
  for (auto at = found.rbegin(); at != found.rend(); ++at) {
    if (*at >= least) kept.push_back(*at);
  }
  return kept;
}

bool breaks_freely_after(char32_t character) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_NONSTARTER:
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_ZWSPACE:
      return true;
    default:
      return false;
  }
}

double stretch_share(char32_t character) {
  if (character < 0x1100) return character == U' ' || character == 0xA0 ? 0.5 : 0;
  const auto line_break = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK);
  return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_CONDITIONAL_JAPANESE_STARTER ? 0.05 : 0;
}

}  // namespace recto::text
