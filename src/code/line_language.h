// Tokens of languages made of lines, which GNU source-highlight has no definition for: YAML, TOML, nginx, Dockerfile.
#pragma once

#include "code/highlight.h"

#include <optional>
#include <string_view>
#include <vector>

namespace recto::code {

/// What the first word of a line is.
enum class Leading {
  key_with_colon,   ///< YAML
  key_with_equals,  ///< TOML
  directive,        ///< nginx: the first word of each statement
  instruction       ///< Dockerfile: the first word of a line that goes on nothing
};

/// The shape of a language by its bank name; nullopt if it is none of these.
[[nodiscard]] std::optional<Leading> line_language(std::string_view language);

[[nodiscard]] std::vector<Token> scan_lines(std::string_view code, Leading leading);

/// Puts the constructs of Django templates over tokens of the HTML around them.
[[nodiscard]] std::vector<Token> overlay_template(std::string_view code, const std::vector<Token>& html);

/// Joins neighbours of one kind and leaves out empty ones.
[[nodiscard]] std::vector<Token> joined(const std::vector<Token>& tokens);

}  // namespace recto::code
