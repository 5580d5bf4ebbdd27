#include "picture/svg_value.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

namespace recto::picture {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr double largest = 1e30;  // products of some are still finite

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// Of the number that begins at `at`; 0 if none does.
std::size_t number_length(std::string_view text, std::size_t at) {
  const auto begin = at;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const auto whole = digits(text, at);
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const auto fraction = digits(text, at + 1);
    if (whole == 0 && fraction == 0) return 0;
    at += 1 + fraction;
  } else if (whole == 0) {
    return 0;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    auto exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    if (const auto count = digits(text, exponent); count > 0) at = exponent + count;
  }
  return at - begin;
}

std::optional<double> units_per(std::string_view unit) {
  if (unit.empty() || unit == "px") return 1;
  if (unit == "mm") return 96 / 25.4;
  if (unit == "cm") return 960 / 25.4;
  if (unit == "in") return 96;
  if (unit == "pt") return 96.0 / 72;
  if (unit == "pc") return 16;
  return std::nullopt;
}

}  // namespace

void Problems::add(std::string code, std::string message, diag::Span span, std::string note) {
  if (too_many()) return;
  ++count_;
  auto& error = diagnostics_.error(std::move(code), std::move(message), std::move(span));
  error.hint(std::move(note));
}

Value Value::part(std::size_t offset, std::size_t length) const {
  auto place = span;
  if (text.size() == span.length) {
    place.offset += offset;
    place.length = length;
  }
  return {text.substr(offset, length), std::move(place)};
}

Value Value::trimmed() const {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return part(0, 0);
  return part(first, text.find_last_not_of(blanks) - first + 1);
}

bool Scanner::take(char expected) {
  if (peek() != expected || done()) return false;
  ++at_;
  return true;
}

void Scanner::skip_blanks() {
  while (!done() && blanks.find(peek()) != std::string_view::npos) ++at_;
}

void Scanner::skip_separator() {
  skip_blanks();
  if (take(',')) skip_blanks();
}

std::string_view Scanner::word() {
  const auto begin = at_;
  while (is_letter(peek())) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::optional<double> Scanner::number() {
  const auto length = number_length(text_, at_);
  auto token = text_.substr(at_, length);
  if (token.starts_with('+')) token.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  // Out of range is too small, which is zero, or too large, which has digits before any exponent or a positive one.
  if (error == std::errc::result_out_of_range)
    value = token.find("e-") == std::string_view::npos && token.find("E-") == std::string_view::npos ? largest * 2 : 0;
  else if (error != std::errc{})
    return std::nullopt;
  if (std::abs(value) > largest) return std::nullopt;
  at_ += length;
  return value;
}

std::optional<int> Scanner::flag() {
  if (take('0')) return 0;
  if (take('1')) return 1;
  return std::nullopt;
}

std::optional<double> to_number(std::string_view text) {
  Scanner scanner(text);
  const auto value = scanner.number();
  return scanner.done() ? value : std::nullopt;
}

std::optional<double> to_units(std::string_view text) {
  Scanner scanner(text);
  const auto value = scanner.number();
  const auto unit = units_per(scanner.word());
  if (!value || !unit || !scanner.done()) return std::nullopt;
  return *value * *unit;
}

std::optional<std::vector<double>> read_numbers(const Value& value, Problems& problems) {
  std::vector<double> numbers;
  Scanner scanner(value.text);
  scanner.skip_blanks();
  while (!scanner.done()) {
    const auto number = scanner.number();
    if (!number) {
      problems.add("bad-number", "a number expected here", value.part(scanner.at(), 1).span);
      return std::nullopt;
    }
    numbers.push_back(*number);
    scanner.skip_separator();
  }
  return numbers;
}

}  // namespace recto::picture
