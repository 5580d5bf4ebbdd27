// Which form of a word goes with a number: "1 question", "2 questions".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// The forms that the languages of the world tell apart (Unicode CLDR, "Language Plural Rules").
enum class Plural { zero, one, two, few, many, other };
inline constexpr std::size_t plural_count = static_cast<std::size_t>(Plural::other) + 1;

/// "one", "few" …: as catalogues of words write it.
[[nodiscard]] std::string_view name_of(Plural plural);
[[nodiscard]] std::optional<Plural> find_plural(std::string_view name);

/// The form that goes with `number` in `language` (BCP 47); `other` in a language without rules.
[[nodiscard]] Plural plural_of(const std::string& language, int number);

/// The forms of a language, in the order of `Plural`.
struct PluralForms {
  std::vector<Plural> possible;  ///< all that the language has, fractions and round millions included
  std::vector<Plural> needed;    ///< those of the whole numbers up to a thousand
};
[[nodiscard]] PluralForms plural_forms(const std::string& language);

}  // namespace recto::text
