#include "layout/read_paint.h"

#include "layout/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace recto::layout {
namespace {

constexpr std::array<std::pair<std::string_view, Paint::Kind>, 5> kinds{{
    {"none", Paint::Kind::none},
    {"level", Paint::Kind::level},
    {"topic", Paint::Kind::topic},
    {"level-tint", Paint::Kind::level_tint},
    {"topic-tint", Paint::Kind::topic_tint},
}};

std::vector<std::string> known_paints() {
  std::vector<std::string> names = theme_colors();
  for (const auto& [name, kind] : kinds) names.emplace_back(name);
  return names;
}

std::optional<Paint> parse_paint(std::string_view word) {
  if (const auto rgb = parse_rgb(word)) return Paint{.kind = Paint::Kind::rgb, .rgb = *rgb, .name = {}};
  for (const auto& [name, kind] : kinds) {
    if (name == word) return Paint{.kind = kind, .rgb = 0, .name = {}};
  }
  const auto& themed = theme_colors();
  if (std::ranges::find(themed, word) == themed.end()) return std::nullopt;
  return Paint{.kind = Paint::Kind::theme, .rgb = 0, .name = std::string{word}};
}

}  // namespace

std::optional<std::uint32_t> parse_rgb(std::string_view text) {
  constexpr std::size_t digits = 6;
  if (text.size() != digits + 1 || text.front() != '#') return std::nullopt;
  std::uint32_t rgb = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), rgb, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return rgb;
}

std::optional<Paint> read_paint(const xml::Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  if (auto paint = parse_paint(attribute->value)) return paint;
  auto& error =
      diagnostics.error("unknown-color", fmt::format("unknown color `{}`", attribute->value), attribute->value_span);
  error.notes.push_back(attribute->value.starts_with('#') ? "a literal color is `#` and six hexadecimal digits"
                                                          : diag::suggestion(attribute->value, known_paints()));
  return std::nullopt;
}

}  // namespace recto::layout
