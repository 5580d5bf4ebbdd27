#include "pdf/number.h"

#include <array>
#include <charconv>

namespace recto::pdf {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_milli(std::string& out, std::int64_t milli) {
  if (milli < 0) {
    out += '-';
    milli = -milli;
  }
  append_integer(out, milli / 1000);
  const auto rest = static_cast<int>(milli % 1000);
  if (rest == 0) return;
  const std::array<char, 4> decimals{'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                                     static_cast<char>('0' + rest % 10)};
  const std::size_t used = rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
  out.append(decimals.data(), used);
}

void append_points(std::string& out, geometry::Length length) {
  out += ' ';
  append_milli(out, to_milli(length));
}

}  // namespace recto::pdf
