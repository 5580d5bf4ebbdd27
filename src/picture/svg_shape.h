// Basic shapes as outlines (SVG 2, chapter 10).  Internal to `picture`.
#pragma once

#include "picture/outline.h"
#include "picture/svg_value.h"

#include <optional>
#include <string_view>
#include <vector>

namespace recto::picture {

/// Attributes that give the shape of element `name`; nullopt for what is no shape of the subset.
[[nodiscard]] std::optional<std::vector<std::string_view>> shape_attributes(std::string_view name);

/// The outline of `element`, a shape; empty if its size is zero.  nullopt after an error.
[[nodiscard]] std::optional<Outline> read_shape(const xml::Element& element, Problems& problems);

}  // namespace recto::picture
