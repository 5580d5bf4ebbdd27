#include "geometry/parse_length.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace recto::geometry {
namespace {

constexpr double longest_mm = 10000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<double> ticks_per_unit(std::string_view unit) {
  if (unit == "mm") return Length::ticks_per_mm;
  if (unit == "cm") return Length::ticks_per_mm * 10;
  if (unit == "in") return Length::ticks_per_inch;
  if (unit == "pt") return Length::ticks_per_pt;
  return std::nullopt;
}

}  // namespace

std::variant<Length, LengthFault> parse_length(std::string_view text) {
  text = trimmed(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error == std::errc::result_out_of_range) return LengthFault::out_of_range;
  if (error != std::errc{} || !std::isfinite(number)) return LengthFault::not_a_number;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return LengthFault::no_unit;
  const auto ticks = ticks_per_unit(unit);
  if (!ticks) return LengthFault::unknown_unit;
  const double count = number * *ticks;
  if (std::abs(count) > longest_mm * Length::ticks_per_mm) return LengthFault::out_of_range;
  return Length::ticks(std::llround(count));
}

std::string to_mm(Length length) {
  std::array<char, 40> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), length.in_mm(), std::chars_format::fixed, 4);
  std::string text(buffer.data(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  if (text == "-0") text = "0";
  return text + "mm";
}

}  // namespace recto::geometry
