// How shapes are painted: properties, as attributes or in `style`.  Internal to `picture`.
#pragma once

#include "page/item.h"
#include "picture/svg_value.h"

#include <optional>
#include <string_view>

namespace recto::picture {

/// What an element passes on to those in it.
struct Style {
  /// A colour, none, or whatever `color` is.
  struct Paint {
    enum class Kind { none, color, current };
    Kind kind = Kind::none;
    page::Color color;
  };
  Paint fill{Paint::Kind::color, {}};
  Paint stroke;
  double stroke_width = 1;
  bool even_odd = false;
  page::Color color;

  /// nullopt for none.
  [[nodiscard]] std::optional<page::Color> fill_color() const { return resolved(fill); }
  [[nodiscard]] std::optional<page::Color> stroke_color() const { return resolved(stroke); }

 private:
  [[nodiscard]] std::optional<page::Color> resolved(const Paint& paint) const;
};

/// Whether there is such a property for drawings at all; if so it is applied, or its value is told to be wrong.
enum class Known { no, yes };
[[nodiscard]] Known apply_property(std::string_view name, const Value& value, Style& style, Problems& problems);

/// Applies the declarations of a `style` attribute.
void apply_declarations(const Value& value, Style& style, Problems& problems);

}  // namespace recto::picture
