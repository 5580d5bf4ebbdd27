#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::SmallHome;

namespace {

struct Misuse {
  std::vector<std::string> arguments;
  std::string named;  ///< stands in the message
};

const std::vector<Misuse> misuses{
    {{}, "`build`, `check`, `calibrate`, `list`, `show`, `import`, `export`"},
    {{"bulid"}, "bulid"},
    {{"build", "--jbos", "2"}, "--jbos"},
    {{"build", "good", "--jobs", "0"}, "--jobs"},
    {{"build", "good", "--jobs", "many"}, "--jobs"},
    {{"build", "good", "--count", "0"}, "--count"},
    {{"build", "good", "--count", "1.5"}, "--count"},
    {{"build", "good", "--minutes", "-5"}, "--minutes"},
    {{"build", "good", "--seed", "-1"}, "--seed"},
    {{"build", "good", "--seed", "seven"}, "--seed"},
    {{"build", "good", "--skip", "-1"}, "--skip"},
    {{"build", "good", "--skip", "4"}, "`plain` has 4 positions"},
    {{"build", "good", "--layout", "handout-a4"}, "--layout handout-a4 is for a handout"},
    {{"build", "good", "--back-shift", "3"}, "--back-shift"},
    {{"build", "good", "--back-shift", "1mm"}, "--back-shift"},
    {{"build", "good", "--back-shift", "1mm,2"}, "--back-shift"},
    {{"build", "good", "--faces", "front"}, "--faces"},
    {{"build", "good", "--strict", "yes"}, "--strict"},
    {{"build", "good", "--format", "yaml"}, "--format"},
    {{"build", "good", "--format", "1"}, "--format"},
    {{"build", "good", "-o"}, "--output"},
    {{"list"}, "WHAT"},
    {{"list", "cards"}, "cards"},
    {{"list", "0"}, "0"},
    {{"show"}, "ID"},
    {{"show", "q1", "q2"}, "q2"},
    {{"check", "good", "-o", "elsewhere"}, "-o"},
    {{"import", "words.csv"}, "--output"},
    {{"export", "good", "-o", "x"}, "--to"},
    {{"export", "good", "--to", "docx", "-o", "x"}, "docx"},
    {{"import", "-o", "w.xml"}, "FILE"},
};

struct Trouble {
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::string message;
};

const std::vector<Trouble> troubles{
    {{"build", "good"}, {"SOURCE_DATE_EPOCH=abc"}, "recto: error: SOURCE_DATE_EPOCH is `abc`, not a number of seconds"},
    {{"build", "good"}, {"SOURCE_DATE_EPOCH=-1"}, "recto: error: SOURCE_DATE_EPOCH is `-1`, not a number of seconds"},
    {{"build", "good"}, {"SOURCE_DATE_EPOCH=1e9"}, "recto: error: SOURCE_DATE_EPOCH is `1e9`, not a number of seconds"},
    {{"build", "good", "--home", "nowhere"}, {}, "recto: error: no `layouts` and `fonts/fonts.xml` in `nowhere`"},
    {{"list", "questions", "--home", "decks"}, {}, "recto: error: no `layouts` and `fonts/fonts.xml` in `decks`"},
};

/// The shipped catalogue with one file of the serif family called something else.
std::string catalogue_with_missing_font() {
  auto text = file_bytes(RECTO_SOURCE "/fonts/fonts.xml");
  const std::string file = "Vollkorn-Regular.ttf";
  return text.replace(text.find(file), file.size(), "Vollkorn-Missing.ttf");
}

}  // namespace

