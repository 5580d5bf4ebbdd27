// What a right answer is worth.
#pragma once

#include <compare>
#include <string>

namespace recto::bank {

/// Points in hundredths, so that halves and quarters add up exactly.  Negative ones are taken off for a wrong choice.
struct Points {
  int hundredths = 0;
  auto operator<=>(const Points&) const = default;

  Points& operator+=(Points other) {
    hundredths += other.hundredths;
    return *this;
  }
  /// "3", "2.5", "−0.25" with a minus sign; as a person writes them.
  [[nodiscard]] std::string text() const;
};

}  // namespace recto::bank
