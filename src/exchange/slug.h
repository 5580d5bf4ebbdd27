// Identifiers out of what people write.
#pragma once

#include <string>
#include <string_view>

namespace recto::exchange {

/// Words in lower case joined by hyphens, cut at a word below 48 characters: "What is Django?" → `what-is-django`.
/// Letters of all scripts stay.  Empty if there is none.
[[nodiscard]] std::string slug(std::string_view text);

/// The nearest identifier: other characters become hyphens, `::` a dot, case stays.  Empty if nothing is left.
[[nodiscard]] std::string identifier_of(std::string_view text);

/// The alias under which a bank remembers a foreign program's name for a question: `prefix-` and `name`, whose
/// characters other than letters and digits are written as `_` and two hexadecimal digits.
[[nodiscard]] std::string foreign_alias(std::string_view prefix, std::string_view name);
/// The name in such an alias; empty if it is none of `prefix`.
[[nodiscard]] std::string foreign_name(std::string_view prefix, std::string_view alias);

}  // namespace recto::exchange
