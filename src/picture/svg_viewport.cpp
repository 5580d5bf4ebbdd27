#include "picture/svg_viewport.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recto::picture {
namespace {

constexpr double mm_per_unit = 25.4 / 96;
constexpr double longest_mm = 10000;

struct Box {
  Vector origin;
  Vector size;
};

/// How much of the room left over goes before the drawing; nullopt in both: stretched to fill.
struct Alignment {
  std::optional<double> x = 0.5;
  std::optional<double> y = 0.5;
};

/// Reads the root's attributes; nullopts with `sound()` are absent ones.
class Root {
 public:
  Root(const xml::Element& root, Problems& problems) : root_{root}, problems_{problems} {}

  /// In user units.
  std::optional<double> side(std::string_view name) {
    const auto attribute = root_.attribute(name);
    if (!attribute || attribute->value == "100%" || attribute->value == "auto") return std::nullopt;
    const auto value = Value(*attribute).trimmed();
    const auto units = to_units(value.text);
    if (units && *units > 0) return units;
    return fail<double>("bad-length", fmt::format("`{}` of `{}`", name, attribute->value), value,
                        "a number above zero with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here");
  }

  std::optional<Box> view_box() {
    const auto attribute = root_.attribute("viewBox");
    if (!attribute) return std::nullopt;
    const Value value(*attribute);
    const auto numbers = read_numbers(value, problems_);
    if (!numbers) {
      sound_ = false;
      return std::nullopt;
    }
    if (numbers->size() == 4 && (*numbers)[2] > 0 && (*numbers)[3] > 0) {
      return Box{{(*numbers)[0], (*numbers)[1]}, {(*numbers)[2], (*numbers)[3]}};
    }
    return fail<Box>("bad-view-box", fmt::format("`viewBox` of `{}`", attribute->value), value,
                     "left, top, width and height, the latter two above zero");
  }

  Alignment alignment() {
    const auto attribute = root_.attribute("preserveAspectRatio");
    if (!attribute) return {};
    const auto value = Value(*attribute).trimmed();
    if (value.text == "none") return {std::nullopt, std::nullopt};
    const auto word = value.text.substr(0, value.text.find(' '));
    const auto rest = value.text.substr(word.size());
    const auto x = word.size() == 8 ? share(word.substr(0, 4), 'x') : std::nullopt;
    const auto y = word.size() == 8 ? share(word.substr(4), 'Y') : std::nullopt;
    if (x && y && (rest.empty() || rest == " meet")) return {x, y};
    static_cast<void>(fail<Box>("unsupported-value", fmt::format("`preserveAspectRatio` of `{}`", attribute->value),
                                value, "`none` or `xMinYMin` to `xMaxYMax`, with `meet` at most"));
    return {};
  }

  [[nodiscard]] bool sound() const { return sound_; }

 private:
  template <typename Result>
  std::optional<Result> fail(std::string code, std::string message, const Value& value, std::string note) {
    sound_ = false;
    problems_.add(std::move(code), std::move(message), value.span, std::move(note));
    return std::nullopt;
  }

  static std::optional<double> share(std::string_view word, char axis) {
    if (word[0] != axis) return std::nullopt;
    const auto where = word.substr(1);
    if (where == "Min") return 0;
    if (where == "Mid") return 0.5;
    if (where == "Max") return 1;
    return std::nullopt;
  }

  const xml::Element& root_;
  Problems& problems_;
  bool sound_ = true;
};

Matrix fit(const Box& box, Vector size, const Alignment& alignment) {
  Vector scale{size.x / box.size.x, size.y / box.size.y};
  Vector offset;
  if (alignment.x && alignment.y) {
    const double both = std::min(scale.x, scale.y);
    scale = {both, both};
    offset = {*alignment.x * (size.x - both * box.size.x), *alignment.y * (size.y - both * box.size.y)};
  }
  return {scale.x, 0, 0, scale.y, offset.x - scale.x * box.origin.x, offset.y - scale.y * box.origin.y};
}

}  // namespace

std::optional<Viewport> read_viewport(const xml::Element& element, Problems& problems) {
  Root root(element, problems);
  const auto width = root.side("width");
  const auto height = root.side("height");
  const auto box = root.view_box();
  const auto alignment = root.alignment();
  if (!root.sound()) return std::nullopt;
  if (!box && (!width || !height)) {
    problems.add("no-size", "drawing without a size", element.span(),
                 "give `svg` a `viewBox`, or `width` and `height`");
    return std::nullopt;
  }
  Vector size;
  size.x = width ? *width : height ? *height * box->size.x / box->size.y : box->size.x;
  size.y = height ? *height : width ? *width * box->size.y / box->size.x : box->size.y;
  const Vector mm = mm_per_unit * size;
  if (std::max(mm.x, mm.y) > longest_mm || std::min(mm.x, mm.y) < 0.001) {
    problems.add("bad-size", fmt::format("drawing of {:.4g} by {:.4g} mm", mm.x, mm.y), element.span());
    return std::nullopt;
  }
  const Matrix to_mm{mm_per_unit, 0, 0, mm_per_unit};
  return Viewport{{geometry::Length::mm(mm.x), geometry::Length::mm(mm.y)},
                  box ? to_mm * fit(*box, size, alignment) : to_mm};
}

}  // namespace recto::picture
