// Which programming languages are known, and what people call them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recto::code {

struct CodeLanguage {
  std::string_view name;        ///< "python"
  std::string_view definition;  ///< GNU source-highlight's file, that of the nearest language if it has none of its
                                ///< own; empty: our own scanner serves, or the language has no colors
  std::string_view others;  ///< further names, a blank around each
};

/// The language called `name` in whatever case, by its full or a short name ("py", "C++"); null if none is.
[[nodiscard]] const CodeLanguage* find_language(std::string_view name);

/// Full names, then the short ones: for suggestions.
[[nodiscard]] const std::vector<std::string>& code_languages();

}  // namespace recto::code
