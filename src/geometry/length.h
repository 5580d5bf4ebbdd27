// Lengths on paper, exact.
//
// A length is a whole number of ticks of 1/914400 inch.  A millimetre is 36000 ticks and a point (1/72 in)
// 12700, both whole, so that sums of catalogue figures never drift and `==` may be used.
#pragma once

#include <compare>
#include <cstdint>

namespace recto::geometry {

/// A signed distance.  Range: about ±10^13 mm, far beyond any sheet.
class Length {
 public:
  static constexpr std::int64_t ticks_per_mm = 36000;
  static constexpr std::int64_t ticks_per_pt = 12700;
  static constexpr std::int64_t ticks_per_inch = 914400;

  constexpr Length() = default;
  [[nodiscard]] static constexpr Length ticks(std::int64_t count) { return Length{count}; }
  /// Nearest tick; halves away from zero.
  [[nodiscard]] static constexpr Length mm(double value) { return rounded(value * ticks_per_mm); }
  [[nodiscard]] static constexpr Length pt(double value) { return rounded(value * ticks_per_pt); }
  [[nodiscard]] static constexpr Length inch(double value) { return rounded(value * ticks_per_inch); }

  [[nodiscard]] constexpr std::int64_t in_ticks() const { return ticks_; }
  [[nodiscard]] constexpr double in_mm() const { return static_cast<double>(ticks_) / ticks_per_mm; }
  [[nodiscard]] constexpr double in_pt() const { return static_cast<double>(ticks_) / ticks_per_pt; }

  constexpr auto operator<=>(const Length&) const = default;

  constexpr Length& operator+=(Length other) {
    ticks_ += other.ticks_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    ticks_ -= other.ticks_;
    return *this;
  }
  [[nodiscard]] friend constexpr Length operator+(Length a, Length b) { return Length{a.ticks_ + b.ticks_}; }
  [[nodiscard]] friend constexpr Length operator-(Length a, Length b) { return Length{a.ticks_ - b.ticks_}; }
  [[nodiscard]] friend constexpr Length operator-(Length a) { return Length{-a.ticks_}; }
  [[nodiscard]] friend constexpr Length operator*(Length a, std::int64_t factor) { return Length{a.ticks_ * factor}; }
  [[nodiscard]] friend constexpr Length operator*(std::int64_t factor, Length a) { return a * factor; }
  /// Rounds towards zero; exact for the halves and quarters that layouts use.
  [[nodiscard]] friend constexpr Length operator/(Length a, std::int64_t divisor) { return Length{a.ticks_ / divisor}; }

  /// The length times a plain ratio, to the nearest tick.
  [[nodiscard]] constexpr Length scaled(double ratio) const { return rounded(static_cast<double>(ticks_) * ratio); }
  /// How many times `unit` this is.  Requires `unit` not zero.
  [[nodiscard]] constexpr double over(Length unit) const {
    return static_cast<double>(ticks_) / static_cast<double>(unit.ticks_);
  }

 private:
  constexpr explicit Length(std::int64_t count) : ticks_{count} {}
  [[nodiscard]] static constexpr Length rounded(double count) {
    return Length{static_cast<std::int64_t>(count < 0 ? count - 0.5 : count + 0.5)};
  }

  std::int64_t ticks_ = 0;
};

inline namespace literals {
[[nodiscard]] constexpr Length operator""_mm(unsigned long long value) {
  return Length::ticks(static_cast<std::int64_t>(value) * Length::ticks_per_mm);
}
[[nodiscard]] constexpr Length operator""_mm(long double value) { return Length::mm(static_cast<double>(value)); }
[[nodiscard]] constexpr Length operator""_pt(unsigned long long value) {
  return Length::ticks(static_cast<std::int64_t>(value) * Length::ticks_per_pt);
}
[[nodiscard]] constexpr Length operator""_pt(long double value) { return Length::pt(static_cast<double>(value)); }
}  // namespace literals

}  // namespace recto::geometry
