// Figures with their own units ("0.2deg", "99.8%") are read here, since nothing else has them; lengths and words are
// read as everywhere.
#include "printer/profile.h"

#include "geometry/parse_length.h"
#include "xml/document.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <variant>

namespace recto::printer {
namespace {

using geometry::Length;

/// The number before `unit`, within `middle` ± `reach`.  Absent: `middle`, no message.
double figure(const xml::Element& element, std::string_view name, std::string_view unit, double middle, double reach,
              diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return middle;
  const auto text = attribute->value;
  const auto digits = text.ends_with(unit) ? text.substr(0, text.size() - unit.size()) : std::string_view{};
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) {
    diagnostics.error("bad-number", fmt::format("`{}` is no number with the unit `{}`", text, unit),
                      attribute->value_span);
    return middle;
  }
  if (std::abs(value - middle) <= reach) return value;
  diagnostics
      .error("out-of-range",
             fmt::format("`{}` of {} is not between {}{} and {}{}", name, text, middle - reach, unit, middle + reach,
                         unit),
             attribute->value_span)
      .hint("no printer is off by that much: check whether the file is printed at 100 %");
  return middle;
}

double scale(const xml::Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  return figure(element, name, "%", 100, largest_stretch * 100, diagnostics) / 100;
}

/// "0.6mm,-0.4mm"; absent: nothing.
geometry::Point shift(const xml::Element& element, diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute("shift");
  if (!attribute) return {};
  const auto point = parse_shift(attribute->value);
  if (!point) {
    diagnostics
        .error("bad-length", fmt::format("`{}` is not two lengths with units", attribute->value), attribute->value_span)
        .hint("right and down, looking at the printed side: `0.6mm,-0.4mm`");
    return {};
  }
  for (const Length each : {point->x, point->y}) {
    if (each <= largest_shift && -each <= largest_shift) continue;
    diagnostics
        .error("out-of-range", fmt::format("`shift` of {} is more than 10mm", attribute->value), attribute->value_span)
        .hint("no printer is off by that much: check whether the sheet was flipped on the right edge");
    return {};
  }
  return *point;
}

void read_back(const xml::Element& element, Profile& profile, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"shift", "skew", "scale-x", "scale-y"}, .children = {}}, xml::Text::forbidden,
             diagnostics);
  profile.back.shift = shift(element, diagnostics);
  profile.back.skew = figure(element, "skew", "deg", 0, largest_skew, diagnostics);
  profile.back.scale_x = scale(element, "scale-x", diagnostics);
  profile.back.scale_y = scale(element, "scale-y", diagnostics);
}

void read_front(const xml::Element& element, Profile& profile, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"shift"}, .children = {}}, xml::Text::forbidden, diagnostics);
  profile.front_shift = shift(element, diagnostics);
}

Length margin(const xml::Element& element, std::string_view name, Length otherwise, diag::Diagnostics& diagnostics) {
  const auto length = xml::length(element, name, xml::Sign::not_negative, diagnostics).value_or(otherwise);
  const Length most = Length::mm(40);
  if (length <= most) return length;
  diagnostics.error("out-of-range", fmt::format("`{}` of more than 40mm", name), element.attribute(name)->value_span);
  return otherwise;
}

void read_unprintable(const xml::Element& element, Profile& profile, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"all", "top", "right", "bottom", "left"}, .children = {}}, xml::Text::forbidden,
             diagnostics);
  const Length all = margin(element, "all", {}, diagnostics);
  profile.unprintable =
      geometry::Insets{margin(element, "top", all, diagnostics), margin(element, "right", all, diagnostics),
                       margin(element, "bottom", all, diagnostics), margin(element, "left", all, diagnostics)};
}

void read_stack(const xml::Element& element, Profile& profile, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"drawn"}, .children = {}}, xml::Text::forbidden, diagnostics);
  if (!xml::required(element, "drawn", diagnostics)) return;
  profile.stack = xml::choice<Drawn>(
      element, "drawn", {{"first-sheet", Drawn::first_sheet}, {"last-sheet", Drawn::last_sheet}}, diagnostics);
}

void read_root(const xml::Element& root, Profile& profile, diag::Diagnostics& diagnostics) {
  xml::check(root,
             {.attributes = {"id", "title", "default", "paper"}, .children = {"back", "front", "unprintable", "stack"}},
             xml::Text::forbidden, diagnostics);
  profile.place = root.span();
  profile.id = xml::identifier(root, "id", diagnostics).value_or("");
  profile.title = xml::optional(root, "title");
  profile.paper = xml::optional(root, "paper");
  profile.use = xml::choice<Use>(root, "default", {{"yes", Use::by_default}, {"no", Use::when_named}}, diagnostics)
                    .value_or(Use::when_named);
  const auto stem = std::filesystem::path(profile.file).stem().string();
  if (profile.id.empty() || profile.id == stem) return;
  diagnostics
      .error("id-not-file-name", fmt::format("printer `{}` in file `{}.xml`", profile.id, stem),
             root.attribute("id")->value_span)
      .hint(fmt::format("a printer is found by its file name: name the file `{}.xml`", profile.id));
}

void read_child(const xml::Element& child, Profile& profile, diag::Diagnostics& diagnostics) {
  if (child.name() == "back") read_back(child, profile, diagnostics);
  if (child.name() == "front") read_front(child, profile, diagnostics);
  if (child.name() == "unprintable") read_unprintable(child, profile, diagnostics);
  if (child.name() == "stack") read_stack(child, profile, diagnostics);
}

}  // namespace

std::optional<geometry::Point> parse_shift(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto x = geometry::parse_length(text.substr(0, comma));
  const auto y = geometry::parse_length(text.substr(comma + 1));
  const auto* right = std::get_if<Length>(&x);
  const auto* down = std::get_if<Length>(&y);
  if (right == nullptr || down == nullptr) return std::nullopt;
  return geometry::Point{*right, *down};
}

std::optional<Profile> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  const auto document = xml::read_file(path, reference, diagnostics);
  if (!document || !xml::check_root(document->root(), "printer", diagnostics)) return std::nullopt;
  const auto root = document->root();
  Profile profile;
  profile.file = path;
  read_root(root, profile, diagnostics);
  for (const auto* name : {"back", "front", "unprintable", "stack"}) {
    const auto all = root.children(name);
    if (all.size() > 1)
      diagnostics.error("duplicate-element", fmt::format("second `{}` in `printer`", name), all[1].span());
    if (!all.empty()) read_child(all.front(), profile, diagnostics);
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  return profile;
}

}  // namespace recto::printer
