#include "layout/layout.h"

#include "diag/assertion.h"

#include <algorithm>

namespace recto::layout {

std::optional<StyleIndex> Layout::find_style(std::string_view wanted) const {
  const auto found = std::ranges::find(styles, wanted, &Style::id);
  if (found == styles.end()) return std::nullopt;
  return StyleIndex{static_cast<int>(found - styles.begin())};
}

const Style& Layout::style(StyleIndex index) const {
  RECTO_ASSERT(index.value >= 0 && static_cast<std::size_t>(index.value) < styles.size());
  return styles[static_cast<std::size_t>(index.value)];
}

const std::vector<std::string>& theme_colors() {
  static const std::vector<std::string> names{"ink",           "muted",           "rule",          "tint",
                                              "accent",        "code-background", "code",          "code-keyword",
                                              "code-type",     "code-string",     "code-number",   "code-comment",
                                              "code-function", "code-symbol",     "code-variable", "code-preprocessor"};
  return names;
}

}  // namespace recto::layout
