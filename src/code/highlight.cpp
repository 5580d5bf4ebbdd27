#include "code/highlight.h"

#include "code/languages.h"
#include "code/line_language.h"
#include "diag/environment_error.h"

#include <fmt/format.h>
#include <srchilite/formatter.h>
#include <srchilite/formattermanager.h>
#include <srchilite/langdefmanager.h>
#include <srchilite/regexrulefactory.h>
#include <srchilite/sourcehighlighter.h>

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace recto::code {
namespace {

constexpr const char* definitions = "/usr/share/source-highlight";

/// What source-highlight calls its elements.
const std::map<std::string, TokenKind>& kinds() {
  static const std::map<std::string, TokenKind> table{
      {"keyword", TokenKind::keyword},        {"type", TokenKind::type},
      {"usertype", TokenKind::type},          {"classname", TokenKind::type},
      {"selector", TokenKind::type},          {"string", TokenKind::string},
      {"specialchar", TokenKind::string},     {"regexp", TokenKind::string},
      {"valquote", TokenKind::string},        {"value", TokenKind::string},
      {"keyquote", TokenKind::variable},      {"key", TokenKind::variable},
      {"property", TokenKind::variable},      {"variable", TokenKind::variable},
      {"predef_var", TokenKind::variable},    {"comment", TokenKind::comment},
      {"number", TokenKind::number},          {"function", TokenKind::function},
      {"predef_func", TokenKind::function},   {"symbol", TokenKind::symbol},
      {"cbracket", TokenKind::symbol},        {"colon", TokenKind::symbol},
      {"preproc", TokenKind::preprocessor},   {"section", TokenKind::preprocessor},
      {"oldfile", TokenKind::string},         {"newfile", TokenKind::keyword},
      {"difflines", TokenKind::preprocessor},
  };
  return table;
}

/// Notes the stretches of one kind in a list shared by all kinds.
class Collector : public srchilite::Formatter {
 public:
  Collector(std::vector<Token>& tokens, TokenKind kind) : tokens_{tokens}, kind_{kind} {}
  void format(const std::string& text, const srchilite::FormatterParams*) override {
    const std::size_t begin = tokens_.empty() ? 0 : tokens_.back().begin + tokens_.back().length;
    tokens_.push_back({begin, text.size(), kind_});
  }

 private:
  std::vector<Token>& tokens_;
  TokenKind kind_;
};

/// The library and its compiled definitions: costly to make (a hundred regular expressions a language) and not safe to
/// share unguarded, so that one stands behind a lock for all callers.  What it returns depends on its input only.
class Engine {
 public:
  /// Remembers: decks of one run show the same code again and again, at several sizes each.
  [[nodiscard]] std::vector<Token> highlight(std::string_view code, const char* file) {
    const std::lock_guard guard{mutex_};
    std::string key = fmt::format("{}\n{}", file, code);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    if (known_bytes_ + code.size() > most_known_bytes) forget();
    known_bytes_ += code.size();
    return known_.emplace(std::move(key), tokenized(code, file)).first->second;
  }

 private:
  /// Code that is remembered at most; a bound on memory, seldom reached.
  static constexpr std::size_t most_known_bytes = 4 << 20;

  void forget() {
    known_.clear();
    known_bytes_ = 0;
  }

  [[nodiscard]] std::vector<Token> tokenized(std::string_view code, const char* file) {
    srchilite::SourceHighlighter highlighter{state(file)};
    std::vector<Token> tokens;
    srchilite::FormatterManager formatters{srchilite::FormatterPtr{new Collector{tokens, TokenKind::plain}}};
    for (const auto& [element, kind] : kinds()) {
      formatters.addFormatter(element, srchilite::FormatterPtr{new Collector{tokens, kind}});
    }
    highlighter.setFormatterManager(&formatters);
    highlighter.setOptimize(false);
    for (std::size_t begin = 0; begin <= code.size();) {
      const auto end = std::min(code.find('\n', begin), code.size());
      highlighter.highlightParagraph(std::string{code.substr(begin, end - begin)});
      fill(tokens, end);
      if (end < code.size()) tokens.push_back({end, 1, TokenKind::plain});
      begin = end + 1;
    }
    return tokens;
  }

  /// A line is told completely; should the library ever drop or add text, the rest of the line is plain.
  static void fill(std::vector<Token>& tokens, std::size_t end) {
    while (!tokens.empty() && tokens.back().begin + tokens.back().length > end) {
      tokens.back().length = std::max(end, tokens.back().begin) - tokens.back().begin;
      if (tokens.back().length > 0) break;
      tokens.pop_back();
    }
    const std::size_t reached = tokens.empty() ? 0 : tokens.back().begin + tokens.back().length;
    if (reached < end) tokens.push_back({reached, end - reached, TokenKind::plain});
  }

  [[nodiscard]] srchilite::HighlightStatePtr state(const char* file) {
    try {
      return manager_.getHighlightState(definitions, file);
    } catch (const std::exception&) {
      throw diag::EnvironmentError{
          fmt::format("syntax definition `{}/{}`: cannot be read; install the package `libsource-highlight-common`",
                      definitions, file)};
    }
  }

  std::mutex mutex_;
  std::unordered_map<std::string, std::vector<Token>> known_;  // by file and code
  std::size_t known_bytes_ = 0;
  srchilite::RegexRuleFactory factory_;
  srchilite::LangDefManager manager_{&factory_};
};

Engine& engine() {
  static Engine instance;
  return instance;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

TokenKind python_kind(std::string_view word) {
  for (const std::string_view keyword : {"with", "as", "yield", "nonlocal", "None", "True", "False"}) {
    if (word == keyword) return TokenKind::keyword;
  }
  return word == "self" || word == "cls" ? TokenKind::variable : TokenKind::plain;
}

/// Adds what python.lang does not know: newer keywords, constants, decorators.
std::vector<Token> complete_python(std::string_view code, const std::vector<Token>& tokens) {
  std::vector<Token> result;
  for (const auto& token : tokens) {
    if (token.kind != TokenKind::plain) {
      result.push_back(token);
      continue;
    }
    for (std::size_t at = token.begin; at < token.begin + token.length;) {
      std::size_t end = at + 1;
      TokenKind kind = TokenKind::plain;
      if (code[at] == '@' || is_name_character(code[at])) {
        while (end < token.begin + token.length && is_name_character(code[end])) ++end;
        kind = code[at] == '@' ? TokenKind::preprocessor : python_kind(code.substr(at, end - at));
      }
      result.push_back({at, end - at, kind});
      at = end;
    }
  }
  return result;
}

}  // namespace

std::vector<Token> highlight(std::string_view code, std::string_view language) {
  if (code.empty()) return {};
  const CodeLanguage* known = find_language(language);
  if (known == nullptr) return {{0, code.size(), TokenKind::plain}};
  if (const auto leading = line_language(known->name)) return scan_lines(code, *leading);
  if (known->definition.empty()) return {{0, code.size(), TokenKind::plain}};
  auto tokens = engine().highlight(code, std::string(known->definition).c_str());
  if (known->name == "python") tokens = complete_python(code, tokens);
  return known->name == "django" ? overlay_template(code, joined(tokens)) : joined(tokens);
}

}  // namespace recto::code
