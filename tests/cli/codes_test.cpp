// Codes of problems that only a whole run meets, as machines read them.
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using recto::test::SmallHome;

namespace {

/// The one problem that a run prints must have this code.
void check_code(const SmallHome& home, std::vector<std::string> arguments, const std::string& code) {
  CAPTURE(code);
  arguments.insert(arguments.end(), {"--format", "json"});
  const auto ending = home.recto(arguments);
  CHECK(ending.code == 1);
  CHECK(ending.err.find("\"severity\":\"error\",\"code\":\"" + code + "\"") != std::string::npos);
  const auto lines = recto::test::lines_of(ending.err);
  CHECK(std::ranges::count_if(lines, [](const auto& line) { return line.find("\"error\"") != std::string::npos; }) ==
        1);
}

}  // namespace

TEST_CASE("a problem is named by a code that stays when its words change") {
  const SmallHome home;
  home.write_deck("pair", "<select/>", "<cards layout=\"plain\"/><handout layout=\"handout-a4\"/>");
  check_code(home, {"build", "nowhere"}, "unknown-deck");
  check_code(home, {"build", "pair", "-o", "-"}, "several-products");
}

TEST_CASE("a bank that includes itself, or a file twice, has a code of its own for each") {
  const std::string body =
      "<levels><level id=\"a\" title=\"A\"/></levels><topics><topic id=\"t\" title=\"T\"/></topics>";
  const auto bank = [&](const std::string& includes) {
    return "<bank id=\"small\" title=\"Small\" xml:lang=\"en\">" + body + includes +
           "<question id=\"q\"><prompt>Why?</prompt><short>So.</short></question></bank>";
  };
  const SmallHome home;
  home.write("decks/bank/part.xml",
             "<questions><question id=\"p\"><prompt>How?</prompt><short>So.</short></question></questions>");
  home.write("decks/bank/small.xml", bank("<include href=\"small.xml\"/>"));
  check_code(home, {"check", "good"}, "include-cycle");
  home.write("decks/bank/small.xml", bank("<include href=\"part.xml\"/><include href=\"part.xml\"/>"));
  check_code(home, {"check", "good"}, "duplicate-include");
}

TEST_CASE("a theme that marks a level twice names it") {
  const SmallHome home;
  auto theme = recto::test::file_bytes(RECTO_SOURCE "/layouts/themes/default.xml");
  const std::string entry = "<level id=\"mid\" color=\"#0b7a5b\" tint=\"#e3f1ec\"/>";
  theme.insert(theme.find("<level-cycle>"), entry + entry);
  std::filesystem::remove(home.path() / "layouts/themes");
  home.write("layouts/themes/default.xml", theme);
  check_code(home, {"check", "good"}, "duplicate-entry");
}

TEST_CASE("an import names what it leaves out and what it cannot read") {
  const SmallHome home;
  home.write("words.csv", "Prompt,Answer\n\"What? [sound:a.mp3]\",So.\n");
  const auto imported = home.recto({"import", "words.csv", "-o", "words.xml", "--format", "json"});
  CHECK(imported.code == 0);
  CHECK(imported.err.find("\"severity\":\"warning\",\"code\":\"left-out\"") != std::string::npos);
  home.write("words.json", "{\"answer\": 42}");
  check_code(home, {"import", "words.json", "-o", "more.xml"}, "unknown-format");
}

TEST_CASE("a layout that shows what does not exist where it stands is refused by name") {
  const SmallHome home;
  auto layout = recto::test::file_bytes(home.path() / "layouts/plain.xml");
  layout.replace(layout.find("{deck}"), 6, "{page}");
  home.write("layouts/plain.xml", layout);
  check_code(home, {"check", "good"}, "variable-out-of-place");
  home.write("layouts/own.xml",
             "<layout id=\"own\" kind=\"document\" extends=\"handout-a4\" title=\"Own\"><header distance=\"8mm\">"
             "<text field=\"prompt\" style=\"meta\"/></header></layout>");
  home.write_deck("own", "<select/>", "<handout layout=\"own\"/>");
  check_code(home, {"check", "own"}, "no-question-here");
}
