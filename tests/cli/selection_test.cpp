#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::read_with;
using recto::test::SmallHome;

namespace {

/// Builds and fails the test if that fails.
void build(const SmallHome& home, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "build");
  const auto ending = home.recto(arguments);
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
}

std::string text_of(const SmallHome& home, const std::string& file) {
  return read_with({"pdftotext", "-raw", (home.output() / file).string(), "-"});
}

/// Numbers of the questions in the order in which `pattern N` stands in the file.
std::string numbers_after(const std::string& text, const std::string& pattern) {
  std::string found;
  for (auto at = text.find(pattern); at != std::string::npos; at = text.find(pattern, at + 1)) {
    found += (found.empty() ? "" : " ") + text.substr(at + pattern.size(), 1);
  }
  return found;
}

/// What the cards of deck `good` ask, in order.
std::string asked(const SmallHome& home, const std::string& file = "good-plain.pdf") {
  return numbers_after(text_of(home, file), "question number ");
}

std::string sorted(std::string words) {
  std::erase(words, ' ');
  std::ranges::sort(words);
  return words;
}

/// Words of a text that are eight hexadecimal digits.
std::vector<std::string> hashes(const std::string& text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    const bool is_hash = word.size() == 8 && word.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (is_hash && std::ranges::find(found, word) == found.end()) found.push_back(word);
    word.clear();
  }
  return found;
}

}  // namespace

TEST_CASE("a selection can be replaced on the command line") {
  const SmallHome home;
  home.write_deck("good", "<select><questions level=\"junior\"/></select>", "<cards layout=\"plain\"/>");
  struct Override {
    std::vector<std::string> options;
    std::string asked;
  };
  const std::vector<Override> overrides{{{}, "3 6"},
                                        {{"--level", "mid"}, "1 4 7"},
                                        {{"--level", "mid..senior", "--topic", "alpha"}, "1 5 7"},
                                        {{"--level", "junior", "--level", "mid", "--tag", "late"}, "6 7"}};
  for (auto each : overrides) {
    CAPTURE(each.asked);
    each.options.insert(each.options.begin(), "good");
    build(home, each.options);
    CHECK(sorted(asked(home)) == sorted(each.asked));
  }
}

TEST_CASE("a slot without a count takes what other slots leave, even if that is nothing") {
  const SmallHome home;
  home.write_deck("good", "<select><questions level=\"junior\"/><questions level=\"senior\" topic=\"beta\"/></select>",
                  "<cards layout=\"plain\"/>");
  build(home, {"good"});
  CHECK(sorted(asked(home)) == "2368");
  build(home, {"good", "--level", "mid"});
  CHECK(sorted(asked(home)) == "147");
}

TEST_CASE("a count makes one slot of all, and the seed says which questions") {
  const SmallHome home;
  build(home, {"good", "--count", "3", "--seed", "1"});
  const auto first = asked(home);
  CHECK(first.size() == 5);
  build(home, {"good", "--count", "3", "--seed", "1"});
  CHECK(asked(home) == first);
  int others = 0;
  for (const char* seed : {"2", "3", "4", "18446744073709551615"}) {
    build(home, {"good", "--count", "3", "--seed", seed});
    CHECK(asked(home).size() == 5);
    if (asked(home) != first) ++others;
  }
  CHECK(others >= 2);
}

TEST_CASE("another layout and theme replace those of products of their kind") {
  const SmallHome home;
  home.write_deck("good", "<select/>", "<cards layout=\"plain\"/><handout layout=\"handout-a4\"/>");
  build(home, {"good", "--layout", "a4-a7"});
  CHECK(asked(home, "good-a4-a7.pdf").size() == 15);
  CHECK(asked(home, "good-handout-a4.pdf").size() == 15);
  CHECK_FALSE(std::filesystem::exists(home.output() / "good-plain.pdf"));
  build(home, {"good"});
  const auto plain = file_bytes(home.output() / "good-handout-a4.pdf");
  build(home, {"good", "--theme", "large-print"});
  CHECK((file_bytes(home.output() / "good-handout-a4.pdf") != plain));
}

TEST_CASE("an override that names nothing is an error with the nearest") {
  const SmallHome home;
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{"--level", "juniro"}, "error: unknown level `juniro`"},
      {{"--topic", "alhpa"}, "error: unknown topic `alhpa`"},
      {{"--tag", "erly"}, "error: unknown tag `erly`"},
      {{"--layout", "plian"}, "error: unknown layout `plian`"},
      {{"--theme", "defualt"}, "error: unknown theme `defualt`"}};
  for (auto [options, message] : wrong) {
    CAPTURE(message);
    options.insert(options.begin(), {"build", "good"});
    const auto ending = home.recto(options);
    CHECK(ending.code == 1);
    REQUIRE(lines_of(ending.err).size() >= 2);
    CHECK(lines_of(ending.err)[0] == message);
    CHECK(lines_of(ending.err)[1].rfind("  note: did you mean `", 0) == 0);
  }
  CHECK_FALSE(std::filesystem::exists(home.output()));
}

TEST_CASE("a manifest tells what was printed and prints it again, whatever else the deck says") {
  const SmallHome home;
  const std::string products =
      "<cards layout=\"plain\"/><handout layout=\"handout-a4\" key=\"key-a4\" versions=\"A B\"/>";
  home.write_deck("first", "<select seed=\"11\"><questions count=\"5\"/></select>", products);
  build(home, {"first"});
  home.write("kept.json", file_bytes(home.output() / "first.manifest.json"));
  std::vector<std::string> before;
  const std::vector<std::string> files{"first-plain.pdf", "first-handout-a4-A.pdf", "first-handout-a4-B.pdf",
                                       "first-handout-a4-key-A.pdf"};
  for (const auto& file : files) before.push_back(file_bytes(home.output() / file));

  home.write_deck("first", "<select seed=\"12\" reprint=\"../kept.json\"><questions level=\"junior\"/></select>",
                  products);
  build(home, {"first"});
  for (std::size_t i = 0; i < files.size(); ++i) {
    CAPTURE(files[i]);
    CHECK((file_bytes(home.output() / files[i]) == before[i]));
  }
}

