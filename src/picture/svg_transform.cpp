#include "picture/svg_transform.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace recto::picture {
namespace {

using Arguments = std::vector<double>;

struct Function {
  std::string_view name;
  std::initializer_list<std::size_t> counts;  // of arguments
  Matrix (*matrix)(const Arguments&);
};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

Matrix translation(double x, double y) { return {1, 0, 0, 1, x, y}; }

Matrix rotation(const Arguments& a) {
  const double angle = radians(a[0]);
  const Matrix turn{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle)};
  return a.size() == 1 ? turn : translation(a[1], a[2]) * turn * translation(-a[1], -a[2]);
}

const Function* function(std::string_view name) {
  static const Function functions[] = {
      {"matrix", {6}, [](const Arguments& a) { return Matrix{a[0], a[1], a[2], a[3], a[4], a[5]}; }},
      {"translate", {1, 2}, [](const Arguments& a) { return translation(a[0], a.size() > 1 ? a[1] : 0); }},
      {"scale",
       {1, 2},
       [](const Arguments& a) {
         return Matrix{a[0], 0, 0, a.back()};
       }},
      {"rotate", {1, 3}, rotation},
      {"skewX",
       {1},
       [](const Arguments& a) {
         return Matrix{1, 0, std::tan(radians(a[0])), 1};
       }},
      {"skewY",
       {1},
       [](const Arguments& a) {
         return Matrix{1, std::tan(radians(a[0])), 0, 1};
       }},
  };
  const auto* found = std::ranges::find(functions, name, &Function::name);
  return found == std::end(functions) ? nullptr : found;
}

/// `name(numbers)`, of which `scanner` has the name before it.
std::optional<Matrix> read_function(const Value& value, Scanner& scanner, Problems& problems) {
  const auto begin = scanner.at();
  const auto name = scanner.word();
  const auto place = value.part(begin, std::max<std::size_t>(1, name.size()));
  const auto* known = function(name);
  if (known == nullptr) {
    problems.add("bad-transform", fmt::format("`{}` is no transform", place.text), place.span,
                 "known are `matrix`, `translate`, `scale`, `rotate`, `skewX`, `skewY`");
    return std::nullopt;
  }
  scanner.skip_blanks();
  const auto open = scanner.take('(') ? scanner.at() : std::string_view::npos;
  const auto close = value.text.find(')', scanner.at());
  if (open == std::string_view::npos || close == std::string_view::npos) {
    problems.add("bad-transform", fmt::format("`{}` without its parentheses", name), place.span);
    return std::nullopt;
  }
  const auto arguments = read_numbers(value.part(open, close - open), problems);
  if (!arguments) return std::nullopt;
  if (std::ranges::find(known->counts, arguments->size()) == known->counts.end()) {
    problems.add("bad-transform", fmt::format("`{}` of {} numbers", name, arguments->size()), place.span);
    return std::nullopt;
  }
  while (scanner.at() <= close) static_cast<void>(scanner.take(scanner.peek()));
  return known->matrix(*arguments);
}

}  // namespace

std::optional<Matrix> read_transform(const Value& value, Problems& problems) {
  Matrix product;
  if (value.trimmed().text == "none") return product;
  Scanner scanner(value.text);
  scanner.skip_blanks();
  while (!scanner.done()) {
    const auto next = read_function(value, scanner, problems);
    if (!next) return std::nullopt;
    product = product * *next;
    scanner.skip_separator();
  }
  return product;
}

}  // namespace recto::picture
