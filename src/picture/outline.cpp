#include "picture/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recto::picture {
namespace {

constexpr double pi = std::numbers::pi;

/// How far the handles of a curve reach that stands for a circular arc of `angle`, in radii.
double handle(double angle) { return 4.0 / 3.0 * std::tan(angle / 4); }

/// Of an ellipse and an arc on it.
struct ArcFrame {
  Matrix from_circle;  // the unit circle onto the ellipse
  double begin = 0;
  double extent = 0;
};

/// SVG 2, appendix B.2.4 and B.2.5, with the ellipse turned into the unit circle.
ArcFrame arc_frame(Vector from, Vector to, Vector radii, double rotation, Arc size, Sweep sweep) {
  const double cosine = std::cos(rotation);
  const double sine = std::sin(rotation);
  const auto on_circle = [&](Vector v) {
    return Vector{(cosine * v.x + sine * v.y) / radii.x, (cosine * v.y - sine * v.x) / radii.y};
  };
  const Vector half = 0.5 * on_circle(from - to);
  const double distance = std::hypot(half.x, half.y);
  const double grown = std::max(1.0, distance);
  const double height = std::sqrt(std::max(0.0, 1 - distance * distance / (grown * grown)));
  const double side = (size == Arc::large) == (sweep == Sweep::increasing) ? -1 : 1;
  const Vector normal = distance > 0 ? (side * height / distance) * Vector{half.y, -half.x} : Vector{};
  const Vector first = (1 / grown) * half - normal;
  const Vector second = (-1 / grown) * half - normal;
  double extent = std::atan2(second.y, second.x) - std::atan2(first.y, first.x);
  if (sweep == Sweep::increasing && extent < 0) extent += 2 * pi;
  if (sweep == Sweep::decreasing && extent > 0) extent -= 2 * pi;
  Matrix ellipse{grown * radii.x * cosine, grown * radii.x * sine, -grown * radii.y * sine, grown * radii.y * cosine};
  const Vector center = 0.5 * (from + to) + ellipse * normal;
  ellipse.e = center.x;
  ellipse.f = center.y;
  return {ellipse, std::atan2(first.y, first.x), extent};
}

class Extent {
 public:
  void include(Vector point) {
    if (empty_) bounds_ = {point, point};
    empty_ = false;
    bounds_.low = {std::min(bounds_.low.x, point.x), std::min(bounds_.low.y, point.y)};
    bounds_.high = {std::max(bounds_.high.x, point.x), std::max(bounds_.high.y, point.y)};
  }

  void include_curve(Vector p0, Vector p1, Vector p2, Vector p3) {
    const auto include_at = [&](double t) {
      if (!(t > 0 && t < 1)) return;
      const double u = 1 - t;
      include(u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3);
    };
    for (double Vector::*axis : {&Vector::x, &Vector::y}) {
      // The derivative, over three: a t² + 2 b t + c.
      const double a = p3.*axis - 3 * (p2.*axis) + 3 * (p1.*axis) - p0.*axis;
      const double b = p2.*axis - 2 * (p1.*axis) + p0.*axis;
      const double c = p1.*axis - p0.*axis;
      const double root = std::sqrt(std::max(0.0, b * b - a * c));
      // Both forms of the solution: whichever divides by nearly nothing lands outside or on the other's.
      for (const double q : {-b - root, -b + root}) {
        include_at(q / a);
        include_at(c / q);
      }
    }
    include(p3);
  }

  [[nodiscard]] Bounds bounds() const { return bounds_; }

 private:
  Bounds bounds_;
  bool empty_ = true;
};

}  // namespace

Matrix operator*(const Matrix& outer, const Matrix& inner) {
  return {outer.a * inner.a + outer.c * inner.b,           outer.b * inner.a + outer.d * inner.b,
          outer.a * inner.c + outer.c * inner.d,           outer.b * inner.c + outer.d * inner.d,
          outer.a * inner.e + outer.c * inner.f + outer.e, outer.b * inner.e + outer.d * inner.f + outer.f};
}

