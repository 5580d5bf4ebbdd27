#include "layout/chain.h"
#include "layout/contrast.h"
#include "layout/layout.h"
#include "layout/read_paint.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::layout {
namespace {

constexpr std::uint32_t white = 0xFFFFFF;

std::optional<std::uint32_t> read_rgb(const xml::Element& element, const char* name, diag::Diagnostics& diagnostics) {
  const auto word = xml::required(element, name, diagnostics);
  if (!word) return std::nullopt;
  if (const auto rgb = parse_rgb(*word)) return rgb;
  diagnostics.error("unknown-color", fmt::format("unknown color `{}`", *word), element.attribute(name)->value_span)
      .notes.emplace_back("a color of a theme is `#` and six hexadecimal digits");
  return std::nullopt;
}

/// What text is read against.
struct Ground {
  std::uint32_t rgb = white;
  std::string name = "white";
};

void check_contrast(std::uint32_t text, const Ground& ground, const diag::Span& place, diag::Diagnostics& diagnostics) {
  const double ratio = contrast(text, ground.rgb);
  if (ratio >= text_contrast) return;
  // Rounded down: 4.49 is not 4.5.
  const double shown = static_cast<int>(ratio * 100) / 100.0;
  diagnostics.error("low-contrast", fmt::format("contrast of {:.2f}:1 on {}", shown, ground.name), place)
      .notes.push_back(fmt::format("text needs {}:1 (WCAG 2.2)", text_contrast));
}

/// Rules and grounds are not read; all other colours are.
bool is_text(std::string_view name) { return name != "rule" && name != "tint" && name != "code-background"; }

/// The colour behind text of the colour `name`, where that is not white.
std::string ground_of(std::string_view name) { return name.starts_with("code") ? "code-background" : "tint"; }

class Reader {
 public:
  Reader(const Chain& chain, diag::Diagnostics& diagnostics) : chain_{chain}, diagnostics_{diagnostics} {}

  Theme read() {
    const auto root = chain_.root();
    check_root();
    theme_.id = xml::optional(root, "id");
    theme_.title = xml::required(root, "title", diagnostics_).value_or("");
    theme_.files = chain_.files();
    read_scale();
    for (const auto& each : chain_.roots()) read_colors(each);
    check_complete();
    theme_.levels = read_named("level");
    theme_.topics = read_named("topic");
    theme_.level_cycle = read_cycle("level-cycle");
    theme_.topic_cycle = read_cycle("topic-cycle");
    return std::move(theme_);
  }

 private:
  void check_root() {
    for (const auto& document : chain_.documents) {
      xml::check(document.root(),
                 {.attributes = {"id", "title", "scale", "extends"},
                  .children = {"color", "level", "topic", "level-cycle", "topic-cycle"}},
                 xml::Text::forbidden, diagnostics_);
      check_single(document.root(), {"level-cycle", "topic-cycle"}, diagnostics_);
    }
  }

  void read_scale() {
    constexpr double largest = 3;
    for (const auto& document : chain_.documents) {
      if (!document.root().attribute("scale")) continue;
      theme_.scale = xml::number(document.root(), "scale", 1, largest, diagnostics_).value_or(1);
      return;
    }
  }

  void read_colors(const xml::Element& root) {
    std::vector<std::string> own;
    for (const auto& element : root.children("color")) {
      xml::check(element, {.attributes = {"name", "value"}, .children = {}}, xml::Text::forbidden, diagnostics_);
      const auto name = read_color_name(element, own);
      const auto rgb = read_rgb(element, "value", diagnostics_);
      if (!name) continue;
      theme_.colors[*name] = rgb.value_or(0);  // a bad one is told already; black passes every further check
      color_places_[*name] = rgb ? element.attribute("value")->value_span : element.span();
    }
  }

  std::optional<std::string> read_color_name(const xml::Element& element, std::vector<std::string>& own) {
    auto name = xml::required(element, "name", diagnostics_);
    if (!name) return std::nullopt;
    const auto attribute = *element.attribute("name");
    if (std::ranges::find(theme_colors(), *name) == theme_colors().end()) {
      diagnostics_.error("unknown-color", fmt::format("unknown color `{}`", *name), attribute.value_span)
          .hint(diag::suggestion(*name, theme_colors()));
      return std::nullopt;
    }
    if (std::ranges::find(own, *name) != own.end()) {
      diagnostics_.error("duplicate-color", fmt::format("second color `{}`", *name), attribute.value_span);
      return std::nullopt;
    }
    own.push_back(*name);
    return name;
  }

