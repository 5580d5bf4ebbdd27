#include "support/small_home.h"
#include "support/small_png.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::SmallHome;

TEST_CASE("a bank is exported and comes back, in every format") {
  const SmallHome home;
  for (const std::string format : {"csv", "anki", "apkg", "markdown", "gift", "moodle", "json"}) {
    CAPTURE(format);
    const auto exported = home.recto({"export", "decks/bank/small.xml", "--to", format, "-o", "out." + format, "-q"});
    CHECK(exported.code == 0);
    CHECK(exported.out.empty());
    CHECK(exported.err.empty());
    const auto imported = home.recto({"import", "out." + format, "-o", format + ".xml", "-q"});
    CHECK(imported.code == 0);
    CHECK(imported.err.empty());
    const auto listed = home.recto({"list", "questions", "--bank", format + ".xml"});
    CHECK(lines_of(listed.out).size() == 9);
  }
}

TEST_CASE("a deck is exported as its questions in its order") {
  const SmallHome home;
  home.write_deck("two", "<select><question ref=\"q3 q1\"/></select><order by=\"deck\" sections=\"none\"/>",
                  "<cards layout=\"plain\"/>");
  for (const std::string name : {"two", "decks/two.xml"}) {
    const auto ending = home.recto({"export", name, "--to", "csv", "-o", "-"});
    CHECK(ending.code == 0);
    const auto lines = lines_of(ending.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].starts_with("q3,"));
    CHECK(lines[2].starts_with("q1,"));
  }
}

TEST_CASE("what a format cannot hold is listed by file and line, and the file is written") {
  const SmallHome home;
  const auto ending = home.recto({"export", "decks/bank/small.xml", "--to", "gift", "-o", "out.gift"});
  CHECK(ending.code == 0);
  CHECK(ending.out == "out.gift\n  8 questions\n");
  CHECK(ending.err.find("decks/bank/small.xml:") == 0);
  CHECK(ending.err.find("warning: minutes: 8 parts of questions left out") != std::string::npos);
  CHECK(std::filesystem::exists(home.path() / "out.gift"));
}

TEST_CASE("a file of questions builds at once, and a deck may name one as its bank") {
  const SmallHome home;
  home.write("words.csv", "Front,Back\nbread,το ψωμί\nwater,το νερό\n");
  const auto built = home.recto({"build", "words.csv", "-v"});
  CHECK(built.code == 0);
  CHECK(built.err.find("words.csv:1:1: remark: column 1 `Front` became the prompt") == 0);
  CHECK(std::filesystem::exists(home.output() / "words-a4-a7.pdf"));
  CHECK(home.recto({"build", "words.csv"}).err.empty());
  home.write("decks/table.xml",
             R"(<deck id="table" title="T" bank="../words.csv"><select/><cards layout="plain"/></deck>)");
  const auto deck = home.recto({"build", "table"});
  CHECK(deck.code == 0);
  CHECK(deck.err.empty());
  CHECK(std::filesystem::exists(home.output() / "table-plain.pdf"));
  home.write("words.csv", "Front,Back\nbread,\"το ψωμί\nwater,το νερό\n");
  CHECK(home.recto({"build", "table"}).err.find("words.csv:2:7: error: quote in row 2, column 2 is never closed") == 0);
  CHECK(home.recto({"build", "decks/bank/small.xml"}).code == 0);
}

TEST_CASE("pictures inside a package print, and their folder is gone afterwards") {
  const SmallHome home;
  home.write("bank/cup.png", recto::test::small_png());
  home.write("bank/cups.xml", R"(<bank id="c" title="Cups" xml:lang="en"><levels><level id="l" title="L"/></levels>
    <topics><topic id="t" title="T"/></topics><question id="cup"><prompt>What is it?</prompt><short>A cup</short>
    <image src="cup.png" alt="A cup"/></question></bank>)");
  REQUIRE(home.recto({"export", "bank/cups.xml", "--to", "apkg", "-o", "cups.apkg"}).code == 0);
  std::filesystem::create_directory(home.path() / "scratch");
  home.write("decks/cups.xml",
             R"(<deck id="cups" title="C" bank="../cups.apkg"><select/><handout layout="handout-a4"/></deck>)");
  const auto built = home.recto({"build", "cups"}, {.environment = {"TMPDIR=" + (home.path() / "scratch").string()}});
  CHECK(built.code == 0);
  CHECK(built.err.find("warning: picture of 1 pixels an inch") != std::string::npos);  // 4 pixels wide
  CHECK(std::filesystem::is_empty(home.path() / "scratch"));
  CHECK(
      recto::test::read_with({"pdfimages", "-list", (home.output() / "cups-handout-a4.pdf").string()}).find("image") !=
      std::string::npos);
}
