#include "layout/read_styles.h"

#include "layout/flag.h"
#include "layout/read_paint.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;

const xml::Allowed& allowed() {
  static const xml::Allowed result{.attributes = {"id", "extends", "family", "size", "leading", "weight", "italic",
                                                  "align", "color", "features", "tracking", "hyphenate", "balance",
                                                  "space-before", "space-after", "indent", "code-family", "code-scale"},
                                   .children = {}};
  return result;
}

template <typename Value>
void set(Value& target, const std::optional<Value>& value) {
  if (value) target = *value;
}

bool is_feature(std::string_view tag) {
  if (tag.starts_with('-')) tag.remove_prefix(1);
  const auto is_letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return tag.size() == 4 && std::ranges::all_of(tag, is_letter_or_digit);
}

void read_features(const xml::Element& element, Style& style, diag::Diagnostics& diagnostics) {
  if (!element.attribute("features")) return;
  style.features.clear();
  for (const auto& word : xml::words(element, "features")) {
    if (is_feature(word.text)) {
      style.features.push_back(word.text);
      continue;
    }
    diagnostics.error("bad-feature", fmt::format("`{}` is no OpenType feature", word.text), word.span)
        .notes.emplace_back("features have four letters or digits: `onum`, `tnum`, `smcp`; `-liga` turns one off");
  }
}

void read_family(const xml::Element& element, std::string_view name, std::string& family, diag::Span& place,
                 diag::Diagnostics& diagnostics) {
  if (!element.attribute(name)) return;
  const auto id = xml::identifier(element, name, diagnostics);
  if (!id) return;
  family = *id;
  place = element.attribute(name)->value_span;
}

void read_color(const xml::Element& element, Style& style, diag::Diagnostics& diagnostics) {
  const auto paint = read_paint(element, "color", diagnostics);
  if (!paint) return;
  style.color = *paint;
  if (paint->kind != Paint::Kind::none) return;
  diagnostics.error("text-without-color", "text of color `none`", element.attribute("color")->value_span)
      .notes.emplace_back("to leave text out, leave out its block");
}

void read_size(const xml::Element& element, Style& style, diag::Diagnostics& diagnostics) {
  const auto size = xml::length(element, "size", xml::Sign::positive, diagnostics);
  if (!size) return;
  style.size = *size;
  check_type_size(*size, element.attribute("size")->value_span, diagnostics);
}

/// Puts on `style` what `element` says.
void apply(const xml::Element& element, Style& style, diag::Diagnostics& diagnostics) {
  constexpr int heaviest = 1000;
  read_family(element, "family", style.family, style.family_place, diagnostics);
  read_family(element, "code-family", style.code_family, style.code_family_place, diagnostics);
  read_size(element, style, diagnostics);
  read_color(element, style, diagnostics);
  read_features(element, style, diagnostics);
  set(style.leading, xml::number(element, "leading", 0.8, 4, diagnostics));
  set(style.weight, xml::integer(element, "weight", 1, heaviest, diagnostics));
  set(style.italic, flag(element, "italic", diagnostics));
  set(style.align, xml::choice<HorizontalAlign>(element, "align",
                                                {{"start", HorizontalAlign::start},
                                                 {"center", HorizontalAlign::center},
                                                 {"end", HorizontalAlign::end},
                                                 {"justify", HorizontalAlign::justify}},
                                                diagnostics));
  set(style.tracking, xml::number(element, "tracking", -0.2, 1, diagnostics));
  set(style.hyphenate, flag(element, "hyphenate", diagnostics));
  set(style.balance, flag(element, "balance", diagnostics));
  set(style.space_before, xml::length(element, "space-before", xml::Sign::not_negative, diagnostics));
  set(style.space_after, xml::length(element, "space-after", xml::Sign::not_negative, diagnostics));
  set(style.indent, xml::length(element, "indent", xml::Sign::not_negative, diagnostics));
  set(style.code_scale, xml::number(element, "code-scale", 0.5, 1.5, diagnostics));
}

