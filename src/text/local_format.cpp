// What CLDR knows of a language, through ICU.  Of a list's patterns only the one between items in its middle is used:
// the layout's lists enumerate, they do not end in "and".
#include "text/local_format.h"

#include "diag/environment_error.h"

#include <unicode/datefmt.h>
#include <unicode/listformatter.h>
#include <unicode/numsys.h>

#include <array>
#include <memory>

namespace recto::text {
namespace {

icu::Locale locale_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(language, status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw diag::EnvironmentError(std::string{"ICU has "} + what + "; is its data installed?");
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

}  // namespace

Numerals numerals_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberingSystem> system{icu::NumberingSystem::createInstance(locale_of(language), status)};
  require(status, "no numerals");
  icu::UnicodeString digits = system->getDescription();
  if (system->isAlgorithmic() != 0 || digits.countChar32() != 10) digits = u"0123456789";
  Numerals numerals;
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    numerals.at(i) = utf8(icu::UnicodeString{digits.char32At(digits.moveIndex32(0, static_cast<std::int32_t>(i)))});
  }
  return numerals;
}

std::string list_separator(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> formatter{
      icu::ListFormatter::createInstance(locale_of(language), ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status)};
  require(status, "no punctuation of lists");
  const std::array<icu::UnicodeString, 4> items{u"1", u"2", u"3", u"4"};
  icu::UnicodeString list;
  formatter->format(items.data(), static_cast<std::int32_t>(items.size()), list, status);
  require(status, "no punctuation of lists");
  const auto begin = list.indexOf(items[1]) + 1;
  return utf8(list.tempSubStringBetween(begin, list.indexOf(items[2])));
}

std::string long_date(const std::string& language, std::chrono::year_month_day date) {
  constexpr double milliseconds_a_day = 86'400'000;
  const std::unique_ptr<icu::DateFormat> formatter{
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_of(language))};
  if (!formatter) require(U_MISSING_RESOURCE_ERROR, "no dates");
  formatter->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  formatter->format(std::chrono::sys_days{date}.time_since_epoch().count() * milliseconds_a_day, text);
  return utf8(text);
}

}  // namespace recto::text