TEST_CASE("misuse of the command line is an object of NDJSON where that is asked for") {
  const SmallHome home;
  const std::vector<Misuse> asked{{{"build", "--format", "json", "--jbos", "2"}, "--jbos"},
                                  {{"build", "--format=json", "good", "--count", "0"}, "--count"},
                                  {{"build", "good", "--skip", "4", "--format", "json"}, "4 positions"},
                                  {{"bulid", "--format", "json"}, "bulid"}};
  for (const auto& misuse : asked) {
    const auto ending = home.recto(misuse.arguments);
    CAPTURE(ending.err);
    CHECK(ending.code == 2);
    CHECK(ending.out.empty());
    REQUIRE(lines_of(ending.err).size() == 1);
    CHECK(ending.err.starts_with(R"({"schema":1,"type":"diagnostic","severity":"error","code":"usage","message":")"));
    CHECK(ending.err.find(misuse.named) != std::string::npos);
  }
}

TEST_CASE("misuse has one form, whoever finds it, with a cure below") {
  const SmallHome home;
  const auto told = [&](const std::vector<std::string>& arguments) { return home.recto(arguments).err; };
  CHECK(told({}) ==
        "recto: error: no command\n  note: commands are `build`, `check`, `calibrate`, `list`, `show`, `import`, "
        "`export`\n");
  CHECK(told({"bulid"}) == "recto: error: no command `bulid`\n  note: did you mean `build`?\n");
  CHECK(told({"bulid", "--help"}) == told({"bulid"}));
  CHECK(told({"build", "--jbos", "2"}) ==
        "recto: error: `recto build` has no option `--jbos`\n  note: did you mean `--jobs`?\n");
  CHECK(told({"build", "--colour=red"}) ==
        "recto: error: `recto build` has no option `--colour`\n  note: `recto build --help` lists what it takes\n");
  CHECK(told({"show", "q1", "q2"}) ==
        "recto: error: `q2` is one argument too many\n  note: `recto show --help` lists what it takes\n");
  CHECK(told({"build", "--faces", "front"}) ==
        "recto: error: --faces: `front` is none of backs, backs-reversed, both, fronts\n"
        "  note: `recto build --help` lists what it takes\n");
  CHECK(told({"build", "good", "--skip", "4"}) ==
        "recto: error: --skip 4: a sheet of layout `plain` has 4 positions\n");
}

TEST_CASE("a correction that cannot be a printer's is told, one that loses text refused") {
  const SmallHome home;
  const auto shifted = [&](const std::string& by) { return home.recto({"build", "good", "--back-shift", by}); };
  CHECK(shifted("5mm,-5mm").err.empty());
  // `plain` has its cards 2 mm from the left edge, 3 mm from the upper, 3 and 5 mm from the others, padding is 5 mm.
  const auto far = shifted("-5.1mm,0mm");
  CHECK(far.code == 0);
  CHECK(far.err ==
        "warning: --back-shift moves backs by 5.1mm\n  note: printers are out by a few millimetres: look first whether "
        "the file is printed at 100 % and flipped on the right edge\n");
  CHECK(shifted("7mm,0mm").code == 0);
  const auto off = shifted("7.25mm,0mm");
  CHECK(off.code == 2);
  CHECK(lines_of(off.err).back() ==
        "recto: error: --back-shift 7.25mm,0mm: text on the backs of layout `plain` would leave the sheet by 0.25mm");
  CHECK(shifted("0mm,-8.5mm").code == 2);
  home.write_deck("one", "<select/>", "<handout layout=\"handout-a4\"/>");
  CHECK(home.recto({"build", "one", "--back-shift", "3mm,0mm"}).code == 2);
}

TEST_CASE("misuse of the command line is told by name and ends with 2") {
  const SmallHome home;
  for (const auto& misuse : misuses) {
    std::string line;
    for (const auto& word : misuse.arguments) line += word + " ";
    CAPTURE(line);
    const auto ending = home.recto(misuse.arguments);
    CAPTURE(ending.err);
    CHECK(ending.code == 2);
    CHECK(ending.out.empty());
    CHECK(ending.err.find(misuse.named) != std::string::npos);
    CHECK(ending.err.find("FAILED") == std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(home.output()));
}

TEST_CASE("help and version are data, not errors") {
  const SmallHome home;
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"build", "--help"},
                                                    {"check", "-h"},
                                                    {"list", "-h"},
                                                    {"show", "-h"},
                                                    {"--version"}}) {
    const auto ending = home.recto(arguments);
    CHECK(ending.code == 0);
    CHECK(ending.err.empty());
    CHECK_FALSE(ending.out.empty());
  }
  CHECK(home.recto({"--version"}).out.rfind("recto ", 0) == 0);
}