  /// Every colour is there, and legible on white and on the tint.
  void check_complete() {
    std::string missing;
    for (const auto& name : theme_colors()) {
      if (!theme_.colors.contains(name)) missing += fmt::format("{}`{}`", missing.empty() ? "" : ", ", name);
    }
    if (!missing.empty()) {
      diagnostics_.error("missing-color", fmt::format("theme without {}", missing), chain_.root().span())
          .notes.emplace_back("name them with `<color name=… value=…/>`, or let the theme extend one that does");
    }
    for (const auto& [name, rgb] : theme_.colors) {
      if (!is_text(name)) continue;
      check_contrast(rgb, {}, color_places_.at(name), diagnostics_);
      const std::string behind = ground_of(name);
      const auto ground = theme_.colors.find(behind);
      if (ground == theme_.colors.end()) continue;
      check_contrast(rgb, {ground->second, fmt::format("`{}`", behind)}, color_places_.at(name), diagnostics_);
    }
  }

  /// A level's or topic's colours: its colour is read on white and on its tint, and so is the ink.
  ThemeEntry read_entry(const xml::Element& element) {
    const auto color = read_rgb(element, "color", diagnostics_);
    const auto tint = read_rgb(element, "tint", diagnostics_);
    if (color) check_contrast(*color, {}, element.attribute("color")->value_span, diagnostics_);
    const auto ink = theme_.colors.find("ink");
    if (tint && ink != theme_.colors.end()) {
      check_contrast(ink->second, {*tint, "this `tint`"}, element.attribute("tint")->value_span, diagnostics_);
    }
    return {.color = color.value_or(0), .tint = tint.value_or(white)};
  }

  std::map<std::string, ThemeEntry> read_named(std::string_view name) {
    std::map<std::string, ThemeEntry> entries;
    for (const auto& each : chain_.roots()) {
      std::vector<std::string> own;
      for (const auto& element : each.children(name)) {
        xml::check(element, {.attributes = {"id", "color", "tint"}, .children = {}}, xml::Text::forbidden,
                   diagnostics_);
        const ThemeEntry entry = read_entry(element);
        const auto id = xml::required(element, "id", diagnostics_);
        if (!id) continue;
        if (std::ranges::find(own, *id) != own.end()) {
          diagnostics_.error("duplicate-entry", fmt::format("second {} `{}`", name, *id),
                             element.attribute("id")->value_span);
        }
        own.push_back(*id);
        entries[*id] = entry;
      }
    }
    return entries;
  }

  std::vector<ThemeEntry> read_cycle(std::string_view name) {
    const auto cycle = chain_.child(name);
    if (!cycle) {
      diagnostics_.error("missing-cycle", fmt::format("theme without `{}`", name), chain_.root().span())
          .notes.emplace_back("it gives the colors of levels or topics that the theme does not name");
      return {};
    }
    xml::check(*cycle, {.attributes = {}, .children = {"entry"}}, xml::Text::forbidden, diagnostics_);
    std::vector<ThemeEntry> entries;
    for (const auto& element : cycle->children("entry")) {
      xml::check(element, {.attributes = {"color", "tint"}, .children = {}}, xml::Text::forbidden, diagnostics_);
      entries.push_back(read_entry(element));
    }
    if (entries.empty()) {
      diagnostics_.error("empty-cycle", fmt::format("`{}` without an entry", name), cycle->span());
    }
    return entries;
  }

  const Chain& chain_;
  diag::Diagnostics& diagnostics_;
  Theme theme_;
  std::map<std::string, diag::Span> color_places_;
};

}  // namespace

std::optional<Theme> read_theme(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics,
                                const std::vector<std::string>& elsewhere) {
  const std::size_t errors_before = diagnostics.error_count();
  const auto chain = read_chain(path, "theme", reference, diagnostics, elsewhere);
  if (!chain) return std::nullopt;
  Theme theme = Reader{*chain, diagnostics}.read();
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return theme;
}

}  // namespace recto::layout