TEST_CASE("what an earlier build printed can be excluded") {
  const SmallHome home;
  home.write_deck("first", "<select seed=\"3\"><questions count=\"5\"/></select>", "<cards layout=\"plain\"/>");
  build(home, {"first"});
  home.write_deck("second", "<select><questions/><exclude manifest=\"../output/first.manifest.json\"/></select>",
                  "<cards layout=\"plain\"/>");
  build(home, {"second"});
  const auto together = asked(home, "first-plain.pdf") + asked(home, "second-plain.pdf");
  CHECK(sorted(together) == "12345678");
}

TEST_CASE("a manifest that is none is an error where it is named") {
  const SmallHome home;
  const std::vector<std::pair<std::string, std::string>> contents{
      {"not JSON", "decks/bad.xml:3:30: error: `manifest.json` is not a manifest: not JSON"},
      {"{\"manifest\": 99}", "decks/bad.xml:3:30: error: manifest `manifest.json` of format 99 where 1 is read"},
      {"{\"manifest\": \"new\"}",
       "decks/bad.xml:3:30: error: `manifest.json` is not a manifest: it has no number `manifest`"},
      {"{}", "decks/bad.xml:3:30: error: `manifest.json` is not a manifest: it has no number `manifest`"},
      {"[1, 2]", "decks/bad.xml:3:30: error: `manifest.json` is not a manifest: not JSON"},
  };
  home.write_deck("bad", "<select><exclude manifest=\"../manifest.json\"/></select>", "<cards layout=\"plain\"/>");
  const auto missing = home.recto({"build", "bad"});
  CHECK(missing.code == 1);
  CHECK(lines_of(missing.err).at(0) == "decks/bad.xml:3:30: error: no such file `manifest.json`");
  for (const auto& [content, message] : contents) {
    CAPTURE(content);
    home.write("manifest.json", content);
    const auto ending = home.recto({"build", "bad"});
    CHECK(ending.code == 1);
    CHECK(lines_of(ending.err).at(0) == message);
  }
}

TEST_CASE("handout and key carry the same version and hash, and versions differ") {
  const SmallHome home;
  home.write_deck("work", "<select/>", "<handout layout=\"handout-a4\" key=\"key-a4\" versions=\"A B\"/>");
  build(home, {"work"});
  std::vector<std::string> seen;
  for (const std::string version : {"A", "B"}) {
    const auto handout = text_of(home, "work-handout-a4-" + version + ".pdf");
    const auto key = text_of(home, "work-handout-a4-key-" + version + ".pdf");
    CHECK(handout.find("Version " + version) != std::string::npos);
    CHECK(key.find("Version " + version) != std::string::npos);
    REQUIRE(hashes(handout).size() == 1);
    CHECK(hashes(key) == hashes(handout));
    CHECK(file_bytes(home.output() / "work.manifest.json").find(hashes(handout)[0]) != std::string::npos);
    CHECK(numbers_after(handout, "question number ") == numbers_after(key, "answer numbered "));
    seen.push_back(hashes(handout)[0] + " " + numbers_after(handout, "question number "));
  }
  CHECK(seen[0].substr(0, 8) != seen[1].substr(0, 8));
  CHECK(seen[0].substr(9) != seen[1].substr(9));
  CHECK(sorted(seen[0].substr(9)) == sorted(seen[1].substr(9)));
}

TEST_CASE("a version is the same, however many others there are") {
  const SmallHome home;
  home.write_deck("work", "<select/>", "<handout layout=\"handout-a4\" versions=\"A B\"/>");
  build(home, {"work"});
  const auto two = file_bytes(home.output() / "work-handout-a4-B.pdf");
  home.write_deck("work", "<select/>", "<handout layout=\"handout-a4\" versions=\"C B A D\"/>");
  build(home, {"work"});
  CHECK((file_bytes(home.output() / "work-handout-a4-B.pdf") == two));
}

TEST_CASE("a changed answer changes the hash, so that a key of another run is recognised") {
  const SmallHome home;
  home.write_deck("work", "<select/>", "<handout layout=\"handout-a4\" key=\"key-a4\"/>");
  build(home, {"work"});
  const auto before = hashes(text_of(home, "work-handout-a4-key.pdf"));
  auto bank = recto::test::small_bank();
  bank.replace(bank.find("answer numbered 1"), 6, "result");
  home.write("decks/bank/small.xml", bank);
  build(home, {"work"});
  CHECK(hashes(text_of(home, "work-handout-a4-key.pdf")) != before);
}

TEST_CASE("a dependency file names every input and output") {
  const SmallHome home;
  build(home, {"good", "--deps", "good.d"});
  const auto deps = file_bytes(home.path() / "good.d");
  CHECK(deps.rfind("output/good-plain.pdf output/good.manifest.json :", 0) == 0);
  for (const char* input :
       {"decks/good.xml", "decks/bank/small.xml", "layouts/plain.xml", "themes/default.xml", "fonts/fonts.xml"}) {
    CAPTURE(input);
    CHECK(deps.find(input) != std::string::npos);
  }
}
