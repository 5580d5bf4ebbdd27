// Letters are counted by the blocks of Unicode that a language fills.  Kana make Han letters Japanese.
#include "exchange/language.h"

#include "unicode/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace recto::exchange {
namespace {

struct Script {
  char32_t first;
  char32_t last;
  const char* language;
};

constexpr std::array scripts{Script{0x370, 0x3FF, "el"},   Script{0x400, 0x52F, "ru"},   Script{0x590, 0x5FF, "he"},
                             Script{0x600, 0x6FF, "ar"},   Script{0x900, 0x97F, "hi"},   Script{0xE00, 0xE7F, "th"},
                             Script{0x3040, 0x30FF, "ja"}, Script{0x4E00, 0x9FFF, "zh"}, Script{0xAC00, 0xD7AF, "ko"}};

bool is_latin(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code < 0x250);
}

}  // namespace

std::string language_of_script(std::string_view text) {
  std::array<std::size_t, scripts.size()> counts{};
  std::size_t all = 0;
  for (const auto& character : unicode::decode(text)) {
    const auto within = [&](const Script& script) {
      return character.code >= script.first && character.code <= script.last;
    };
    const auto* script = std::ranges::find_if(scripts, within);
    if (script != scripts.end()) ++counts[static_cast<std::size_t>(script - scripts.begin())];
    all += script != scripts.end() || is_latin(character.code) ? 1U : 0U;
  }
  constexpr std::size_t kana = 6;
  constexpr std::size_t han = 7;
  if (counts[kana] > 0) counts[kana] += std::exchange(counts[han], 0);
  const auto* most = std::ranges::max_element(counts);
  return *most * 2 <= all ? std::string{} : scripts[static_cast<std::size_t>(most - counts.begin())].language;
}

}  // namespace recto::exchange
