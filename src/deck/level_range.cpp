#include "deck/level_range.h"

#include <string_view>

namespace recto::deck {
namespace {

constexpr std::string_view dots = "..";

Name part(const Name& word, std::size_t offset, std::size_t length) {
  Name name{word.text.substr(offset, length), word.place};
  // A word that entities made stands elsewhere than its letters; then the whole is the place.
  if (word.place.length == word.text.size()) {
    name.place.offset += offset;
    name.place.length = length;
  }
  return name;
}

}  // namespace

std::optional<LevelRange> level_range(const Name& word) {
  const auto at = word.text.find(dots);
  if (at == std::string::npos) return std::nullopt;
  const auto after = at + dots.size();
  return LevelRange{part(word, 0, at), part(word, after, word.text.size() - after)};
}

}  // namespace recto::deck
