// Where a line of program text goes on below that is too long for its column.
//
// The best place is behind a comma or an operator outside of all brackets, or before a comment; the worst is within a
// word.  The text is judged by its characters alone, so that it serves for every language: quotes hold strings, `#`,
// `//` and `--` behind a blank begin a comment.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recto::code {

class CodeWrap {
 public:
  /// `line` must outlive it.
  explicit CodeWrap(std::string_view line);

  /// The bytes that a row shows end before `end`; the next begins with `next`, behind the blanks between them.
  struct Row {
    std::size_t end = 0;
    std::size_t next = 0;
    bool operator==(const Row&) const = default;
  };
  /// The row that begins with byte `begin` and may hold `columns` characters (grapheme clusters), at least one.  Of
  /// places that need the same number of rows of `columns_below` for the rest the best is taken, or a little earlier a
  /// better one.
  [[nodiscard]] Row row(std::size_t begin, int columns, int columns_below) const;

 private:
  std::string_view line_;
  std::vector<std::size_t> ends_;  ///< of characters
  std::vector<int> costs_;         ///< of beginning a row with a byte
};

}  // namespace recto::code
