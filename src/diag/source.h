// Where in the user's files something stands.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace recto::diag {

/// A text file as read: its name for messages and its bytes, with an index of lines.
///
/// Shared by every position in it, so that a message can quote its line long after the reader has gone.
class Source : public std::enable_shared_from_this<Source> {
 public:
  Source(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// 1-based line that holds byte `offset`.  An offset past the end counts as the end.
  [[nodiscard]] int line_of(std::size_t offset) const;
  /// 1-based column, in characters (code points), of byte `offset`.
  [[nodiscard]] int column_of(std::size_t offset) const;
  /// The line's text without its line end.  Requires 1 <= line <= number of lines.
  [[nodiscard]] std::string_view line(int line) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

/// A stretch of bytes in a source.  A default one means "no particular place".
struct Span {
  std::shared_ptr<const Source> source;
  std::size_t offset = 0;
  std::size_t length = 0;
  bool operator==(const Span&) const = default;
};

/// A place that is a whole file ("no such file"); line and column are left out of messages.
[[nodiscard]] Span whole_file(std::string name);

}  // namespace recto::diag
