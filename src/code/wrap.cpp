#include "code/wrap.h"

#include "text/grapheme.h"

#include <algorithm>
#include <array>
#include <limits>

namespace recto::code {
namespace {

// What it costs to begin a row at a place; brackets around it add to that.
constexpr int behind_comma = 2;
constexpr int before_call = 4;  // of a chain
constexpr int at_word_operator = 5;
constexpr int behind_operator = 6;
constexpr int in_comment = 6;
constexpr int behind_bracket = 8;
constexpr int at_blank = 10;
constexpr int behind_assignment = 12;
constexpr int behind_keyword = 16;
constexpr int before_attribute = 18;
constexpr int at_sign = 24;  // an operator without blanks
constexpr int each_bracket = 4;
constexpr int in_string_at_blank = 90;
constexpr int in_string_at_sign = 110;
constexpr int anywhere = 200;
constexpr int never = 400;
constexpr int further_row = 10;
constexpr int lone_word = 60;  // a row of nothing but `const`
constexpr int empty_row = 8;   // times the square of the share left empty

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || byte >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool opens(char c) { return is_one_of(c, "([{"); }
bool closes(char c) { return is_one_of(c, ")]}"); }

/// Within the marks of a template: `{{`, `{%`, `%}`, `}}`.
bool of_mark(char before, char next) {
  return (before == '{' && is_one_of(next, "{%#")) || (next == '}' && is_one_of(before, "}%#"));
}

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 8> word_operators{"and", "or", "if", "else", "for", "AND", "OR", "as"};
constexpr std::array<std::string_view, 31> bound_to_next{
    "return", "await", "yield",    "not",   "lambda", "def",    "class",   "async",      "new",   "import", "in",
    "is",     "const", "let",      "var",   "static", "public", "private", "protected",  "final", "export", "from",
    "func",   "fn",    "function", "throw", "raise",  "typeof", "extends", "implements", "mut"};

std::string_view word_from(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && is_word(line[end])) ++end;
  return line.substr(at, end - at);
}

std::string_view word_before(std::string_view line, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_word(line[begin - 1])) --begin;
  return line.substr(begin, at - begin);
}

/// An apostrophe in a word is no quote, behind a prefix as in `rb'…'` it is.
bool begins_string(std::string_view line, std::size_t at) {
  const char quote = line[at];
  if (!is_one_of(quote, "'\"`")) return false;
  const auto before = word_before(line, at);
  const bool prefixed = before.size() <= 2 && before.find_first_not_of("rRbBfFuU") == std::string_view::npos;
  const auto end = line.find(quote, at + 1);
  if (!prefixed || end == std::string_view::npos) return false;
  return line.substr(at, end - at).find("{%") == std::string_view::npos;  // a template's tag is no plain text
}

std::size_t string_end(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && line[end] != line[at]) end += line[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, line.size());
}

bool begins_comment(std::string_view line, std::size_t at) {
  if (at > 0 && line[at - 1] != ' ') return false;
  const auto rest = line.substr(at);
  return rest.starts_with("# ") || rest.starts_with("// ") || rest.starts_with("-- ") || rest.starts_with("/*");
}

/// Costs of one line's places, from left to right.
class Places {
 public:
  explicit Places(std::string_view line) : line_{line}, costs_(line.size(), anywhere) {}

  std::vector<int> run() {
    std::size_t at = std::min(line_.find_first_not_of(' '), line_.size());
    std::fill_n(costs_.begin(), at, never);
    if (at < line_.size()) costs_[at] = never;
    while (at < line_.size()) {
      if (begins_comment(line_, at)) return comment(at);
      if (begins_string(line_, at)) {
        at = string(at);
        continue;
      }
      if (at > 0 && costs_[at] == anywhere) costs_[at] = cost(at);
      if (opens(line_[at])) ++depth_;
      if (closes(line_[at])) depth_ = std::max(0, depth_ - 1);
      ++at;
    }
    return std::move(costs_);
  }

 private:
  std::vector<int> comment(std::size_t at) {
    if (costs_[at] != never) costs_[at] = 0;
    for (std::size_t i = at + 1; i < line_.size(); ++i) {
      if (line_[i] == ' ') costs_[i] = never;
      if (line_[i] != ' ' && line_[i - 1] == ' ') costs_[i] = in_comment;
    }
    const std::size_t sign_end = std::min(line_.find(' ', at), line_.size());
    const std::size_t word = line_.find_first_not_of(' ', sign_end);
    if (word != std::string_view::npos) costs_[word] = never;  // the sign is not left alone
    return std::move(costs_);
  }

  std::size_t string(std::size_t at) {
    if (costs_[at] == anywhere) costs_[at] = cost(at);
    const std::size_t end = string_end(line_, at);
    for (std::size_t i = at + 1; i < end; ++i) {
      const char before = line_[i - 1];
      if (line_[i] == ' ')
        costs_[i] = never;
      else if (before == ' ')
        costs_[i] = in_string_at_blank;
      else if (is_one_of(before, "/,?&=-_.") && i + 1 < end)
        costs_[i] = in_string_at_sign;
    }
    return end;
  }

