#include "picture/svg.h"

#include "picture/svg_shape.h"
#include "picture/svg_style.h"
#include "picture/svg_transform.h"
#include "picture/svg_viewport.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace recto::picture {
namespace {

using geometry::Length;

constexpr double farthest_mm = 1'000'000;  // of points, handles of curves included: they stay exact in ticks

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Of other namespaces: not drawn, by SVG's own rule (SVG 2, 5.11).
bool is_foreign(std::string_view name) { return name.find(':') != std::string_view::npos && !name.starts_with("svg:"); }

bool is_silent(std::string_view name) {
  constexpr std::array<std::string_view, 3> names{"title", "desc", "metadata"};
  return contains(names, name) || is_foreign(name);
}

/// Attributes that nothing drawn depends on.
bool is_silent_attribute(std::string_view name) {
  constexpr std::array<std::string_view, 7> names{"id", "class", "lang", "role", "tabindex", "focusable", "xmlns"};
  return contains(names, name) || name.starts_with("data-") || name.starts_with("aria-") || is_foreign(name);
}

bool is_root_attribute(std::string_view name) {
  constexpr std::array<std::string_view, 9> names{"width", "height",  "viewBox",     "preserveAspectRatio", "x",
                                                  "y",     "version", "baseProfile", "zoomAndPan"};
  return contains(names, name);
}

page::Path::Step placed(const Outline::Step& step) {
  const auto at = [](Vector v) { return geometry::Point{Length::mm(v.x), Length::mm(v.y)}; };
  using Kind = page::Path::Step::Kind;
  switch (step.kind) {
    case Outline::Step::Kind::move:
      return {Kind::move, at(step.a), {}, {}};
    case Outline::Step::Kind::line:
      return {Kind::line, at(step.a), {}, {}};
    case Outline::Step::Kind::curve:
      return {Kind::curve, at(step.a), at(step.b), at(step.c)};
    case Outline::Step::Kind::close:
      break;
  }
  return {Kind::close, {}, {}, {}};
}

/// What an element inherits, with its own attributes applied.
struct Context {
  Matrix to_mm;
  Style style;
};

class Reader {
 public:
  explicit Reader(Problems& problems) : problems_{problems} {}

  std::optional<Drawing> read(const xml::Element& root) {
    if (!check_root(root)) return std::nullopt;
    const auto viewport = read_viewport(root, problems_);
    // Without a size the rest is still read for its errors.
    drawing_.size = viewport ? viewport->size : geometry::Size{};
    Context context;
    if (viewport) context.to_mm = viewport->to_mm;
    read_attributes(root, {}, context);
    read_children(root, context);
    if (problems_.any()) return std::nullopt;
    return std::move(drawing_);
  }

 private:
  bool check_root(const xml::Element& root) {
    if (root.name() != "svg") {
      problems_.add("unknown-picture", fmt::format("root element `{}`", root.name()), root.span(),
                    "PNG, JPEG and SVG pictures are read");
      return false;
    }
    const auto space = root.attribute("xmlns");
    if (!space || space->value == "http://www.w3.org/2000/svg") return true;
    problems_.add("unknown-picture", fmt::format("`svg` of the namespace `{}`", space->value), space->value_span,
                  "SVG's is `http://www.w3.org/2000/svg`");
    return false;
  }

  // Recursion is bounded: `xml` refuses deep nesting.
  void read_children(const xml::Element& parent, const Context& context) {
    for (auto child = parent.first_child(); child && !problems_.too_many(); child = child->next()) {
      read_element(*child, context);
    }
  }

  void read_element(const xml::Element& element, Context context) {
    const auto name = element.name();
    if (is_silent(name)) return;
    if (name == "defs") return refuse_children(element);
    const auto own = shape_attributes(name);
    if (!own && name != "g") return refuse(element);
    read_attributes(element, own ? *own : std::vector<std::string_view>{}, context);
    if (name == "g") return read_children(element, context);
    refuse_children(element);
    if (const auto outline = read_shape(element, problems_)) draw(element, *outline, context);
  }

  void refuse(const xml::Element& element) {
    problems_.add("unsupported-element", fmt::format("unsupported element `{}`", element.name()), element.span(),
                  "read are `g`, `path`, `rect`, `circle`, `ellipse`, `line`, `polyline` and `polygon`; text can be "
                  "turned into paths");
  }

  void refuse_children(const xml::Element& parent) {
    for (auto child = parent.first_child(); child && !problems_.too_many(); child = child->next()) {
      if (!is_silent(child->name())) refuse(*child);
    }
  }

