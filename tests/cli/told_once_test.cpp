// A run tells each distinct problem once.
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <string>

using recto::test::small_bank;
using recto::test::SmallHome;

namespace {

int occurrences(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("an unknown theme of the command line is told once, not by each product of each deck") {
  const SmallHome home;
  home.write_deck("two", "<select/>", "<cards layout=\"plain\"/><handout layout=\"handout-a4\"/>");
  const auto ending = home.recto({"build", "good", "two", "--theme", "gresyscale"});
  CHECK(ending.code == 1);
  CHECK(ending.err.starts_with(
      "error: unknown theme `gresyscale`\n  note: did you mean `greyscale`?\n  note: looked in "));
  CHECK(occurrences(ending.err, "error:") == 1);
}

TEST_CASE("a layout for another product is told once, however many versions would use it") {
  const SmallHome home;
  home.write_deck("two", "<select/>", "<handout layout=\"plain\" versions=\"A B\"/>");
  const auto ending = home.recto({"build", "two"});
  CHECK(ending.code == 1);
  CHECK(occurrences(ending.err, "error:") == 1);
}

TEST_CASE("a word that is too long is told once, at its question, whatever shows it") {
  const SmallHome home;
  const std::string word(120, 'n');
  home.write("decks/bank/small.xml",
             small_bank("  <question id=\"q9\" topic=\"alpha\" level=\"mid\" minutes=\"3\">\n    <prompt>" + word +
                        "</prompt>\n    <short>So.</short>\n  </question>\n"));
  home.write_deck(
      "two", "<select><question ref=\"q9 q1\"/></select>",
      "<cards layout=\"plain\"/><cards layout=\"a4-a7\"/><handout layout=\"handout-a4\" key=\"key-full-a4\" "
      "versions=\"A C\"/><packet layout=\"packet-a4\" role=\"interviewer\"/><packet layout=\"packet-a4\" "
      "role=\"candidate\"/><sheet layout=\"index-a4\"/>");
  const auto ending = home.recto({"build", "two"});
  CAPTURE(ending.err);
  CHECK(ending.code == 0);
  CHECK(occurrences(ending.err, "warning:") == 1);
  CHECK(ending.err.starts_with(
      "decks/bank/small.xml:46:5: warning: a word is broken anywhere in question `q9`, for want of room\n"));
}

TEST_CASE("a character without a glyph is told once, at its question, whatever shows it") {
  const SmallHome home;
  home.write("decks/bank/small.xml",
             small_bank("  <question id=\"q9\" topic=\"alpha\" level=\"mid\" minutes=\"3\">\n    <prompt>Is it "
                        "\U0001FAE8?</prompt>\n    <short>So.</short>\n  </question>\n"));
  home.write_deck("two", "<select><question ref=\"q9\"/></select>",
                  "<cards layout=\"plain\"/><packet layout=\"packet-a4\" role=\"interviewer\"/>");
  const auto ending = home.recto({"build", "two"});
  CAPTURE(ending.err);
  CHECK(ending.code == 1);
  CHECK(occurrences(ending.err, "error:") == 1);
  CHECK(ending.err.find("small.xml:46:13: error: no font has U+1FAE8 `\U0001FAE8`, used in question `q9`\n") !=
        std::string::npos);
}
