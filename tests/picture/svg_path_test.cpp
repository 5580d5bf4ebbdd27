#include "picture/svg_path.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace {

using namespace recto;
using picture::Outline;
using picture::Vector;

struct Read {
  std::optional<Outline> outline;
  diag::Diagnostics diagnostics;
};

Read read(const std::string& data) {
  Read result;
  picture::Problems problems(result.diagnostics);
  const auto source = std::make_shared<const diag::Source>("a.svg", data);
  result.outline = picture::read_path_data({source->bytes(), {source, 0, data.size()}}, problems);
  return result;
}

std::string dump(const Outline& outline) {
  const auto at = [](Vector v) {
    const auto clean = [](double value) { return std::round(value * 1000) / 1000 + 0.0; };
    return fmt::format("{},{}", clean(v.x), clean(v.y));
  };
  std::string text;
  for (const auto& step : outline.steps()) {
    using Kind = Outline::Step::Kind;
    if (!text.empty()) text += ' ';
    switch (step.kind) {
      case Kind::move:
        text += "M" + at(step.a);
        break;
      case Kind::line:
        text += "L" + at(step.a);
        break;
      case Kind::curve:
        text += "C" + at(step.a) + " " + at(step.b) + " " + at(step.c);
        break;
      case Kind::close:
        text += "Z";
        break;
    }
  }
  return text;
}

std::string outline(const std::string& data) {
  const auto result = read(data);
  REQUIRE(result.outline.has_value() == !result.diagnostics.has_errors());
  if (!result.outline) return result.diagnostics.all()[0].message;
  return dump(*result.outline);
}

Vector on_curve(Vector p0, const Outline::Step& step, double t) {
  const double u = 1 - t;
  return u * u * u * p0 + 3 * u * u * t * step.a + 3 * u * t * t * step.b + t * t * t * step.c;
}

}  // namespace

TEST_CASE("every path command is read, absolute and relative") {
  const struct {
    std::string data, outline;
  } cases[] = {
      {"", ""},
      {" \n ", ""},
      {"M1 2", "M1,2"},
      {"m1 2", "M1,2"},
      {"M1 2L3 4", "M1,2 L3,4"},
      {"M1 2l3 4", "M1,2 L4,6"},
      {"M1 2 3 4 5 6", "M1,2 L3,4 L5,6"},
      {"m1 2 3 4 5 6", "M1,2 L4,6 L9,12"},
      {"M1 2H5V6", "M1,2 L5,2 L5,6"},
      {"M1 2h5v6", "M1,2 L6,2 L6,8"},
      {"M1 2h5 6-7", "M1,2 L6,2 L12,2 L5,2"},
      {"M1 2L3 4Z", "M1,2 L3,4 Z"},
      {"M1 2L3 4zM5 6", "M1,2 L3,4 Z M5,6"},
      {"M1 2L3 4zl5 5", "M1,2 L3,4 Z M1,2 L6,7"},
      {"M1 2l3 4zm5 6", "M1,2 L4,6 Z M6,8"},
      {"M1 2zz", "M1,2 Z M1,2 Z"},
      {"M1 2C3 4 5 6 7 8", "M1,2 C3,4 5,6 7,8"},
      {"M1 2c3 4 5 6 7 8", "M1,2 C4,6 6,8 8,10"},
      {"M1 2C3 4 5 6 7 8S9 9 10 10", "M1,2 C3,4 5,6 7,8 C9,10 9,9 10,10"},
      {"M1 2c3 4 5 6 7 8s1 1 2 2", "M1,2 C4,6 6,8 8,10 C10,12 9,11 10,12"},
      {"M1 2S3 4 5 6", "M1,2 C1,2 3,4 5,6"},
      {"M1 2Q3 4 5 6S7 8 9 9", "M1,2 C2.333,3.333 3.667,4.667 5,6 C5,6 7,8 9,9"},
      {"M0 0Q3 0 3 3", "M0,0 C2,0 3,1 3,3"},
      {"M1 1q3 0 3 3", "M1,1 C3,1 4,2 4,4"},
      {"M0 0Q3 0 3 3T9 9", "M0,0 C2,0 3,1 3,3 C3,5 5,7 9,9"},
      {"M0 0Q3 0 3 3t6 6", "M0,0 C2,0 3,1 3,3 C3,5 5,7 9,9"},
      {"M0 0T3 3", "M0,0 C0,0 1,1 3,3"},
      {"M0 0Q3 0 3 3T9 9T15 15", "M0,0 C2,0 3,1 3,3 C3,5 5,7 9,9 C13,11 15,13 15,15"},
      {"M1,2,3,4", "M1,2 L3,4"},
      {"M.5.5-1-1+2+2 1e1-2.5E-1", "M0.5,0.5 L-1,-1 L2,2 L10,-0.25"},
      {"M1. 2.", "M1,2"},
      {"M1e-400 0", "M0,0"},
  };
  for (const auto& [data, expected] : cases) {
    CAPTURE(data);
    CHECK(outline(data) == expected);
  }
}

