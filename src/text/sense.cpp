// Two small lists a language: words that begin a part of a sentence, and words that the next one completes.
#include "text/sense.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace recto::text {
namespace {

struct SmallWords {
  std::string_view language;
  std::string_view joining;  ///< with blanks around each
  std::string_view binding;
};

constexpr std::array<SmallWords, 8> languages{{
    {"en",
     " and or but nor that which who when where while because if unless until after before than with without from "
     "instead rather ",
     " a an the of to in on at by for as its their his her your my our this these those is are was does do can not no "
     "and or between "},
    {"de", " und oder aber sondern dass damit weil wenn wo wobei während als denn obwohl nachdem bevor mit ohne statt ",
     " der die das den dem des ein eine einen einem einer eines zu in im am an auf von vom für bei zum zur aus nach "
     "über und oder ist sind kein keine nicht "},
    {"fr", " et ou mais donc car que qui quand lorsque parce puisque si avec sans dont où ",
     " le la les un une des du de au aux à en dans par pour sur sous ce cette ces son sa ses et ou est ne pas "},
    {"es", " y e o u pero sino que quien cuando donde porque si aunque con sin ",
     " el la los las un una unos unas de del al a en por para su sus y o es no se "},
    {"it", " e ed o ma che chi quando dove perché se con senza ",
     " il lo la i gli le un uno una di del della dei delle a al alla da in nel nella per su e o è non "},
    {"nl", " en of maar dat die wanneer waar omdat als met zonder ",
     " de het een van in op te aan bij voor door uit naar en of is zijn geen niet "},
    {"pt", " e ou mas que quem quando onde porque se embora com sem ",
     " o a os as um uma de do da dos das em no na por para ao à seu sua e ou é não "},
    {"ru", " и или но а что который когда где потому если чтобы с без ",
     " в на к о об от до из за по при для не и или "},
}};

const SmallWords* find(std::string_view language) {
  const auto* found = std::ranges::find_if(languages, [&](const SmallWords& each) {
    return language.starts_with(each.language) &&
           (language.size() == each.language.size() || language[each.language.size()] == '-');
  });
  return found == languages.end() ? nullptr : found;
}

bool pauses(char32_t c) {
  return c == U',' || c == U';' || c == U':' || c == U'?' || c == U'!' || c == U'.' || c == 0x2013 || c == 0x2014 ||
         c == 0x3001 || c == 0x3002 || c == 0x060C;
}

/// The letters from `at` on, in lower case, with a blank on either side.
std::string word_from(const SourceText& text, std::size_t at) {
  std::string word = " ";
  while (at < text.utf8.size()) {
    const char32_t c = decode(text.utf8, at);
    if (u_isalpha(static_cast<UChar32>(c)) == 0) break;
    append_utf8(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return word + " ";
}

std::uint32_t word_begin(const SourceText& text, std::uint32_t end) {
  while (end > 0 && u_isalpha(static_cast<UChar32>(text.before(end))) != 0) end = text.previous(end);
  return end;
}

}  // namespace

Sense sense_of(const SourceText& text, std::uint32_t end, std::uint32_t start, std::string_view language) {
  if (end == 0) return Sense::neutral;
  if (pauses(text.before(end))) return Sense::parts;
  const SmallWords* words = find(language);
  if (words == nullptr) return Sense::neutral;
  const auto has = [](std::string_view list, const std::string& word) {
    return word.size() > 2 && list.find(word) != std::string_view::npos;
  };
  if (has(words->binding, word_from(text, word_begin(text, end)))) return Sense::binds;
  return has(words->joining, word_from(text, start)) ? Sense::parts : Sense::neutral;
}

}  // namespace recto::text