/// Resolves styles on demand, each once.
class Resolver {
 public:
  Resolver(const Chain& chain, diag::Diagnostics& diagnostics) : diagnostics_{diagnostics} {
    for (const auto& root : chain.roots()) collect(root);
  }

  std::vector<Style> all() {
    std::vector<Style> styles;
    for (const auto& id : order_) {
      styles.push_back(resolve(id));
      check_size(styles.back());
    }
    return styles;
  }

 private:
  struct Entry {
    std::vector<xml::Element> layers;  ///< farthest file first
    std::optional<Style> style;
    bool resolving = false;
  };

  void collect(const xml::Element& root) {
    std::vector<std::string> own;
    for (const auto& element : root.children("style")) {
      xml::check(element, allowed(), xml::Text::forbidden, diagnostics_);
      const auto id = xml::identifier(element, "id", diagnostics_);
      if (!id) continue;
      if (std::ranges::find(own, *id) != own.end()) {
        diagnostics_.error("duplicate-style", fmt::format("second style `{}`", *id),
                           element.attribute("id")->value_span);
        continue;
      }
      own.push_back(*id);
      auto& entry = entries_[*id];
      if (entry.layers.empty()) order_.push_back(*id);
      entry.layers.push_back(element);
    }
  }

  Style resolve(const std::string& id) {
    Entry& entry = entries_.at(id);
    if (entry.style) return *entry.style;
    entry.resolving = true;
    Style style = inherited(entry);
    style.id = id;
    for (const auto& layer : entry.layers) apply(layer, style, diagnostics_);
    entry.resolving = false;
    entry.style = style;
    return style;
  }

  /// What the nearest `extends` of the entry brings.
  Style inherited(const Entry& entry) {
    Style plain;
    plain.color = {.kind = Paint::Kind::theme, .rgb = 0, .name = "ink"};
    for (auto layer = entry.layers.rbegin(); layer != entry.layers.rend(); ++layer) {
      const auto extends = layer->attribute("extends");
      if (!extends) continue;
      const auto parent = entries_.find(std::string{extends->value});
      if (parent == entries_.end()) {
        report_unknown(*extends);
      } else if (parent->second.resolving) {
        diagnostics_.error("style-cycle", fmt::format("style `{}` extends itself", extends->value),
                           extends->value_span);
      } else {
        return resolve(parent->first);
      }
      plain.size = smallest_type;  // the missing size is not worth a second error
      break;
    }
    return plain;
  }

  void report_unknown(const xml::Attribute& extends) {
    auto& error =
        diagnostics_.error("unknown-style", fmt::format("unknown style `{}`", extends.value), extends.value_span);
    error.hint(diag::suggestion(extends.value, order_));
  }

  void check_size(const Style& style) {
    const auto& layers = entries_.at(style.id).layers;
    const bool is_told =
        std::ranges::any_of(layers, [](const auto& layer) { return layer.attribute("size").has_value(); });
    if (style.size > Length{} || is_told) return;
    diagnostics_.error("style-without-size", fmt::format("style `{}` without a size", style.id), layers.back().span())
        .notes.emplace_back("give it a `size`, or let it extend a style that has one");
  }

  diag::Diagnostics& diagnostics_;
  std::map<std::string, Entry> entries_;
  std::vector<std::string> order_;
};

}  // namespace

std::string to_pt(Length length) { return fmt::format("{:.4g}pt", length.in_pt()); }

std::vector<Style> read_styles(const Chain& chain, diag::Diagnostics& diagnostics) {
  return Resolver{chain, diagnostics}.all();
}

void check_type_size(Length size, const diag::Span& place, diag::Diagnostics& diagnostics) {
  if (size >= smallest_type) return;
  diagnostics.error("type-too-small", fmt::format("type of {}", to_pt(size)), place)
      .notes.push_back(fmt::format("the smallest type recto sets is {}", to_pt(smallest_type)));
}

}  // namespace recto::layout
