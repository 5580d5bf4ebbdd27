#include "picture/svg_shape.h"

#include "diag/assertion.h"
#include "picture/svg_path.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::picture {
namespace {

enum class Sign { any, not_negative };

/// The lengths of one element; each that is wrong is told.
class Shape {
 public:
  Shape(const xml::Element& element, Problems& problems) : element_{element}, problems_{problems} {}

  /// nullopt for an absent or wrong one.
  std::optional<double> length(std::string_view name, Sign sign) {
    const auto attribute = element_.attribute(name);
    if (!attribute) return std::nullopt;
    const auto value = Value(*attribute).trimmed();
    const auto units = to_units(value.text);
    if (units && (sign == Sign::any || *units >= 0)) return units;
    sound_ = false;
    problems_.add("bad-length", fmt::format("`{}` of `{}`", name, attribute->value), value.span,
                  "a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here");
    return std::nullopt;
  }
  double coordinate(std::string_view name) { return length(name, Sign::any).value_or(0); }
  Vector point(std::string_view x, std::string_view y) {
    const double first = coordinate(x);
    return {first, coordinate(y)};
  }
  double extent(std::string_view name) { return length(name, Sign::not_negative).value_or(0); }
  /// A radius of a corner; `auto` is an absent one.
  std::optional<double> corner(std::string_view name) {
    const auto attribute = element_.attribute(name);
    if (attribute && attribute->value == "auto") return std::nullopt;
    return length(name, Sign::not_negative);
  }

  [[nodiscard]] std::optional<Outline> finish(Outline outline) const {
    if (!sound_) return std::nullopt;
    return outline;
  }

 private:
  const xml::Element& element_;
  Problems& problems_;
  bool sound_ = true;
};

/// A rectangle whose corners are quarters of ellipses.
Outline rounded_box(Vector origin, Vector size, Vector radii) {
  const Vector far = origin + size;
  const auto corner = [&](Outline& outline, Vector to) { outline.arc(radii, 0, Arc::small, Sweep::increasing, to); };
  const auto edge = [](Outline& outline, Vector to) {
    if (outline.current().x != to.x || outline.current().y != to.y) outline.line(to);
  };
  Outline outline;
  outline.move({origin.x + radii.x, origin.y});
  edge(outline, {far.x - radii.x, origin.y});
  corner(outline, {far.x, origin.y + radii.y});
  edge(outline, {far.x, far.y - radii.y});
  corner(outline, {far.x - radii.x, far.y});
  edge(outline, {origin.x + radii.x, far.y});
  corner(outline, {origin.x, far.y - radii.y});
  edge(outline, {origin.x, origin.y + radii.y});
  corner(outline, {origin.x + radii.x, origin.y});
  outline.close();
  return outline;
}

Outline box(Vector origin, Vector size) {
  Outline outline;
  outline.move(origin);
  outline.line({origin.x + size.x, origin.y});
  outline.line(origin + size);
  outline.line({origin.x, origin.y + size.y});
  outline.close();
  return outline;
}

std::optional<Outline> read_rect(const xml::Element& element, Problems& problems) {
  Shape shape(element, problems);
  const auto origin = shape.point("x", "y");
  const double width = shape.extent("width");
  const double height = shape.extent("height");
  const auto rx = shape.corner("rx");
  const auto ry = shape.corner("ry");
  if (width == 0 || height == 0) return shape.finish({});
  const Vector radii{std::min(rx.value_or(ry.value_or(0)), width / 2),
                     std::min(ry.value_or(rx.value_or(0)), height / 2)};
  const bool square = radii.x == 0 || radii.y == 0;
  return shape.finish(square ? box(origin, {width, height}) : rounded_box(origin, {width, height}, radii));
}

std::optional<Outline> read_round(const xml::Element& element, Problems& problems) {
  Shape shape(element, problems);
  const auto center = shape.point("cx", "cy");
  Vector radii;
  if (element.name() == "circle") {
    const double radius = shape.extent("r");
    radii = {radius, radius};
  } else {
    const auto rx = shape.corner("rx");
    const auto ry = shape.corner("ry");
    radii = {rx.value_or(ry.value_or(0)), ry.value_or(rx.value_or(0))};
  }
  Outline outline;
  if (radii.x > 0 && radii.y > 0) outline.ellipse(center, radii);
  return shape.finish(std::move(outline));
}

std::optional<Outline> read_line(const xml::Element& element, Problems& problems) {
  Shape shape(element, problems);
  Outline outline;
  outline.move(shape.point("x1", "y1"));
  outline.line(shape.point("x2", "y2"));
  return shape.finish(std::move(outline));
}

std::optional<Outline> read_points(const xml::Element& element, Problems& problems) {
  const auto attribute = element.attribute("points");
  if (!attribute) return Outline{};
  const auto numbers = read_numbers(Value(*attribute), problems);
  if (!numbers) return std::nullopt;
  if (numbers->size() % 2 != 0) {
    problems.add("bad-points", fmt::format("{} numbers in `points`", numbers->size()), attribute->value_span,
                 "each point has two");
    return std::nullopt;
  }
  Outline outline;
  for (std::size_t i = 0; i < numbers->size(); i += 2) {
    const Vector point{(*numbers)[i], (*numbers)[i + 1]};
    if (i == 0) {
      outline.move(point);
    } else {
      outline.line(point);
    }
  }
  if (element.name() == "polygon" && !numbers->empty()) outline.close();
  return outline;
}

}  // namespace

std::optional<std::vector<std::string_view>> shape_attributes(std::string_view name) {
  using Names = std::vector<std::string_view>;
  if (name == "path") return Names{"d", "pathLength"};
  if (name == "rect") return Names{"x", "y", "width", "height", "rx", "ry"};
  if (name == "circle") return Names{"cx", "cy", "r"};
  if (name == "ellipse") return Names{"cx", "cy", "rx", "ry"};
  if (name == "line") return Names{"x1", "y1", "x2", "y2"};
  if (name == "polyline" || name == "polygon") return Names{"points"};
  return std::nullopt;
}

std::optional<Outline> read_shape(const xml::Element& element, Problems& problems) {
  const auto name = element.name();
  if (name == "rect") return read_rect(element, problems);
  if (name == "circle" || name == "ellipse") return read_round(element, problems);
  if (name == "line") return read_line(element, problems);
  if (name == "polyline" || name == "polygon") return read_points(element, problems);
  RECTO_ASSERT(name == "path");
  const auto data = element.attribute("d");
  return data ? read_path_data(Value(*data), problems) : Outline{};
}

}  // namespace recto::picture
