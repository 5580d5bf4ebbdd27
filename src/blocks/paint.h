// Paints of a layout to colours, through the theme.
#pragma once

#include "bank/bank.h"
#include "layout/layout.h"
#include "page/item.h"

#include <optional>
#include <string_view>

namespace recto::blocks {

/// The theme's entry for a level or topic: by id, else by its position in the bank.
[[nodiscard]] layout::ThemeEntry level_entry(const layout::Theme& theme, const bank::Bank& bank,
                                             bank::LevelIndex level);
[[nodiscard]] layout::ThemeEntry topic_entry(const layout::Theme& theme, const bank::Bank& bank,
                                             bank::TopicIndex topic);

/// nullopt for `none`.  Level and topic paints without a question give the theme's `ink`.
[[nodiscard]] std::optional<page::Color> color(const layout::Paint& paint, const layout::Theme& theme,
                                               const bank::Bank* bank, const bank::Question* question);

/// A colour of the theme by name; `otherwise` if the theme does not name it.
[[nodiscard]] page::Color theme_color(const layout::Theme& theme, std::string_view name, page::Color otherwise);

}  // namespace recto::blocks
