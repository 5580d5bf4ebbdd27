#include "blocks/paint.h"

#include <map>
#include <string>
#include <vector>

namespace recto::blocks {
namespace {

layout::ThemeEntry entry(const std::map<std::string, layout::ThemeEntry>& named,
                         const std::vector<layout::ThemeEntry>& cycle, const std::string& id, int position) {
  if (const auto it = named.find(id); it != named.end()) return it->second;
  if (cycle.empty()) return {};
  return cycle[static_cast<std::size_t>(position) % cycle.size()];
}

}  // namespace

layout::ThemeEntry level_entry(const layout::Theme& theme, const bank::Bank& bank, bank::LevelIndex level) {
  return entry(theme.levels, theme.level_cycle, bank.level(level).id, level.value);
}

layout::ThemeEntry topic_entry(const layout::Theme& theme, const bank::Bank& bank, bank::TopicIndex topic) {
  return entry(theme.topics, theme.topic_cycle, bank.topic(topic).id, topic.value);
}

page::Color theme_color(const layout::Theme& theme, std::string_view name, page::Color otherwise) {
  const auto it = theme.colors.find(std::string(name));
  return it == theme.colors.end() ? otherwise : page::Color{it->second};
}

std::optional<page::Color> color(const layout::Paint& paint, const layout::Theme& theme, const bank::Bank* bank,
                                 const bank::Question* question) {
  using Kind = layout::Paint::Kind;
  const page::Color ink = theme_color(theme, "ink", {0x000000});
  const bool bound = bank != nullptr && question != nullptr;
  switch (paint.kind) {
    case Kind::none:
      return std::nullopt;
    case Kind::rgb:
      return page::Color{paint.rgb};
    case Kind::theme:
      return theme_color(theme, paint.name, ink);
    case Kind::level:
      return bound ? page::Color{level_entry(theme, *bank, question->level).color} : ink;
    case Kind::topic:
      return bound ? page::Color{topic_entry(theme, *bank, question->topic).color} : ink;
    case Kind::level_tint:
      return page::Color{bound ? level_entry(theme, *bank, question->level).tint : 0xFFFFFFU};
    case Kind::topic_tint:
      return page::Color{bound ? topic_entry(theme, *bank, question->topic).tint : 0xFFFFFFU};
  }
  return ink;
}

}  // namespace recto::blocks
