// What is known of a language by its tag.
#pragma once

#include <string>
#include <vector>

namespace recto::text {

/// Whether ICU knows the tag's language: "de-CH" yes, "xx" and "german" no.
[[nodiscard]] bool is_known_language(const std::string& language);

/// The code of the language whose English name this is, letter case aside: "german" is "de".  Empty if none is.
[[nodiscard]] std::string language_called(const std::string& name);

/// "German", "Portuguese (Brazil)"; the tag itself if it is unknown.
[[nodiscard]] std::string english_name(const std::string& language);

/// The tag, then shorter ones down to the language alone: "zh-Hant-TW", "zh-Hant", "zh".
[[nodiscard]] std::vector<std::string> from_narrow_to_wide(const std::string& language);

}  // namespace recto::text