Vector operator*(const Matrix& matrix, Vector point) {
  return {matrix.a * point.x + matrix.c * point.y + matrix.e, matrix.b * point.x + matrix.d * point.y + matrix.f};
}

double Matrix::even_scale() const {
  constexpr double tolerance = 1e-6;
  const double first = std::hypot(a, b);
  const double second = std::hypot(c, d);
  const double largest = std::max(first, second);
  const bool even =
      std::abs(first - second) <= tolerance * largest && std::abs(a * c + b * d) <= tolerance * largest * largest;
  return even ? first : 0;
}

void Outline::begin() {
  if (steps_.empty() || steps_.back().kind == Step::Kind::close) move(current_);
}

void Outline::move(Vector to) {
  steps_.push_back({Step::Kind::move, to, {}, {}});
  start_ = current_ = to;
}

void Outline::line(Vector to) {
  begin();
  steps_.push_back({Step::Kind::line, to, {}, {}});
  current_ = to;
}

void Outline::curve(Vector first, Vector second, Vector to) {
  begin();
  steps_.push_back({Step::Kind::curve, first, second, to});
  current_ = to;
}

void Outline::arc(Vector radii, double rotation, Arc size, Sweep sweep, Vector to) {
  radii = {std::abs(radii.x), std::abs(radii.y)};
  const Vector from = current_;
  if (from.x == to.x && from.y == to.y) return;
  if (radii.x == 0 || radii.y == 0) return line(to);
  const auto frame = arc_frame(from, to, radii, rotation, size, sweep);
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(frame.extent) / (pi / 2) - 1e-9)));
  const double angle = frame.extent / pieces;
  const double reach = handle(angle);
  for (int i = 0; i < pieces; ++i) {
    const double start = frame.begin + i * angle;
    const Vector p{std::cos(start), std::sin(start)};
    const Vector q{std::cos(start + angle), std::sin(start + angle)};
    const Vector end = i + 1 == pieces ? to : frame.from_circle * q;
    curve(frame.from_circle * (p + reach * Vector{-p.y, p.x}), frame.from_circle * (q - reach * Vector{-q.y, q.x}),
          end);
  }
}

void Outline::close() {
  begin();
  steps_.push_back({Step::Kind::close, {}, {}, {}});
  current_ = start_;
}

void Outline::ellipse(Vector center, Vector radii) {
  const double reach = handle(pi / 2);
  const Matrix place{radii.x, 0, 0, radii.y, center.x, center.y};
  move(place * Vector{1, 0});
  for (Vector p : {Vector{1, 0}, Vector{0, 1}, Vector{-1, 0}, Vector{0, -1}}) {
    const Vector q{-p.y, p.x};
    curve(place * (p + reach * q), place * (q + reach * p), place * q);
  }
  close();
}

Outline Outline::transformed(const Matrix& matrix) const {
  Outline result = *this;
  for (auto& step : result.steps_) step = {step.kind, matrix * step.a, matrix * step.b, matrix * step.c};
  result.start_ = matrix * start_;
  result.current_ = matrix * current_;
  return result;
}

bool Outline::is_within(double distance) const {
  const auto near = [&](Vector v) { return std::abs(v.x) <= distance && std::abs(v.y) <= distance; };
  return std::ranges::all_of(steps_, [&](const Step& step) {
    if (step.kind == Step::Kind::close) return true;
    return near(step.a) && (step.kind != Step::Kind::curve || (near(step.b) && near(step.c)));
  });
}

Bounds Outline::bounds() const {
  Extent extent;
  Vector at;
  for (const auto& step : steps_) {
    switch (step.kind) {
      case Step::Kind::move:
      case Step::Kind::line:
        extent.include(at = step.a);
        break;
      case Step::Kind::curve:
        extent.include_curve(at, step.a, step.b, step.c);
        at = step.c;
        break;
      case Step::Kind::close:
        break;
    }
  }
  return extent.bounds();
}

}  // namespace recto::picture
