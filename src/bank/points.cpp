// Points print without trailing zeros, as people write them, and with a real minus sign.
#include "bank/points.h"

#include <fmt/format.h>

#include <cstdlib>

namespace recto::bank {

std::string Points::text() const {
  constexpr int unit = 100;
  const int size = std::abs(hundredths);
  std::string text = fmt::format("{}{}", hundredths < 0 ? "\u2212" : "", size / unit);
  const int rest = size % unit;
  if (rest == 0) return text;
  return text + (rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest));
}

}  // namespace recto::bank