  /// `style` after all attributes, whatever their order: it is the stronger.
  void read_attributes(const xml::Element& element, const std::vector<std::string_view>& own, Context& context) {
    const bool is_root = element.name() == "svg";
    for (const auto& attribute : element.attributes()) {
      const auto name = attribute.name;
      if (name == "style" || is_silent_attribute(name) || std::ranges::find(own, name) != own.end()) continue;
      if (is_root && is_root_attribute(name)) continue;
      const Value value(attribute);
      if (name == "transform" && !is_root) {
        if (const auto matrix = read_transform(value, problems_)) context.to_mm = context.to_mm * *matrix;
      } else if (apply_property(name, value, context.style, problems_) == Known::no) {
        problems_.add("unsupported-attribute", fmt::format("unsupported attribute `{}` of `{}`", name, element.name()),
                      attribute.span);
      }
    }
    if (const auto style = element.attribute("style")) apply_declarations(Value(*style), context.style, problems_);
  }

  void draw(const xml::Element& element, const Outline& outline, const Context& context) {
    if (problems_.any()) return;  // nothing will be drawn, and without a size everything would reach out
    page::Path path;
    const auto fill = element.name() == "line" ? std::nullopt : context.style.fill_color();
    const auto stroke = context.style.stroke_color();
    path.filled = fill.has_value();
    path.fill = fill.value_or(page::Color{});
    path.even_odd = context.style.even_odd;
    const bool stroked = stroke && context.style.stroke_width > 0;
    if (outline.steps().empty() || (!path.filled && !stroked)) return;
    if (stroked && !set_stroke(element, context, *stroke, path)) return;
    const auto on_paper = outline.transformed(context.to_mm);
    if (!check_extent(element, on_paper)) return;
    path.steps.reserve(on_paper.steps().size());
    std::ranges::transform(on_paper.steps(), std::back_inserter(path.steps), placed);
    drawing_.paths.push_back(std::move(path));
  }

  bool set_stroke(const xml::Element& element, const Context& context, page::Color color, page::Path& path) {
    const double width = context.to_mm.even_scale() * context.style.stroke_width;
    if (!(width > 0)) {
      problems_.add("uneven-stroke", fmt::format("stroke of `{}` within uneven scaling or skewing", element.name()),
                    element.span(), "apply the transform to the outline, or turn the stroke into a path");
      return false;
    }
    constexpr double widest_mm = 10000;
    path.stroke_width = Length::mm(std::min(width, widest_mm));
    path.stroke = color;
    return true;
  }

  /// Within the drawing but for what rounding leaves.
  bool check_extent(const xml::Element& element, const Outline& on_paper) {
    constexpr double tolerance_mm = 0.1;
    if (on_paper.is_within(farthest_mm) && beyond(on_paper.bounds()) <= tolerance_mm) return true;
    const auto how_far = on_paper.is_within(farthest_mm) ? fmt::format("{:.4g} mm", beyond(on_paper.bounds()))
                                                         : fmt::format("more than {} m", farthest_mm / 1000);
    problems_.add("outside-drawing", fmt::format("`{}` reaches {} out of the drawing", element.name(), how_far),
                  element.span(), "nothing is clipped: enlarge `viewBox`, or cut the shape");
    return false;
  }

  [[nodiscard]] double beyond(const Bounds& bounds) const {
    return std::max({-bounds.low.x, -bounds.low.y, bounds.high.x - drawing_.size.width.in_mm(),
                     bounds.high.y - drawing_.size.height.in_mm()});
  }

  Problems& problems_;
  Drawing drawing_;
};

/// `bytes` with a document type declaration that declares nothing itself blanked out, so that places stay: many
/// programs write one before their drawings, and `xml` refuses all.
std::string without_document_type(std::string bytes) {
  for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string::npos;) {
    const auto rest = std::string_view(bytes).substr(at);
    if (rest.starts_with("<!DOCTYPE")) {
      const auto length = rest.find_first_of("[>");
      if (length == std::string_view::npos || rest[length] == '[') break;
      for (auto i = at; i <= at + length; ++i) {
        if (bytes[i] != '\n') bytes[i] = ' ';
      }
      break;
    }
    const auto end = rest.starts_with("<?") ? rest.find("?>") : rest.starts_with("<!--") ? rest.find("-->") : rest.npos;
    if (end == std::string_view::npos) break;
    at += end;
  }
  return bytes;
}

}  // namespace

std::optional<Drawing> read_svg(std::string path, std::string bytes, diag::Diagnostics& diagnostics) {
  auto source = std::make_shared<const diag::Source>(std::move(path), without_document_type(std::move(bytes)));
  const auto document = xml::parse(std::move(source), diagnostics);
  if (!document) return std::nullopt;
  Problems problems(diagnostics);
  return Reader(problems).read(document->root());
}

}  // namespace recto::picture
