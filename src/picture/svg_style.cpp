#include "picture/svg_style.h"

#include "picture/svg_color.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace recto::picture {
namespace {

/// A property that is read only to see that it changes nothing.
struct Neutral {
  std::string_view name;
  std::string_view values;  // between blanks
};

constexpr std::array<Neutral, 23> neutral{{{"opacity", " 1 "},
                                           {"fill-opacity", " 1 "},
                                           {"stroke-opacity", " 1 "},
                                           {"stroke-linecap", " butt "},
                                           {"stroke-linejoin", " miter "},
                                           {"stroke-miterlimit", " 4 10 "},
                                           {"stroke-dasharray", " none "},
                                           {"stroke-dashoffset", " 0 "},
                                           {"clip-path", " none "},
                                           {"mask", " none "},
                                           {"filter", " none "},
                                           {"marker", " none "},
                                           {"marker-start", " none "},
                                           {"marker-mid", " none "},
                                           {"marker-end", " none "},
                                           {"display", " inline block "},
                                           {"visibility", " visible "},
                                           {"mix-blend-mode", " normal "},
                                           {"isolation", " auto "},
                                           {"paint-order", " normal "},
                                           {"vector-effect", " none "},
                                           {"color-interpolation", " sRGB auto "},
                                           {"overflow", " visible hidden auto "}}};

bool equal(std::string_view given, std::string_view wanted) {
  const auto number = to_number(given);
  return given == wanted || (number && number == to_number(wanted));
}

bool is_among(std::string_view given, std::string_view values) {
  for (std::size_t begin = 1; begin < values.size();) {
    const auto end = values.find(' ', begin);
    if (equal(given, values.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

/// Says nothing about lines and areas: text, hints to the renderer, and other programs' own.
bool has_no_effect(std::string_view name) {
  constexpr std::array<std::string_view, 16> names{
      "font",        "letter-spacing", "word-spacing", "line-height",    "direction",         "writing-mode",
      "white-space", "unicode-bidi",   "cursor",       "pointer-events", "enable-background", "clip-rule",
      "stop-color",  "stop-opacity",   "flood-color",  "flood-opacity"};
  return name.starts_with("font-") || name.starts_with("text-") || name.starts_with("-") ||
         name.ends_with("-rendering") || std::ranges::find(names, name) != names.end();
}

void report(std::string_view name, const Value& value, Problems& problems, std::string note) {
  problems.add("unsupported-value", fmt::format("`{}` of `{}`", name, value.text), value.span, std::move(note));
}

void apply_paint(std::string_view name, const Value& value, Style::Paint& paint, Problems& problems) {
  if (value.text == "none" || value.text == "transparent") {
    paint = {};
  } else if (value.text == "currentColor" || value.text == "currentcolor") {
    paint = {Style::Paint::Kind::current, {}};
  } else if (const auto color = parse_color(value.text)) {
    paint = {Style::Paint::Kind::color, *color};
  } else {
    report(name, value, problems, "a colour name, `#rgb`, `#rrggbb`, `rgb()`, `none` or `currentColor` is read here");
  }
}

void apply_color(const Value& value, Style& style, Problems& problems) {
  if (const auto color = parse_color(value.text)) {
    style.color = *color;
  } else {
    report("color", value, problems, "a colour name, `#rgb`, `#rrggbb` or `rgb()` is read here");
  }
}

void apply_stroke_width(const Value& value, Style& style, Problems& problems) {
  const auto width = to_units(value.text);
  if (width && *width >= 0) {
    style.stroke_width = *width;
  } else {
    report("stroke-width", value, problems, "a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here");
  }
}

void apply_fill_rule(const Value& value, Style& style, Problems& problems) {
  style.even_odd = value.text == "evenodd";
  if (!style.even_odd && value.text != "nonzero") report("fill-rule", value, problems, "`nonzero` or `evenodd`");
}

void check_neutral(const Neutral& property, const Value& value, Problems& problems) {
  if (is_among(value.text, property.values)) return;
  report(property.name, value, problems,
         fmt::format("drawings are read with `{}` of `{}` only", property.name,
                     property.values.substr(1, property.values.find(' ', 1) - 1)));
}

}  // namespace

std::optional<page::Color> Style::resolved(const Paint& paint) const {
  if (paint.kind == Paint::Kind::none) return std::nullopt;
  return paint.kind == Paint::Kind::current ? color : paint.color;
}

Known apply_property(std::string_view name, const Value& written, Style& style, Problems& problems) {
  const auto value = written.trimmed();
  const auto* only = std::ranges::find(neutral, name, &Neutral::name);
  const bool painted =
      name == "fill" || name == "stroke" || name == "color" || name == "stroke-width" || name == "fill-rule";
  if (!painted && only == neutral.end()) return has_no_effect(name) ? Known::yes : Known::no;
  if (painted && value.text == "inherit") return Known::yes;
  if (name == "fill")
    apply_paint(name, value, style.fill, problems);
  else if (name == "stroke")
    apply_paint(name, value, style.stroke, problems);
  else if (name == "color")
    apply_color(value, style, problems);
  else if (name == "stroke-width")
    apply_stroke_width(value, style, problems);
  else if (name == "fill-rule")
    apply_fill_rule(value, style, problems);
  else
    check_neutral(*only, value, problems);
  return Known::yes;
}

void apply_declarations(const Value& value, Style& style, Problems& problems) {
  for (std::size_t begin = 0; begin < value.text.size();) {
    const auto end = std::min(value.text.find(';', begin), value.text.size());
    const auto declaration = value.part(begin, end - begin).trimmed();
    begin = end + 1;
    if (declaration.text.empty()) continue;
    const auto colon = declaration.text.find(':');
    if (colon == std::string_view::npos) {
      problems.add("bad-style", fmt::format("`{}` without `:`", declaration.text), declaration.span);
      continue;
    }
    const auto name = declaration.part(0, colon).trimmed();
    const auto rest = declaration.part(colon + 1, declaration.text.size() - colon - 1);
    if (apply_property(name.text, rest, style, problems) == Known::no) {
      problems.add("unsupported-property", fmt::format("unsupported property `{}`", name.text), name.span);
    }
  }
}

}  // namespace recto::picture
