// Values of SVG attributes: where they stand, and the numbers and words in them.  Internal to `picture`.
#pragma once

#include "diag/diagnostics.h"
#include "xml/document.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::picture {

/// The errors of one drawing: a file of unsupported elements has one mistake, not thousands.
class Problems {
 public:
  explicit Problems(diag::Diagnostics& diagnostics) : diagnostics_{diagnostics} {}
  void add(std::string code, std::string message, diag::Span span, std::string note = {});
  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] bool too_many() const { return count_ >= most; }

 private:
  static constexpr int most = 20;
  diag::Diagnostics& diagnostics_;
  int count_ = 0;
};

/// A value, or part of one, and its place.
struct Value {
  std::string_view text;
  diag::Span span;

  explicit Value(const xml::Attribute& attribute) : text{attribute.value}, span{attribute.value_span} {}
  Value(std::string_view part, diag::Span place) : text{part}, span{std::move(place)} {}
  /// The place is the whole value's where entities shift what follows them.
  [[nodiscard]] Value part(std::size_t offset, std::size_t length) const;
  /// Without the blanks around it.
  [[nodiscard]] Value trimmed() const;
};

/// Reads a value from left to right by the rules that path data, point lists and transforms share (SVG 2, 9.3.9).
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  /// NUL at the end.
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] bool take(char expected);
  void skip_blanks();
  /// Blanks with at most one comma among them.
  void skip_separator();
  /// Letters.
  [[nodiscard]] std::string_view word();
  /// A decimal number, with or without an exponent; nullopt, at the same place, if there is none or it is beyond 1e30.
  [[nodiscard]] std::optional<double> number();
  /// `0` or `1`, which nothing need follow.
  [[nodiscard]] std::optional<int> flag();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// The whole text as one number.
[[nodiscard]] std::optional<double> to_number(std::string_view text);
/// The whole text as a number of user units: a bare one or one with a unit, of which `px` is one.
[[nodiscard]] std::optional<double> to_units(std::string_view text);

/// All numbers of a list; an error where it is none.
[[nodiscard]] std::optional<std::vector<double>> read_numbers(const Value& value, Problems& problems);

}  // namespace recto::picture
