// Points, sizes and rectangles on paper.  Origin top-left, y down.
#pragma once

#include "geometry/length.h"

namespace recto::geometry {

struct Point {
  Length x;
  Length y;
  bool operator==(const Point&) const = default;
  [[nodiscard]] friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  [[nodiscard]] friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Size {
  Length width;
  Length height;
  bool operator==(const Size&) const = default;
};

/// Distances from the four edges of a box, inwards.
struct Insets {
  Length top;
  Length right;
  Length bottom;
  Length left;
  bool operator==(const Insets&) const = default;
  [[nodiscard]] static constexpr Insets all(Length each) { return {each, each, each, each}; }
};

struct Rect {
  Point origin;
  Size size;
  bool operator==(const Rect&) const = default;

  [[nodiscard]] constexpr Length left() const { return origin.x; }
  [[nodiscard]] constexpr Length top() const { return origin.y; }
  [[nodiscard]] constexpr Length right() const { return origin.x + size.width; }
  [[nodiscard]] constexpr Length bottom() const { return origin.y + size.height; }

  /// The box left when `insets` are taken off; its size may become negative.
  [[nodiscard]] constexpr Rect inset(const Insets& insets) const {
    return {{left() + insets.left, top() + insets.top},
            {size.width - insets.left - insets.right, size.height - insets.top - insets.bottom}};
  }
  [[nodiscard]] constexpr Rect moved(Point by) const { return {origin + by, size}; }
  /// Whether `inner` lies inside, edges included.
  [[nodiscard]] constexpr bool contains(const Rect& inner) const {
    return inner.left() >= left() && inner.top() >= top() && inner.right() <= right() && inner.bottom() <= bottom();
  }
};

/// A turn about a box's own centre.
enum class Turn { none, half };

}  // namespace recto::geometry
