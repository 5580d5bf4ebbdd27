// libhyphen is the reference: the files of patterns were made for it.
#include "text/divide_word.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>
#include <hyphen.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace recto;
using namespace recto::text;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

struct Release {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using Reference = std::unique_ptr<HyphenDict, Release>;

bool goes_on(const HyphenDict& dictionary, char byte) {
  return dictionary.utf8 != 0 && (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// As `divide_word`, by libhyphen.
std::vector<bool> reference_division(HyphenDict& dictionary, const std::string& word, HyphenMinimum fewest) {
  std::string marks(word.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  hnj_hyphen_hyphenate3(&dictionary, word.c_str(), static_cast<int>(word.size()), marks.data(), nullptr, &replacements,
                        &positions, &cuts, fewest.left, fewest.right, 0, 0);
  std::vector<bool> divided(word.size());
  std::size_t letter = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i + 1 < word.size() && goes_on(dictionary, word[i + 1])) continue;
    const bool changed = replacements != nullptr && replacements[letter] != nullptr;
    divided[i] = (marks[letter++] & 1) != 0 && !changed;
  }
  for (std::size_t i = 0; replacements != nullptr && i < word.size(); ++i) std::free(replacements[i]);
  std::free(static_cast<void*>(replacements));
  std::free(positions);
  std::free(cuts);
  return divided;
}

std::string shown(const std::string& word, const std::vector<bool>& divided) {
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    text += word[i];
    if (divided[i]) text += '-';
  }
  return text;
}

/// The letters of the file's patterns: what its language is made of.
std::vector<std::string> fragments_of(const std::string& file) {
  std::vector<std::string> fragments;
  std::string fragment;
  for (std::size_t at = file.find('\n'); at < file.size(); ++at) {
    const char byte = file[at];
    if (static_cast<unsigned char>(byte) > ' ' && byte != '/') {
      if (byte != '.' && (byte < '0' || byte > '9')) fragment += byte;
      continue;
    }
    if (!fragment.empty()) fragments.push_back(std::move(fragment));
    fragment.clear();
  }
  return fragments;
}

/// Words of fragments; also some digits, which libhyphen takes for the ends of words.
class Words {
 public:
  explicit Words(const std::string& file) : fragments_{fragments_of(file)} {}

  std::string next() {
    std::string word;
    for (const auto least = 2 + random_() % 20; word.size() < least;) word += fragments_[random_() % fragments_.size()];
    if (random_() % 50 == 0) word += std::to_string(random_() % 100);
    return word;
  }

 private:
  std::vector<std::string> fragments_;
  std::mt19937 random_{19};
};

constexpr int words_of_a_language = 2'000;

void check_language(const HyphenationFile& file) {
  CAPTURE(file.path);
  const auto bytes = bytes_of(file.path);
  const auto levels = read_hyphens(bytes);
  const Reference reference{hnj_hyphen_load(file.path.c_str())};
  REQUIRE(reference != nullptr);
  REQUIRE(levels.encoding == reference->cset);
  const HyphenMinimum fewest{file.left_minimum, file.right_minimum};
  Words words{bytes};
  int hyphens = 0;
  for (int i = 0; i < words_of_a_language; ++i) {
    const auto word = words.next();
    const auto divided = divide_word(levels, word, fewest);
    hyphens += static_cast<int>(std::ranges::count(divided, true));
    const auto expected = reference_division(*reference, word, fewest);
    if (divided != expected) CHECK(shown(word, divided) == shown(word, expected));
  }
  CHECK(hyphens > words_of_a_language / 10);
}

}  // namespace

TEST_CASE("words of every language are divided where libhyphen divides them") {
  std::set<std::string> seen;
  for (const auto& file : test::shipped_fonts().catalogue().hyphenation) {
    if (std::filesystem::exists(file.path) && seen.insert(file.path).second) check_language(file);
  }
  CHECK(seen.size() >= 4);
}

namespace {

/// Of a small file that uses everything the format has.
std::string divided(std::string_view file, const std::string& word, HyphenMinimum fewest = {1, 1}) {
  return shown(word, divide_word(read_hyphens(file), word, fewest));
}

}  // namespace

TEST_CASE("files may use all that the format has") {
  const struct {
    const char* what;
    const char* file;
    const char* word;
    const char* expected;
  } table[] = {
      {"a pattern", "UTF-8\na1b\n", "xabx", "xa-bx"},
      {"the greatest digit decides", "UTF-8\na1b\nxa2b\n", "xabx", "xabx"},
      {"of patterns with equal letters the last", "UTF-8\na1b\na2b\n", "xabx", "xabx"},
      {"of patterns that end together the longest alone", "UTF-8\na1b\nzxa0b\n", "zxabx", "zxabx"},
      {"ends of words", "UTF-8\n.a1b\n", "abab", "a-bab"},
      {"comments", "UTF-8\n% a1b\n", "abab", "abab"},
      {"line ends of Windows", "UTF-8\r\na1b\r\n", "xabx", "xa-bx"},
      {"no line end at the end", "UTF-8\na1b", "xabx", "xa-bx"},
      {"minima", "UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 3\na1a\n", "aaaaaaa", "aaa-a-aaa"},
      {"characters, not bytes", "UTF-8\nLEFTHYPHENMIN 3\nä1ä\n", "ääääää", "äää-ä-ä-ä"},
      {"ligatures", "UTF-8\nLEFTHYPHENMIN 3\nﬃ1b\n", "aﬃbbb", "aﬃ-bbb"},
      {"words without hyphens", "UTF-8\nNOHYPHEN x,y\na1b\nNEXTLEVEL\na1b\nx1a\nc1x\n", "cxabyab", "cxa-bya-b"},
      {"hyphens part words", "UTF-8\na1b\n", "xab-abx", "xab-abx"},
      {"compounds", "UTF-8\nd1f\nNEXTLEVEL\na1b\n", "xxabxdfxabxx", "xxa-bxd-fxa-bxx"},
      {"a change of spelling", "UTF-8\nf1f/ff=f,1,2\ni1f\n", "schiffahrt", "schi-ffahrt"},
      {"a change of spelling between parts", "UTF-8\nf1fa/ff=f,1,2\nNEXTLEVEL\nh1iff.\n", "schiffahrt", "sch-iffahrt"},
      {"nothing", "", "abab", "abab"},
      {"an encoding alone", "ISO8859-1\n", "abab", "abab"},
  };
  for (const auto& [what, file, word, expected] : table) {
    CAPTURE(what);
    CHECK(divided(file, word) == expected);
  }
}

TEST_CASE("any bytes are a file of patterns, and any bytes a word") {
  std::mt19937 random{7};
  const std::string signs = "ab1234./=,- \nffäNEXTLEVEL\n%\xC3\xFF";
  const auto text = [&](std::size_t most) {
    std::string made;
    for (auto count = random() % most; count > 0; --count) made += signs[random() % signs.size()];
    return made;
  };
  for (int i = 0; i < 3'000; ++i) {
    const auto levels = read_hyphens((i % 2 == 0 ? "UTF-8\n" : "ISO8859-1\n") + text(300));
    for (int j = 0; j < 5; ++j) {
      const auto word = text(30);
      CHECK(divide_word(levels, word, {2, 2}).size() == word.size());
    }
  }
}
