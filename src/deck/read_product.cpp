#include "deck/read_product.h"

#include "deck/read_names.h"
#include "deck/read_schedule.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace recto::deck {
namespace {

constexpr std::array<std::pair<std::string_view, ProductKind>, 5> kinds{{{"cards", ProductKind::cards},
                                                                         {"handout", ProductKind::handout},
                                                                         {"key", ProductKind::key},
                                                                         {"packet", ProductKind::packet},
                                                                         {"sheet", ProductKind::sheet}}};

const xml::Allowed& allowed_in(ProductKind kind) {
  static const xml::Allowed handout{{"layout", "theme", "name", "key", "master-key", "versions"}, {"value"}};
  static const xml::Allowed packet{{"layout", "theme", "name", "role"}, {"value", "scale"}};
  static const xml::Allowed cards{{"layout", "theme", "name", "stock"}, {"value"}};
  static const xml::Allowed other{{"layout", "theme", "name"}, {"value"}};
  if (kind == ProductKind::handout) return handout;
  if (kind == ProductKind::cards) return cards;
  return kind == ProductKind::packet ? packet : other;
}

// An identifier that may be left out.
std::optional<Name> read_name(const xml::Element& element, std::string_view attribute, diag::Diagnostics& diagnostics) {
  if (!element.attribute(attribute)) return std::nullopt;
  auto text = xml::identifier(element, attribute, diagnostics);
  if (!text) return std::nullopt;
  return Name{std::move(*text), element.attribute(attribute)->value_span};
}

void read_value(const xml::Element& element, Product& product, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"name"}, {}};
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  auto name = xml::identifier(element, "name", diagnostics);
  auto text = xml::folded(element.text());
  if (text.empty()) diagnostics.error("empty-element", "empty `value`", element.span());
  if (!name) return;
  if (std::ranges::any_of(product.values, [&](const Value& value) { return value.name.text == *name; })) {
    diagnostics.error("duplicate-value", fmt::format("value `{}` given twice", *name), element.attribute("name")->span);
  }
  product.values.push_back({{std::move(*name), element.attribute("name")->value_span}, std::move(text)});
}

ScaleWords read_scale(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"id", "not-assessed", "not-assessed-value"}, {"anchor"}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  ScaleWords scale;
  if (auto id = xml::identifier(element, "id", diagnostics)) {
    scale.id = {std::move(*id), element.attribute("id")->value_span};
  }
  scale.not_assessed = xml::optional(element, "not-assessed");
  scale.not_assessed_value = xml::optional(element, "not-assessed-value");
  for (const auto& anchor : element.children("anchor")) {
    xml::check(anchor, {{"value", "words"}, {}}, xml::Text::forbidden, diagnostics);
    const auto value = xml::required(anchor, "value", diagnostics);
    if (!value) continue;
    if (std::ranges::find(scale.anchors, *value, &ScaleWords::Anchor::value) != scale.anchors.end()) {
      diagnostics.error("duplicate-anchor", fmt::format("second anchor `{}`", *value),
                        anchor.attribute("value")->value_span);
    }
    scale.anchors.push_back({*value, xml::optional(anchor, "words")});
  }
  if (element.children("anchor").empty()) {
    diagnostics.error("scale-without-anchors", "`scale` without anchors", element.span())
        .hint("say what each rating means: `<anchor value=\"1\" words=\"…\"/>`");
  }
  return scale;
}

void read_scales(const xml::Element& element, Product& product, diag::Diagnostics& diagnostics) {
  for (const auto& child : element.children("scale")) {
    auto scale = read_scale(child, diagnostics);
    const auto same = [&](const ScaleWords& known) { return known.id.text == scale.id.text; };
    if (!scale.id.text.empty() && std::ranges::any_of(product.scales, same)) {
      diagnostics.error("duplicate-scale", fmt::format("second scale `{}`", scale.id.text), scale.id.place);
    }
    product.scales.push_back(std::move(scale));
  }
}

void read_handout(const xml::Element& element, Product& product, diag::Diagnostics& diagnostics) {
  product.key_layout = read_name(element, "key", diagnostics);
  for (auto& version : read_names(element, "versions", Ranges::no, diagnostics)) {
    product.versions.push_back(std::move(version.text));
  }
  product.master_layout = read_name(element, "master-key", diagnostics);
  if (product.master_layout && product.versions.empty()) {
    diagnostics
        .error("master-without-versions", "`master-key` of a handout without versions", product.master_layout->place)
        .hint("name them by `versions`, or leave it out: the key has everything then");
  }
}

// Whether a packet shows answers is too grave for a silent default.
void read_role(const xml::Element& element, Product& product, diag::Diagnostics& diagnostics) {
  if (!element.attribute("role")) {
    diagnostics.error("missing-attribute", "`packet` without `role`", element.span())
        .hint(
            "`role=\"interviewer\"` is the copy with answers and ratings, `role=\"candidate\"` the one of questions "
            "alone");
    return;
  }
  if (!xml::required(element, "role", diagnostics)) return;
  product.role = xml::choice<Role>(element, "role",
                                   {{"interviewer", Role::interviewer}, {"candidate", Role::candidate}}, diagnostics)
                     .value_or(Role::interviewer);
}

}  // namespace

std::optional<ProductKind> product_kind(std::string_view element) {
  const auto found = std::ranges::find(kinds, element, [](const auto& kind) { return kind.first; });
  if (found == kinds.end()) return std::nullopt;
  return found->second;
}

std::optional<Product> read_product(const xml::Element& element, ProductKind kind, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  xml::check(element, allowed_in(kind), xml::Text::forbidden, diagnostics);
  Product product{.kind = kind, .place = element.span()};
  if (auto layout = xml::identifier(element, "layout", diagnostics)) {
    product.layout = {std::move(*layout), element.attribute("layout")->value_span};
  }
  product.theme = read_name(element, "theme", diagnostics);
  if (const auto name = read_name(element, "name", diagnostics)) product.name = name->text;
  if (element.attribute("stock")) {
    if (auto stock = xml::required(element, "stock", diagnostics)) {
      product.stock = {std::move(*stock), element.attribute("stock")->value_span};
    }
  }
  if (kind == ProductKind::handout) read_handout(element, product, diagnostics);
  if (kind == ProductKind::packet) {
    read_role(element, product, diagnostics);
    read_scales(element, product, diagnostics);
  }
  for (const auto& value : element.children("value")) read_value(value, product, diagnostics);
  if (kind == ProductKind::packet) product.schedule = read_schedule(product.values, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return product;
}

}  // namespace recto::deck
