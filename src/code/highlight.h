// Program text: tokens for colouring, and lines that wrap visibly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recto::code {

enum class TokenKind { plain, keyword, type, string, number, comment, function, symbol, preprocessor, variable };

struct Token {
  std::size_t begin = 0;
  std::size_t length = 0;
  TokenKind kind = TokenKind::plain;
  bool operator==(const Token&) const = default;
};

/// Tokens of `code` in order, covering it without gaps.  An unknown language gives one plain token.
///
/// Languages are named as in a bank (`find_language`).  GNU source-highlight does the work; its language files come
/// from its package.
[[nodiscard]] std::vector<Token> highlight(std::string_view code, std::string_view language);

}  // namespace recto::code
