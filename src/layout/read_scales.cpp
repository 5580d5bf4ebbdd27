#include "layout/read_scales.h"

#include "layout/read_template.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

/// Scales stand in documents; their texts name no scales.
Template text_of(const xml::Element& element, std::string_view attribute, diag::Diagnostics& diagnostics) {
  static const std::vector<Scale> none;
  return read_template(element, attribute, {"in `scale`", {Site::document}, none}, diagnostics);
}

std::vector<ScaleAnchor> read_anchors(const xml::Element& scale, diag::Diagnostics& diagnostics) {
  std::vector<ScaleAnchor> anchors;
  for (const auto& element : scale.children("anchor")) {
    xml::check(element, {.attributes = {"value", "words"}, .children = {}}, xml::Text::forbidden, diagnostics);
    if (!xml::required(element, "value", diagnostics)) continue;
    auto value = text_of(element, "value", diagnostics);
    if (std::ranges::find(anchors, value, &ScaleAnchor::value) != anchors.end()) {
      diagnostics.error("duplicate-anchor", fmt::format("second anchor `{}`", xml::optional(element, "value")),
                        element.attribute("value")->value_span);
      continue;
    }
    anchors.push_back({.value = std::move(value), .words = text_of(element, "words", diagnostics)});
  }
  return anchors;
}

std::optional<Scale> read_scale(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"id", "title", "not-assessed", "not-assessed-value"}, .children = {"anchor"}},
             xml::Text::forbidden, diagnostics);
  Scale scale;
  scale.place = element.span();
  scale.title = xml::optional(element, "title");
  scale.not_assessed = text_of(element, "not-assessed", diagnostics);
  scale.not_assessed_value = text_of(element, "not-assessed-value", diagnostics);
  scale.anchors = read_anchors(element, diagnostics);
  if (scale.anchors.empty() && element.children("anchor").empty()) {
    diagnostics.error("scale-without-anchors", "`scale` without anchors", element.span())
        .notes.emplace_back("say what each rating means: `<anchor value=\"1\" words=\"…\"/>`");
  }
  const auto id = xml::required(element, "id", diagnostics);
  if (!id) return std::nullopt;
  scale.id = *id;
  return scale;
}

}  // namespace

std::vector<Scale> read_scales(const Chain& chain, diag::Diagnostics& diagnostics) {
  std::vector<Scale> scales;
  for (const auto& element : chain.children("scale")) {
    auto scale = read_scale(element, diagnostics);
    if (!scale) continue;
    const auto known = std::ranges::find(scales, scale->id, &Scale::id);
    if (known == scales.end()) {
      scales.push_back(std::move(*scale));
    } else if (known->place.source == scale->place.source) {
      diagnostics.error("duplicate-scale", fmt::format("second scale `{}`", scale->id),
                        element.attribute("id")->value_span);
    } else {
      *known = std::move(*scale);
    }
  }
  return scales;
}

}  // namespace recto::layout
