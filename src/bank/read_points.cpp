// Points are written as decimal numbers and kept as whole hundredths, so that sums over a deck are exact.
#include "bank/read_points.h"

#include "xml/schema.h"

#include <fmt/format.h>

#include <cmath>

namespace recto::bank {
namespace {

constexpr double most = 1000;
constexpr int unit = 100;

}  // namespace

Points read_points(const xml::Element& element, std::string_view attribute, PointsRange range,
                   diag::Diagnostics& diagnostics) {
  const auto value = xml::number(element, attribute, range == PointsRange::any ? -most : 0, most, diagnostics);
  if (!value) return {};
  const double hundredths = std::round(*value * unit);
  const auto refuse = [&](std::string_view fault, const char* cure) {
    const auto written = *element.attribute(attribute);
    diagnostics.error("bad-point-count", fmt::format("{} in `{}`", fault, attribute), written.value_span).hint(cure);
  };
  if (std::abs(hundredths - *value * unit) > 1e-6)
    refuse("more than two decimal places", "points are counted in hundredths");
  if (hundredths == 0) refuse("no points", "leave the attribute out");
  return {static_cast<int>(hundredths)};
}

}  // namespace recto::bank
