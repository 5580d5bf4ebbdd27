// Versions with questions of their own, and the table of all of them, by the whole program.
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::read_with;
using recto::test::SmallHome;

namespace {

void build(const SmallHome& home, const std::string& letters, const std::string& output) {
  home.write_deck(
      "exam",
      "<select seed=\"3\" versions=\"different\"><questions topic=\"alpha\" count=\"1\"/><questions "
      "topic=\"beta\" count=\"1\"/></select>",
      "<handout layout=\"handout-a4\" key=\"key-a4\" master-key=\"master-key-a4\" versions=\"" + letters + "\"/>");
  const auto ending = home.recto({"build", "decks/exam.xml", "-o", output});
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
}

std::string text_of(const SmallHome& home, const std::string& file) {
  return read_with({"pdftotext", "-layout", (home.path() / file).string(), "-"});
}

/// The number under which a text shows the question that asks for `question number N`.
std::string number_of(const std::string& text, const std::string& n) {
  for (const auto& line : lines_of(text)) {
    if (line.find("question number " + n) == std::string::npos) continue;
    std::string number;
    std::istringstream(line) >> number;
    return number;
  }
  return "\u2013";
}

}  // namespace

TEST_CASE("version B is the same file, whether two or four versions are made") {
  const SmallHome home;
  build(home, "A B", "two");
  build(home, "A B C D", "four");
  for (const char* name : {"exam-handout-a4-B.pdf", "exam-handout-a4-key-B.pdf", "exam-handout-a4-A.pdf"}) {
    CHECK(file_bytes(home.path() / "two" / name) == file_bytes(home.path() / "four" / name));
  }
}

TEST_CASE("the master key has the numbers that the handouts print") {
  const SmallHome home;
  build(home, "A B C", "out");
  const auto master = text_of(home, "out/exam-handout-a4-master-key.pdf");
  std::vector<std::string> handouts;
  for (const char* letter : {"A", "B", "C"}) {
    handouts.push_back(text_of(home, "out/exam-handout-a4-" + std::string(letter) + ".pdf"));
  }
  int listed = 0;
  for (const auto& line : lines_of(master)) {
    const auto at = line.find("question number ");
    if (at == std::string::npos) continue;
    ++listed;
    std::istringstream words(line.substr(at));
    std::string word;
    std::string n;
    words >> word >> word >> n;
    for (const auto& handout : handouts) {
      words >> word;
      CHECK(word == number_of(handout, n.substr(0, 1)));
    }
  }
  CHECK(listed == 6);
  for (const char* letter : {"A", "B", "C"}) {
    const auto key = text_of(home, "out/exam-handout-a4-key-" + std::string(letter) + ".pdf");
    const auto at = key.find("marked ");
    REQUIRE(at != std::string::npos);
    CHECK(master.find("Version " + std::string(letter) + " marked " + key.substr(at + 7, 8)) != std::string::npos);
  }
}

TEST_CASE("a version for which a slot has no questions left is refused, at the slot") {
  const SmallHome home;
  home.write_deck("exam", "<select versions=\"different\"><questions topic=\"alpha\" count=\"2\"/></select>",
                  "<handout layout=\"handout-a4\" versions=\"A B C\"/>");
  const auto ending = home.recto({"build", "decks/exam.xml"});
  CHECK(ending.code == 1);
  CHECK(lines_of(ending.err).front() ==
        "decks/exam.xml:3:57: error: 2 questions asked for, 0 available for version `C`");
}

TEST_CASE("a master key is for versions, and its layout for nothing else") {
  const SmallHome home;
  home.write_deck("one", "<select/>", "<handout layout=\"handout-a4\" master-key=\"master-key-a4\"/>");
  const auto none = home.recto({"build", "decks/one.xml"});
  CHECK(none.code == 1);
  CHECK(lines_of(none.err).front() == "decks/one.xml:4:44: error: `master-key` of a handout without versions");
  home.write_deck("two", "<select/>", "<key layout=\"master-key-a4\"/>");
  const auto wrong = home.recto({"build", "decks/two.xml"});
  CHECK(wrong.code == 1);
  CHECK(wrong.err.find("error: layout `master-key-a4` is for a master key, not for an answer key") !=
        std::string::npos);
  CHECK(wrong.err.find("note: for an answer key there are `key-a4`, `key-full-a4`") != std::string::npos);
}
