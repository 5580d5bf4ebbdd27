#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using recto::test::file_bytes;
using recto::test::SmallHome;

namespace {

const std::string words = "Front,Back,Level\nbread,το ψωμί,easy\nwater,το νερό,hard\n";

}  // namespace

TEST_CASE("a spreadsheet becomes a bank that builds without a warning") {
  const SmallHome home;
  home.write("words.csv", words);
  const auto imported = home.recto({"import", "words.csv", "-o", "decks/bank/words.xml", "--topic", "Food"});
  CHECK(imported.code == 0);
  CHECK(imported.out == "decks/bank/words.xml\n  2 questions, 2 levels, 1 topic\n");
  CHECK(imported.err.find("words.csv:1:1: remark: column 1 `Front` became the prompt") == 0);
  home.write("decks/words.xml",
             R"(<deck id="words" title="Words" bank="bank/words.xml"><select/><cards layout="plain"/></deck>)");
  const auto built = home.recto({"build", "words"});
  CHECK(built.code == 0);
  CHECK(built.err.empty());
}

TEST_CASE("a bank is not overwritten, but updated when asked") {
  const SmallHome home;
  home.write("words.csv", words);
  REQUIRE(home.recto({"import", "words.csv", "-o", "w.xml"}).code == 0);
  const auto before = file_bytes(home.path() / "w.xml");
  const auto refused = home.recto({"import", "words.csv", "-o", "w.xml"});
  CHECK(refused.code == 1);
  CHECK(refused.err ==
        "error: `w.xml` is there already\n  note: `--update` imports again and keeps its ids; or name another file\n");
  CHECK(file_bytes(home.path() / "w.xml") == before);
  home.write("words.csv", "Front,Back,Level\nbread,ψωμί,easy\nwine,το κρασί,hard\n");
  const auto updated = home.recto({"import", "words.csv", "-o", "w.xml", "--update", "-q"});
  CHECK(updated.code == 0);
  CHECK(updated.err.empty());
  const auto told = home.recto({"import", "words.csv", "-o", "w.xml", "--update"});
  CHECK(told.out == "w.xml\n  2 questions, 2 levels, 1 topic\n  2 as before\n");
}

TEST_CASE("an update lists what was added, changed and is gone") {
  const SmallHome home;
  home.write("words.csv", words);
  REQUIRE(home.recto({"import", "words.csv", "-o", "w.xml"}).code == 0);
  home.write("words.csv", "Front,Back,Level\nbread,ψωμί,easy\nwine,το κρασί,hard\n");
  CHECK(
      home.recto({"import", "words.csv", "-o", "w.xml", "--update"}).out ==
      "w.xml\n  2 questions, 2 levels, 1 topic\n  1 added: wine\n  1 changed: bread\n  1 gone: water\n  0 as before\n");
}

TEST_CASE("a bank goes to standard output, and several files become one bank") {
  const SmallHome home;
  home.write("a.csv", "one,1\n");
  home.write("b.tsv", "two\t2\n");
  const auto ending = home.recto({"import", "a.csv", "b.tsv", "-o", "-", "-q"});
  CHECK(ending.code == 0);
  CHECK(ending.err.empty());
  CHECK(ending.out.find("<question id=\"one\"") != std::string::npos);
  CHECK(ending.out.find("<question id=\"two\"") != std::string::npos);
}

TEST_CASE("a file that is not there, or far too large, is an error that names it") {
  const SmallHome home;
  CHECK(home.recto({"import", "nothing.csv", "-o", "w.xml"}).err.find("error: no such file `nothing.csv`") == 0);
  home.write("huge.csv", "Front,Back\n");
  std::filesystem::resize_file(home.path() / "huge.csv", 1ULL << 30U);  // sparse: takes no room
  const auto ending = home.recto({"import", "huge.csv", "-o", "w.xml"});
  CHECK(ending.code == 1);
  CHECK(ending.err.find("error: file too large `huge.csv`: 1073741824 bytes where at most 67108864 are read") == 0);
  CHECK_FALSE(std::filesystem::exists(home.path() / "w.xml"));
  home.write("huge.apkg", "PK\x03\x04");
  std::filesystem::resize_file(home.path() / "huge.apkg", (1ULL << 30U) + 1);
  CHECK(home.recto({"import", "huge.apkg", "-o", "w.xml"}).err ==
        "error: `huge.apkg` has 1073741825 bytes where at most 1073741824 are read\n");
}
