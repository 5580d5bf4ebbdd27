// ICU's plural rules.  ICU itself remembers the rules of a language, so asking again costs little.  Which forms
// whole numbers take is found by trying them: CLDR's lists name forms of fractions as well.
#include "text/plural.h"

#include "diag/environment_error.h"

#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recto::text {
namespace {

constexpr std::array<std::string_view, plural_count> names{"zero", "one", "two", "few", "many", "other"};
constexpr int highest_count = 1000;

using Rules = std::unique_ptr<icu::PluralRules>;

Rules rules_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status)) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  Rules rules{icu::PluralRules::forLocale(locale, status)};
  if (U_FAILURE(status) || !rules) throw diag::EnvironmentError("ICU has no plural rules; is its data installed?");
  return rules;
}

Plural plural_of(const icu::UnicodeString& keyword) {
  std::string name;
  return find_plural(keyword.toUTF8String(name)).value_or(Plural::other);
}

/// Whether `rules` have a form called `plural`.
bool has(const icu::PluralRules& rules, Plural plural) {
  return rules.isKeyword(icu::UnicodeString::fromUTF8(std::string{name_of(plural)})) != 0;
}

}  // namespace

std::string_view name_of(Plural plural) { return names.at(static_cast<std::size_t>(plural)); }

std::optional<Plural> find_plural(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Plural>(found - names.begin());
}

Plural plural_of(const std::string& language, int number) { return plural_of(rules_of(language)->select(number)); }

PluralForms plural_forms(const std::string& language) {
  const auto rules = rules_of(language);
  std::array<bool, plural_count> used{};
  for (int number = 0; number <= highest_count; ++number) {
    used.at(static_cast<std::size_t>(plural_of(rules->select(number)))) = true;
  }
  PluralForms forms;
  for (std::size_t i = 0; i < plural_count; ++i) {
    const auto plural = static_cast<Plural>(i);
    if (has(*rules, plural)) forms.possible.push_back(plural);
    if (used.at(i)) forms.needed.push_back(plural);
  }
  return forms;
}

}  // namespace recto::text
