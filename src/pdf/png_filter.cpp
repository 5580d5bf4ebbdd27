#include "pdf/png_filter.h"

#include "diag/assertion.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace recto::pdf {
namespace {

using Byte = unsigned char;

/// The samples around one: to the left, above, above left; zero outside the picture.
struct Neighbours {
  int left = 0;
  int above = 0;
  int above_left = 0;
};

int paeth(const Neighbours& near) {
  const int guess = near.left + near.above - near.above_left;
  const int to_left = std::abs(guess - near.left);
  const int to_above = std::abs(guess - near.above);
  const int to_above_left = std::abs(guess - near.above_left);
  if (to_left <= to_above && to_left <= to_above_left) return near.left;
  return to_above <= to_above_left ? near.above : near.above_left;
}

constexpr std::array<char, 4> filters{0, 1, 2, 4};

int predicted(char filter, const Neighbours& near) {
  switch (filter) {
    case 1:
      return near.left;
    case 2:
      return near.above;
    case 4:
      return paeth(near);
    default:
      return 0;
  }
}

/// How far the row's differences are from zero, as signed bytes.
std::size_t distance(const std::string& row) {
  std::size_t sum = 0;
  for (const char c : row) sum += static_cast<std::size_t>(std::abs(static_cast<signed char>(c)));
  return sum;
}

std::string filtered_row(char filter, std::string_view row, std::string_view above, std::size_t pixel_bytes) {
  std::string out(row.size(), '\0');
  const auto sample = [](std::string_view from, std::size_t at) {
    return static_cast<int>(static_cast<Byte>(from[at]));
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    Neighbours near;
    if (!above.empty()) near.above = sample(above, i);
    if (i >= pixel_bytes) {
      near.left = sample(row, i - pixel_bytes);
      if (!above.empty()) near.above_left = sample(above, i - pixel_bytes);
    }
    out[i] = static_cast<char>(sample(row, i) - predicted(filter, near));
  }
  return out;
}

}  // namespace

std::string png_filtered(std::string_view rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  RECTO_ASSERT(row_bytes > 0 && rows.size() % row_bytes == 0);
  std::string out;
  out.reserve(rows.size() + rows.size() / row_bytes);
  std::string_view above;
  for (std::size_t at = 0; at < rows.size(); at += row_bytes) {
    const auto row = rows.substr(at, row_bytes);
    char chosen = filters[0];
    auto best = filtered_row(chosen, row, above, pixel_bytes);
    for (std::size_t i = 1; i < filters.size(); ++i) {
      auto other = filtered_row(filters[i], row, above, pixel_bytes);
      if (distance(other) >= distance(best)) continue;
      best = std::move(other);
      chosen = filters[i];
    }
    out += chosen;
    out += best;
    above = row;
  }
  return out;
}

}  // namespace recto::pdf