  [[nodiscard]] int cost(std::size_t at) const {
    const char next = line_[at];
    if (next == ' ') return never;
    std::size_t last = at - 1;
    while (line_[last] == ' ') --last;  // the row does not begin with blanks: `run` has passed them
    const bool blank = last + 1 < at;
    const char before = line_[last];
    const int inside = each_bracket * (closes(next) ? std::max(0, depth_ - 1) : depth_);
    if (of_mark(before, next)) return never;
    if (last > 0 && of_mark(line_[last - 1], before)) return anywhere;
    if (opens(before)) return closes(next) ? never : behind_bracket + inside - each_bracket;
    if (closes(next) || is_one_of(next, ",;:") || line_.substr(at).starts_with("%}")) return anywhere;
    if (before == ',' || before == ';') return behind_comma + inside;
    return (blank ? at_gap(at, last) : in_word(at)) + inside;
  }

  /// Between what blanks part.
  [[nodiscard]] int at_gap(std::size_t at, std::size_t last) const {
    const char before = line_[last];
    const bool apart = last > 0 && line_[last - 1] == ' ';  // a sign with blanks on both sides
    if (is_among(word_from(line_, at), word_operators)) return at_word_operator;
    if (before == '=' && apart) return behind_assignment;
    if (is_one_of(before, "+-*/%|&<>=^") && (apart || is_one_of(before, "=|&<>"))) return behind_operator;
    if (is_one_of(line_[at], "+-*/%|&<>=^!") && at + 1 < line_.size() && is_one_of(line_[at + 1], " =")) {
      return behind_keyword;  // the operator ends a row, it begins none
    }
    const auto word = word_before(line_, last + 1);
    if (word == "and" || word == "or" || word == "AND" || word == "OR") return behind_operator;
    if (is_among(word, bound_to_next) || is_among(word, word_operators)) return behind_keyword;
    return at_blank;
  }

  /// Where nothing parts the characters.
  [[nodiscard]] int in_word(std::size_t at) const {
    const char before = line_[at - 1];
    const char next = line_[at];
    const bool attribute = next == '.' && at + 1 < line_.size() && is_word(line_[at + 1]) && !is_digit(line_[at + 1]);
    if (attribute) return closes(before) ? before_call : is_word(before) ? before_attribute : anywhere;
    if ((before == '>' && next == '<') || (before == '}' && next == '{')) return behind_operator;  // of templates
    if (before == '>' && next == '{') return at_blank;
    if (before == '.' || before == '*' || before == '@') return never;
    const bool between_words = at > 1 && is_word(line_[at - 2]) && is_word(next);
    if (between_words && is_one_of(before, "/|&-+=<>")) return at_sign;
    if (before == '=' && at > 1 && is_word(line_[at - 2])) return at_sign;
    return anywhere;
  }

  std::string_view line_;
  std::vector<int> costs_;
  int depth_ = 0;
};

/// A few letters by themselves.
bool is_scrap(std::string_view row) {
  constexpr std::size_t few = 8;
  row.remove_prefix(std::min(row.find_first_not_of(' '), row.size()));
  return row.size() <= few && row.find(' ') == std::string_view::npos && std::ranges::all_of(row, is_word);
}

}  // namespace

CodeWrap::CodeWrap(std::string_view line) : line_{line}, ends_{text::grapheme_ends(line)}, costs_{Places{line}.run()} {}

CodeWrap::Row CodeWrap::row(std::size_t begin, int columns, int columns_below) const {
  const auto first = static_cast<std::size_t>(std::ranges::upper_bound(ends_, begin) - ends_.begin());
  const auto room = static_cast<std::size_t>(std::max(1, columns));
  const std::size_t count = ends_.size();
  if (count - first <= room) return {line_.size(), line_.size()};
  const double below = std::max(1, columns_below);
  Row best{ends_[first + room - 1], ends_[first + room - 1]};
  double best_cost = std::numeric_limits<double>::infinity();
  std::size_t shown = first;  // behind the last character that is no blank
  for (std::size_t i = first; i + 1 < count && shown <= first + room; ++i) {
    const std::size_t start = i == 0 ? 0 : ends_[i - 1];
    if (line_[start] != ' ') shown = i + 1;
    if (shown > first + room) break;
    const std::size_t next = ends_[i];
    if (line_[next] == ' ' || shown == first) continue;
    const double rows = static_cast<double>(count - i - 1) / below;
    const double empty = 1 - static_cast<double>(shown - first) / static_cast<double>(room);
    const double whole_rows = static_cast<double>(static_cast<long>(rows)) + (rows > static_cast<long>(rows) ? 1 : 0);
    const bool lone = is_scrap(line_.substr(begin, ends_[shown - 1] - begin));
    const double cost = costs_[next] + further_row * whole_rows + empty_row * empty * empty + (lone ? lone_word : 0);
    if (cost > best_cost) continue;
    best_cost = cost;
    best = {ends_[shown - 1], next};
  }
  return best;
}

}  // namespace recto::code