TEST_CASE("path data is refused at the first character that does not belong") {
  const struct {
    std::string data, message;
    std::size_t offset;
  } cases[] = {
      {"L1 2", "path data that does not begin with `M`", 0},
      {"Z", "path data that does not begin with `M`", 0},
      {"1 2", "a path command expected here", 0},
      {"M1 2X", "a path command expected here", 4},
      {"M1 2L3 4,Z", "a number expected here", 9},
      {"M1 2Lx", "a number expected here", 5},
      {"M1 2L3.4.5.", "a number expected here", 10},
      {"M1 2L,3 4", "a number expected here", 5},
      {"M1 2L3,,4", "a number expected here", 7},
      {"M1 inf", "a number expected here", 3},
      {"M1 0x10", "a path command expected here", 4},
      {"M1 1e31", "a number expected here", 3},
      {"M1 1e999", "a number expected here", 3},
      {"M1", "path data that ends within a command", 0},
      {"M1 2C3 4 5", "path data that ends within a command", 0},
      {"M1 2A1 1 0 2 0 5 5", "a flag `0` or `1` expected here", 11},
      {"M1 2 none", "a path command expected here", 5},
  };
  for (const auto& [data, message, offset] : cases) {
    CAPTURE(data);
    const auto result = read(data);
    CHECK_FALSE(result.outline);
    REQUIRE(result.diagnostics.error_count() == 1);
    CHECK(result.diagnostics.all()[0].code == "bad-path");
    CHECK(result.diagnostics.all()[0].message == message);
    CHECK(result.diagnostics.all()[0].span.offset == offset);
  }
}

TEST_CASE("arcs become curves") {
  const struct {
    std::string data, outline;
  } cases[] = {
      {"M10 0A10 10 0 0 1 0 10", "M10,0 C10,5.523 5.523,10 0,10"},
      {"M10 0A10 10 0 0 0 0 10", "M10,0 C4.477,0 0,4.477 0,10"},
      {"M10 0a10 10 0 01-10 10", "M10,0 C10,5.523 5.523,10 0,10"},
      {"M10 0a10 10 0 0110 10", "M10,0 C15.523,0 20,4.477 20,10"},
      {"M10 0A10 10 0 1 1 0 10", "M10,0 C15.523,0 20,4.477 20,10"},  // the first of three pieces
      {"M-10 0A10 10 0 0 1 10 0", "M-10,0 C-10,-5.523 -5.523,-10 0,-10 C5.523,-10 10,-5.523 10,0"},
      {"M-10 0A5 5 0 0 1 10 0", "M-10,0 C-10,-5.523 -5.523,-10 0,-10 C5.523,-10 10,-5.523 10,0"},
      {"M0 0A0 5 0 0 1 10 0", "M0,0 L10,0"},
      {"M0 0A5 5 0 0 1 0 0", "M0,0"},
      {"M10 0A-10 -10 0 0 1 0 10", "M10,0 C10,5.523 5.523,10 0,10"},
      {"M20 0A20 10 0 0 1 0 10", "M20,0 C20,5.523 11.046,10 0,10"},
  };
  for (const auto& [data, expected] : cases) {
    CAPTURE(data);
    CHECK(outline(data).starts_with(expected));
  }
}

