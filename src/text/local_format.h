// Numbers, lists and dates as a language writes them.
#pragma once

#include <array>
#include <chrono>
#include <string>

namespace recto::text {

/// The digits 0 to 9 as `language` (BCP 47) writes them: "٣" is the Arabic 3.
using Numerals = std::array<std::string, 10>;
[[nodiscard]] Numerals numerals_of(const std::string& language);

/// What stands between the items of a list: ", " in English, "、" in Japanese.
[[nodiscard]] std::string list_separator(const std::string& language);

/// "November 28, 2026", "28. November 2026".
[[nodiscard]] std::string long_date(const std::string& language, std::chrono::year_month_day date);

}  // namespace recto::text
