// ICU's list of languages, by code and by English name.
#include "text/language_name.h"

#include <unicode/locid.h>

namespace recto::text {
namespace {

/// The part before the first hyphen.
std::string base_of(const std::string& language) { return language.substr(0, language.find('-')); }

icu::UnicodeString shown(const icu::Locale& locale) {
  icu::UnicodeString name;
  return locale.getDisplayName(icu::Locale::getEnglish(), name);
}

}  // namespace

bool is_known_language(const std::string& language) {
  const std::string base = base_of(language);
  for (const char* const* known = icu::Locale::getISOLanguages(); *known != nullptr; ++known) {
    if (base == *known) return true;
  }
  return false;
}

std::string language_called(const std::string& name) {
  const auto wanted = icu::UnicodeString::fromUTF8(name).foldCase();
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    if (shown(icu::Locale{*code}).foldCase() == wanted) return *code;
  }
  return {};
}

std::string english_name(const std::string& language) {
  if (!is_known_language(language)) return language;
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status)) return language;
  std::string name;
  return shown(locale).toUTF8String(name);
}

std::vector<std::string> from_narrow_to_wide(const std::string& language) {
  std::vector<std::string> tags{language};
  for (auto end = language.rfind('-'); end != std::string::npos && end > 0; end = language.rfind('-', end - 1)) {
    tags.push_back(language.substr(0, end));
  }
  return tags;
}

}  // namespace recto::text