TEST_CASE("arcs stay on their ellipse and turn the way that the flags say") {
  const double rx = 30, ry = 12;
  for (const double degrees : {0.0, 25.0, 90.0, 200.0}) {
    for (const int large : {0, 1}) {
      for (const int sweep : {0, 1}) {
        const auto result = read(fmt::format("M10 20A{} {} {} {} {} 25 27", rx, ry, degrees, large, sweep));
        REQUIRE(result.outline);
        // Turned back and squeezed, the ellipse is a circle of radius 1; its centre is equally far from three points.
        const double angle = degrees * std::numbers::pi / 180;
        const auto on_circle = [&](Vector v) {
          return Vector{(std::cos(angle) * v.x + std::sin(angle) * v.y) / rx,
                        (std::cos(angle) * v.y - std::sin(angle) * v.x) / ry};
        };
        std::vector<Vector> points;
        Vector from{10, 20};
        for (std::size_t i = 1; i < result.outline->steps().size(); ++i) {
          const auto& step = result.outline->steps()[i];
          for (int t = 0; t < 20; ++t) points.push_back(on_circle(on_curve(from, step, t / 20.0)));
          from = step.c;
        }
        points.push_back(on_circle(from));
        CHECK(from.x == 25);
        CHECK(from.y == 27);
        double turned = 0;
        const Vector chord = points.back() - points.front();
        const double half = std::hypot(chord.x, chord.y) / 2;
        const double side = (large == 0) == (sweep == 1) ? 1 : -1;
        const double height = std::sqrt(1 - half * half) * side / (2 * half);
        const Vector center =
            points.front() + Vector{0.5 * chord.x - height * chord.y, 0.5 * chord.y + height * chord.x};
        for (std::size_t i = 0; i < points.size(); ++i) {
          const Vector spoke = points[i] - center;
          CHECK(std::hypot(spoke.x, spoke.y) == doctest::Approx(1).epsilon(0.0005));
          if (i == 0) continue;
          const Vector last = points[i - 1] - center;
          turned += std::atan2(last.x * spoke.y - last.y * spoke.x, last.x * spoke.x + last.y * spoke.y);
        }
        CHECK((turned > 0) == (sweep == 1));
        CHECK((std::abs(turned) > std::numbers::pi) == (large == 1));
      }
    }
  }
}

TEST_CASE("the extent of an outline is that of its curves") {
  for (const std::string data : {"M0 0C-10 30 40 -20 7 9", "M0 0C0 10 10 10 10 0", "M3 3C3 3 9 9 9 9",
                                 "M0 0C10 0 0 10 10 10", "M0 0A7 3 30 1 1 4 4", "M5 5L1 9H-4", "M0 0Q5 9 10 0T20 0"}) {
    CAPTURE(data);
    const auto result = read(data);
    REQUIRE(result.outline);
    const auto bounds = result.outline->bounds();
    Vector low{1e9, 1e9};
    Vector high{-1e9, -1e9};
    Vector from;
    for (const auto& step : result.outline->steps()) {
      const bool curve = step.kind == Outline::Step::Kind::curve;
      for (int i = 0; i <= 1000; ++i) {
        const Vector at = curve ? on_curve(from, step, i / 1000.0) : step.a;
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
      }
      from = curve ? step.c : step.a;
    }
    CHECK(bounds.low.x == doctest::Approx(low.x).epsilon(0.0001));
    CHECK(bounds.low.y == doctest::Approx(low.y).epsilon(0.0001));
    CHECK(bounds.high.x == doctest::Approx(high.x).epsilon(0.0001));
    CHECK(bounds.high.y == doctest::Approx(high.y).epsilon(0.0001));
  }
}
