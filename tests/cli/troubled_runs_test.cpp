#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

using recto::test::lines_of;
using recto::test::small_bank;
using recto::test::SmallHome;
using recto::test::state_of;

namespace {

std::string deck(const std::string& select = "<select/>", const std::string& products = "<cards layout=\"plain\"/>") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<deck id=\"bad\" title=\"A small deck\" "
         "bank=\"bank/small.xml\">\n  " +
         select + "\n  " + products + "\n</deck>\n";
}

/// `text` with its first `from` replaced.
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no " + from);
  return text.replace(at, from.size(), to);
}

std::string repeated(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word;
  return text;
}

}  // namespace

TEST_CASE("a byte order mark and CRLF line ends are accepted and change nothing") {
  const SmallHome home;
  std::string crlf;
  for (const char c : deck()) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::vector<std::string> results;
  for (const auto& content : {deck(), "\xEF\xBB\xBF" + deck(), crlf}) {
    home.write("decks/bad.xml", content);
    const auto ending = home.recto({"build", "decks/bad.xml"});
    CHECK(ending.code == 0);
    CHECK(ending.err.empty());
    results.push_back(recto::test::file_bytes(home.output() / "bad-plain.pdf"));
  }
  CHECK(results[1] == results[0]);
  CHECK(results[2] == results[0]);
}

TEST_CASE("all problems of a run are told, selection and products too") {
  const SmallHome home;
  home.write("decks/bad.xml",
             deck("<select><questions level=\"juniro\" topic=\"alhpa\"/><question ref=\"q99\"/></select>",
                  "<cards layout=\"plian\"/><cards layout=\"plain\" theme=\"defualt\"/>"));
  const auto ending = home.recto({"build", "decks/bad.xml"});
  CHECK(ending.code == 1);
  for (const char* message :
       {"decks/bad.xml:3:29: error: unknown level `juniro`\n", "decks/bad.xml:3:44: error: unknown topic `alhpa`\n",
        "error: no question `q99`\n", "decks/bad.xml:4:18: error: unknown layout `plian`\n",
        "error: unknown theme `defualt`\n"}) {
    CAPTURE(ending.err);
    CHECK(ending.err.find(message) != std::string::npos);
  }
}

TEST_CASE("an error quotes its line, points at the place and tells the cure") {
  const SmallHome home;
  home.write("decks/bad.xml", deck("<select><questions level=\"juniro\"/></select>"));
  CHECK(home.recto({"build", "decks/bad.xml"}).err ==
        "decks/bad.xml:3:29: error: unknown level `juniro`\n"
        "    <select><questions level=\"juniro\"/></select>\n"
        "                              ^~~~~~\n"
        "  note: did you mean `junior`?\n");
}

TEST_CASE("one bad deck does not stop the others") {
  const SmallHome home;
  home.write("decks/bad.xml", "<deck");
  home.write_deck("late", "<select/>", "<cards layout=\"plain\"/>");
  const auto ending = home.recto({"build"});
  CHECK(ending.code == 1);
  CHECK(std::filesystem::exists(home.output() / "good-plain.pdf"));
  CHECK(std::filesystem::exists(home.output() / "late-plain.pdf"));
  CHECK_FALSE(std::filesystem::exists(home.output() / "bad-plain.pdf"));
  CHECK(lines_of(ending.err).front().starts_with("decks/bad.xml:1:"));
}

TEST_CASE("a broken bank is told once, not once for each deck") {
  const SmallHome home;
  home.write("decks/bank/small.xml", changed(small_bank(), "level=\"mid\"", "level=\"mdi\""));
  home.write_deck("late", "<select/>", "<cards layout=\"plain\"/>");
  const auto ending = home.recto({"build"});
  CHECK(ending.code == 1);
  CHECK(std::ranges::count_if(lines_of(ending.err),
                              [](const auto& line) { return line.find("error:") != std::string::npos; }) == 1);
}

TEST_CASE("a deck whose product fails leaves all its old products") {
  const SmallHome home;
  const std::string too_much = repeated("incomprehensibilities ", 400);
  home.write("decks/bank/small.xml", small_bank("<question id=\"long\" topic=\"alpha\" level=\"mid\"><prompt>" +
                                                too_much + "</prompt></question>\n"));
  home.write("decks/bad.xml", deck("<select/>", "<sheet layout=\"study-a4\"/><cards layout=\"plain\"/>"));
  for (const char* name : {"bad-study-a4.pdf", "bad-plain.pdf", "bad.manifest.json"}) {
    home.write(std::string("output/") + name, "what an earlier run wrote");
  }
  const auto before = state_of(home.output());
  const auto ending = home.recto({"build", "decks/bad.xml"});
  CHECK(ending.code == 1);
  CHECK(ending.err.find("question `long`") != std::string::npos);
  CHECK(state_of(home.output()) == before);
}

TEST_CASE("two decks that would write the same file are an error") {
  const SmallHome home;
  home.write_deck("good", "<select/>", "<cards layout=\"plain\"/>");
  home.write("decks/twin.xml",
             "<deck id=\"good\" title=\"Twin\" bank=\"bank/small.xml\"><select><questions count=\"2\"/></select>"
             "<cards layout=\"plain\"/></deck>");
  const auto ending = home.recto({"build"});
  CHECK(ending.code == 1);
  CHECK(ending.err.find("good-plain.pdf") != std::string::npos);
}

TEST_CASE("missing hyphenation patterns are told with their package, whatever the number of jobs") {
  const SmallHome home;
  const std::string catalogue = recto::test::file_bytes(home.path() / "fonts/fonts.xml");
  std::filesystem::remove(home.path() / "fonts");
  home.write("fonts/fonts.xml", changed(catalogue, "/usr/share/hyphen/hyph_en_US.dic", "/nowhere/hyph_en_US.dic"));
  home.write("decks/bank/small.xml",
             changed(small_bank(), "What is the answer", repeated("internationalization counterrevolutionary ", 6)));
  const std::string layout = recto::test::file_bytes(home.path() / "layouts/plain.xml");
  home.write("layouts/plain.xml", changed(layout, R"(<style id="prompt")", R"(<style id="prompt" hyphenate="yes")"));
  for (const auto* jobs : {"1", "2", "8"}) {
    const auto ending = home.recto({"build", "decks/good.xml", "--jobs", jobs});
    CHECK(ending.code == 0);
    CHECK(ending.err.find("warning: words of `en` are not hyphenated: its patterns are not installed") !=
          std::string::npos);
    CHECK(ending.err.find("note: install the package `hyphen-en-us`") != std::string::npos);
    CHECK(std::filesystem::exists(home.output() / "good-plain.pdf"));
  }
}
