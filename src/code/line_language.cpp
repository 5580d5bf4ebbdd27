#include "code/line_language.h"

#include <algorithm>

namespace recto::code {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_blank_character(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool is_constant(std::string_view word) {
  for (const std::string_view known : {"true", "false", "null", "yes", "no", "on", "off"}) {
    if (word == known) return true;
  }
  return false;
}

/// Reads one text from front to back.
class Scanner {
 public:
  Scanner(std::string_view code, Leading leading) : code_{code}, leading_{leading} {}

  [[nodiscard]] std::vector<Token> scan() {
    while (at_ < code_.size()) step();
    return joined(tokens_);
  }

 private:
  void step() {
    const char c = code_[at_];
    if (c == '\n') {
      add(1, TokenKind::plain);
      if (!goes_on_) statement_begins_ = leading_ != Leading::directive || statement_begins_;
      goes_on_ = false;
    } else if (is_blank_character(c)) {
      add(1, TokenKind::plain);
    } else if (c == '#' && (at_ == 0 || is_blank_character(code_[at_ - 1]) || leading_ == Leading::directive)) {
      add(to_line_end(), TokenKind::comment);
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '$') {
      variable();
    } else if (c == '[' && statement_begins_ && leading_ == Leading::key_with_equals) {
      add(to_line_end(), TokenKind::preprocessor);
    } else if (is_word(c) && !(c == '-' && at_ + 1 < code_.size() && is_blank_character(code_[at_ + 1]))) {
      word();
    } else {
      symbol(c);
    }
  }

  void symbol(char c) {
    goes_on_ = leading_ == Leading::instruction && c == '\\' && at_ + 1 < code_.size() && code_[at_ + 1] == '\n';
    if (leading_ == Leading::directive && (c == ';' || c == '{' || c == '}')) statement_begins_ = true;
    add(1, TokenKind::symbol);
  }

  void quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < code_.size() && code_[end] != quote && code_[end] != '\n') end += code_[end] == '\\' ? 2U : 1U;
    end = std::min(end + 1, code_.size());
    const bool is_key = statement_begins_ && key_ends_at(end);
    statement_begins_ = false;
    add(end - at_, is_key ? TokenKind::variable : TokenKind::string);
  }

  void variable() {
    std::size_t end = at_ + 1;
    if (end < code_.size() && code_[end] == '{') {
      end = std::min(code_.find('}', end), code_.size() - 1) + 1;
    } else {
      while (end < code_.size() && is_word(code_[end]) && code_[end] != '-' && code_[end] != '.') ++end;
    }
    statement_begins_ = false;
    add(end - at_, TokenKind::variable);
  }

  void word() {
    std::size_t end = at_;
    while (end < code_.size() && (is_word(code_[end]) || (code_[end] == '/' && leading_ != Leading::key_with_equals)))
      ++end;
    const auto text = code_.substr(at_, end - at_);
    add(text.size(), kind_of(text, end));
    statement_begins_ = false;
  }

  [[nodiscard]] TokenKind kind_of(std::string_view word, std::size_t end) const {
    if (statement_begins_) {
      if (leading_ == Leading::directive || leading_ == Leading::instruction) return TokenKind::keyword;
      if (key_ends_at(end)) return TokenKind::variable;
    }
    if (is_constant(word)) return TokenKind::keyword;
    if (leading_ == Leading::instruction && word == "AS") return TokenKind::keyword;
    const bool number =
        std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.' || c == '-'; });
    return number && std::any_of(word.begin(), word.end(), is_digit) ? TokenKind::number : TokenKind::plain;
  }

  [[nodiscard]] bool key_ends_at(std::size_t end) const {
    while (end < code_.size() && code_[end] == ' ') ++end;
    if (end >= code_.size()) return false;
    return leading_ == Leading::key_with_colon ? code_[end] == ':'
                                               : leading_ == Leading::key_with_equals && code_[end] == '=';
  }