TEST_CASE("trouble with the surroundings is told and ends with 3") {
  const SmallHome home;
  for (const auto& trouble : troubles) {
    CAPTURE(trouble.message);
    const auto ending = home.recto(trouble.arguments, {.environment = trouble.environment});
    CHECK(ending.code == 3);
    CHECK(ending.err == trouble.message + "\n");
    CHECK(ending.out.empty());
  }
}

TEST_CASE("a missing font file is told with the package that holds it") {
  const SmallHome home;
  std::filesystem::remove(home.path() / "fonts");
  home.write("fonts/fonts.xml", catalogue_with_missing_font());
  const auto ending = home.recto({"build", "good"});
  CHECK(ending.code == 3);
  CHECK(ending.err.find("Vollkorn-Missing.ttf") != std::string::npos);
  CHECK(ending.err.find("`fonts-vollkorn`") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(home.output() / "good-plain.pdf"));
}

TEST_CASE("a deck comes from standard input as well") {
  const SmallHome home;
  REQUIRE(home.recto({"build", "good"}).code == 0);
  const auto from_file = file_bytes(home.output() / "good-plain.pdf");
  // Paths in a deck without a file start at the current folder.
  auto deck = file_bytes(home.path() / "decks/good.xml");
  deck.replace(deck.find("bank/small.xml"), 0, "decks/");
  const auto ending = home.recto({"build", "-", "-o", "piped"}, {.input = deck});
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  CHECK((file_bytes(home.path() / "piped/good-plain.pdf") == from_file));
  const auto bad = home.recto({"build", "-"}, {.input = "<deck"});
  CHECK(bad.code == 1);
}

TEST_CASE("problems as NDJSON: one object a line with schema, place and notes") {
  const SmallHome home;
  home.write_deck("bad", "<select><questions level=\"juniro\"/></select>", "<cards layout=\"plain\"/>");
  const auto ending = home.recto({"build", "bad", "--format", "json"});
  CHECK(ending.code == 1);
  CHECK(
      ending.err ==
      R"({"schema":1,"type":"diagnostic","severity":"error","code":"unknown-level","message":"unknown level `juniro`",)"
      R"("file":"decks/bad.xml","line":3,"column":29,"end_line":3,"end_column":35,"notes":["did you mean `junior`?"]})"
      "\n");
  home.write("file", "");
  for (const std::string folder : {"file", "output"}) {
    const auto lines = lines_of(home.recto({"build", "-o", folder, "--format", "json"}).err);
    REQUIRE_FALSE(lines.empty());
    for (const auto& line : lines) {
      CAPTURE(line);
      CHECK(line.rfind("{\"schema\":1,\"type\":", 0) == 0);
      CHECK(recto::test::run({.words = {"python3", "-m", "json.tool"}, .input = line}).code == 0);
    }
  }
}

TEST_CASE("neither progress nor colors go to what is no terminal") {
  const SmallHome home;
  home.write("decks/bad.xml", "<deck");
  for (const auto& environment :
       {std::vector<std::string>{}, {"NO_COLOR=1"}, {"TERM=xterm-256color", "CLICOLOR_FORCE=1"}}) {
    const auto ending = home.recto({"build"}, {.environment = environment});
    CHECK(ending.err.find('\033') == std::string::npos);
    CHECK(ending.err.find('\r') == std::string::npos);
    CHECK(ending.out.find('\033') == std::string::npos);
  }
}

TEST_CASE("on a terminal there are colors unless NO_COLOR is set") {
  const SmallHome home;
  home.write("decks/bad.xml", "<deck id=\"bad\"/>");
  const std::string line = std::string(RECTO_BINARY) + " build bad";
  const auto on_terminal = [&](const std::vector<std::string>& environment) {
    return recto::test::run(
        {.words = {"script", "-qec", line, "/dev/null"}, .folder = home.path(), .environment = environment});
  };
  const auto colored = on_terminal({"TERM=xterm"});
  CHECK(colored.code == 1);
  CHECK(colored.out.find("\033[1") != std::string::npos);
  const auto plain = on_terminal({"TERM=xterm", "NO_COLOR=1"});
  CHECK(plain.code == 1);
  CHECK(plain.out.find("\033[1") == std::string::npos);
  CHECK(plain.out.find("\033[3") == std::string::npos);
}
