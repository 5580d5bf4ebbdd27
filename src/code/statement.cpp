// Reads lines from left to right, as far as all languages of the bank agree: brackets open and close, quotes end on
// their line unless there are three, what follows a comment sign counts for nothing.  A quote that is never closed is
// an apostrophe.
#include "code/statement.h"

#include <algorithm>
#include <array>

namespace recto::code {
namespace {

class StatementScanner {
 public:
  /// Reads a line; whether the next one begins inside a statement.
  bool read(std::string_view line) {
    bool continued = false;
    for (std::size_t i = 0; i < line.size();) {
      if (!text_.empty()) {
        i = end_of_text(line, i);
      } else if (is_comment(line.substr(i))) {
        break;
      } else {
        continued = line[i] == '\\' && i + 1 == line.size();
        i = read_sign(line, i);
      }
    }
    return continued || !text_.empty() || std::ranges::find(open_, Bracket::value) != open_.end();
  }

 private:
  enum class Bracket { value, block };

  static bool is_comment(std::string_view rest) {
    return rest.starts_with("//") || rest.starts_with("# ") || rest == "#" || rest.starts_with("--  ");
  }

  /// Behind the end of a text of several lines, or the line's.
  std::size_t end_of_text(std::string_view line, std::size_t from) {
    const auto end = line.find(text_, from);
    if (end == std::string_view::npos) return line.size();
    const std::size_t behind = end + text_.size();
    text_ = {};
    return behind;
  }

  std::size_t read_sign(std::string_view line, std::size_t at) {
    const char sign = line[at];
    const auto word = line.substr(0, at);
    if (sign == '"' || sign == '\'') return read_quote(line, at);
    if (sign == '(' || sign == '[') open_.push_back(Bracket::value);
    if (sign == '{') open_.push_back(holds_value(word) ? Bracket::value : Bracket::block);
    if ((sign == ')' || sign == ']' || sign == '}') && !open_.empty()) open_.pop_back();
    return at + 1;
  }

  std::size_t read_quote(std::string_view line, std::size_t at) {
    constexpr std::array<std::string_view, 2> several{R"(""")", "'''"};
    for (const auto mark : several) {
      if (!line.substr(at).starts_with(mark)) continue;
      text_ = mark;
      return end_of_text(line, at + mark.size());
    }
    for (std::size_t end = at + 1; end < line.size(); ++end) {
      if (line[end] == '\\') {
        ++end;
      } else if (line[end] == line[at]) {
        return end + 1;
      }
    }
    return at + 1;
  }

  /// Whether a brace behind `before` opens a value, not a block of statements.
  static bool holds_value(std::string_view before) {
    const auto last = before.find_last_not_of(' ');
    if (last == std::string_view::npos) return false;
    before = before.substr(0, last + 1);
    if (before.ends_with("return") || before.ends_with("yield")) return true;
    return std::string_view("=([,:{").find(before.back()) != std::string_view::npos;
  }

  std::string_view text_;  ///< what ends the text that is open; empty: none
  std::vector<Bracket> open_;
};

}  // namespace

std::vector<bool> inside_statements(const std::vector<std::string>& lines) {
  StatementScanner scanner;
  std::vector<bool> inside;
  inside.reserve(lines.size());
  bool open = false;
  for (const auto& line : lines) {
    inside.push_back(open);
    open = scanner.read(line);
  }
  return inside;
}

}  // namespace recto::code