  [[nodiscard]] std::size_t to_line_end() const { return std::min(code_.find('\n', at_), code_.size()) - at_; }

  void add(std::size_t length, TokenKind kind) {
    length = std::min(length, code_.size() - at_);
    tokens_.push_back({at_, length, kind});
    at_ += length;
  }

  std::string_view code_;
  Leading leading_;
  std::size_t at_ = 0;
  bool statement_begins_ = true;
  bool goes_on_ = false;
  std::vector<Token> tokens_;
};

/// `{% name … %}`: the name is a keyword, strings and numbers are told apart.
void add_tag(std::string_view code, std::size_t begin, std::size_t end, std::vector<Token>& tokens) {
  tokens.push_back({begin, 2, TokenKind::preprocessor});
  bool named = code[begin + 1] != '%';
  for (std::size_t at = begin + 2; at < end - 2;) {
    std::size_t next = at + 1;
    TokenKind kind = TokenKind::plain;
    if (code[at] == '"' || code[at] == '\'') {
      next = std::min(code.find(code[at], at + 1), end - 3) + 1;
      kind = TokenKind::string;
    } else if (is_word(code[at])) {
      while (next < end - 2 && is_word(code[next])) ++next;
      kind = !named ? TokenKind::keyword : is_digit(code[at]) ? TokenKind::number : TokenKind::variable;
      named = true;
    } else if (!is_blank_character(code[at])) {
      kind = TokenKind::symbol;
    }
    tokens.push_back({at, next - at, kind});
    at = next;
  }
  tokens.push_back({end - 2, 2, TokenKind::preprocessor});
}

/// The end of the construct that begins at `begin`, or npos: it must end on its own line.
std::size_t construct_end(std::string_view code, std::size_t begin) {
  const char kind = code[begin + 1];
  const std::string_view closing = kind == '%' ? "%}" : kind == '{' ? "}}" : "#}";
  const auto end = code.find(closing, begin + 2);
  return end == std::string_view::npos || code.find('\n', begin) < end ? std::string_view::npos : end + 2;
}

}  // namespace

std::vector<Token> joined(const std::vector<Token>& tokens) {
  std::vector<Token> result;
  for (const auto& token : tokens) {
    if (token.length == 0) continue;
    if (!result.empty() && result.back().kind == token.kind) {
      result.back().length += token.length;
    } else {
      result.push_back(token);
    }
  }
  return result;
}

std::optional<Leading> line_language(std::string_view language) {
  if (language == "yaml") return Leading::key_with_colon;
  if (language == "toml" || language == "ini") return Leading::key_with_equals;
  if (language == "nginx") return Leading::directive;
  if (language == "dockerfile") return Leading::instruction;
  return std::nullopt;
}

std::vector<Token> scan_lines(std::string_view code, Leading leading) { return Scanner{code, leading}.scan(); }

std::vector<Token> overlay_template(std::string_view code, const std::vector<Token>& html) {
  std::vector<Token> result;
  auto token = html.begin();
  std::size_t at = 0;
  const auto copy_html = [&](std::size_t end) {
    while (at < end) {
      while (token->begin + token->length <= at) ++token;
      const auto until = std::min(end, token->begin + token->length);
      result.push_back({at, until - at, token->kind});
      at = until;
    }
  };
  for (std::size_t brace = code.find('{'); brace != std::string_view::npos; brace = code.find('{', brace + 1)) {
    if (brace + 1 >= code.size() || brace < at) continue;
    if (code[brace + 1] != '%' && code[brace + 1] != '{' && code[brace + 1] != '#') continue;
    const auto end = construct_end(code, brace);
    if (end == std::string_view::npos) continue;
    copy_html(brace);
    if (code[brace + 1] == '#') {
      result.push_back({brace, end - brace, TokenKind::comment});
    } else {
      add_tag(code, brace, end, result);
    }
    at = end;
  }
  copy_html(code.size());
  return joined(result);
}

}  // namespace recto::code
