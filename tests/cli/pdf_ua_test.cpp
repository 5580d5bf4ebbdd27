// The checker of PDF/UA: that it finds what is broken, and nothing in a sound file.
#include "support/run_program.h"
#include "support/shipped_products.h"
#include "support/small_home.h"
#include "support/small_png.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using recto::test::lines_of;
using recto::test::read_with;
using recto::test::run;
using recto::test::small_bank;
using recto::test::small_png;
using recto::test::SmallHome;

namespace {

const std::string script = RECTO_SOURCE "/tests/cli/pdf_ua.py";

std::vector<std::string> findings(std::vector<std::string> files) {
  files.insert(files.begin(), {"/usr/bin/python3", "-B", script});
  const auto ending = run({.words = files});
  REQUIRE_MESSAGE(ending.err.empty(), ending.err);
  CHECK(ending.code == (ending.out.empty() ? 0 : 1));
  return lines_of(ending.out);
}

/// A handout with everything that the rules are about: contents, headings, lists, a table, a figure, links.
std::string sample(const SmallHome& home) {
  home.write("decks/bank/small.xml", small_bank(R"(  <question id="q9" topic="alpha" level="mid">
    <prompt>How is it done?</prompt><short>In steps.</short>
    <explanation><ol><li>Begin.</li><li>Go on until the <a href="https://example.org/">end</a>.</li></ol></explanation>
  </question>
)"));
  home.write("layouts/bar.png", small_png());
  home.write("layouts/all.xml", R"(<layout id="all" kind="document" purpose="handout" extends="study-a4" title="All">
  <ending>
    <text style="section" role="h2">Summary</text>
    <image source="bar.png" alt="A black bar" width="20mm"/>
    <stack role="table" style="meta">
      <row role="tr"><text role="th" width="20mm">No.</text><text role="th" grow="1">Question</text></row>
      <row role="tr" repeat="questions"><text role="td" width="20mm">{number}</text><text role="td" grow="1" field="prompt"/></row>
    </stack>
  </ending>
</layout>)");
  home.write_deck("all", "<select/>", R"(<handout layout="all"/>)");
  const auto ending = home.recto({"build", "all"});
  REQUIRE_MESSAGE(ending.code == 0, ending.err);
  return (home.output() / "all-all.pdf").string();
}

}  // namespace

TEST_CASE("a document with contents, lists, a table, a figure and links keeps the rules") {
  const SmallHome home;
  for (const auto& finding : findings({sample(home)})) FAIL_CHECK(finding);
}

TEST_CASE("each way to break a document is found as what it is") {
  const SmallHome home;
  const auto file = sample(home);
  const auto faults = lines_of(
      read_with({"/usr/bin/python3", "-B", RECTO_SOURCE "/tests/cli/pdf_ua_broken.py", file, home.output().string()}));
  REQUIRE(faults.size() > 30);
  std::vector<std::string> expected;
  std::vector<std::string> files;
  for (const auto& fault : faults) {
    const auto blank = fault.find(' ');
    files.push_back((home.output() / (fault.substr(0, blank) + ".pdf")).string());
    expected.push_back(files.back() + ": " + fault.substr(blank + 1) + " ");
  }
  const auto found = findings(files);
  for (const auto& start : expected) {
    CAPTURE(start);
    CHECK(std::ranges::any_of(found, [&](const auto& line) { return line.rfind(start, 0) == 0; }));
  }
}

TEST_CASE("a card sheet that claims to be tagged, or a document that is not, is found") {
  const SmallHome home;
  const auto document = sample(home);
  const auto ending = run({.words = {"/usr/bin/python3", "-B", script, "--untagged", document}});
  CHECK(ending.code == 1);
  CHECK(ending.out.find(": 14289-1:5 ") != std::string::npos);
  REQUIRE(home.recto({"build", "good"}).code == 0);
  const auto cards = findings({(home.output() / "good-plain.pdf").string()});
  CHECK(std::ranges::any_of(cards, [](const auto& line) { return line.find(": 14289-1:7.1 ") != std::string::npos; }));
}

TEST_CASE("pointed Hebrew and Arabic keep every letter and mark") {
  const SmallHome home;
  const std::string hebrew = "בְּרֵאשִׁית בָּרָא אֱלֹהִים";
  const std::string arabic = "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ";
  home.write("decks/bank/small.xml",
             small_bank("  <question id=\"q9\" topic=\"alpha\" level=\"mid\"><prompt xml:lang=\"he\">" + hebrew +
                        "</prompt><short xml:lang=\"ar\">" + arabic + "</short></question>\n"));
  home.write_deck("one", R"(<select><question ref="q9"/></select>)", R"(<sheet layout="study-a4"/>)");
  const auto ending = home.recto({"build", "one"});
  REQUIRE_MESSAGE(ending.code == 0, ending.err);
  // In which order marks come out is the reader's doing: poppler takes them for letters of their own.
  const std::string program = R"(
import collections, subprocess, sys
text = subprocess.run(["pdftotext", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
print(*sorted((collections.Counter("".join(sys.argv[2:])) - collections.Counter(text)).elements()))
)";
  const auto file = (home.output() / "one-study-a4.pdf").string();
  CHECK(read_with({"/usr/bin/python3", "-c", program, file, hebrew, arabic}) == "\n");
}

TEST_CASE("lines of a paragraph are words apart for who reads it by its structure") {
  const SmallHome home;
  home.write("layouts/narrow.xml",
             R"(<layout id="narrow" kind="document" purpose="handout" extends="handout-a4" title="Narrow">
  <page top="22mm" right="130mm" bottom="25mm" left="20mm"/>
  <title/>
  <section/>
  <item style="body"><text field="short"/><text field="explanation"/></item>
</layout>)");
  home.write("decks/bank/small.xml", small_bank(R"(  <question id="q9" topic="alpha" level="mid"><prompt>What?</prompt>
    <short>One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.</short>
    <explanation><code-block lang="python">first = 1
second = 2</code-block><p xml:lang="he">אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר</p></explanation></question>
)"));
  home.write_deck("one", R"(<select><question ref="q9"/></select>)", R"(<handout layout="narrow"/>)");
  const auto ending = home.recto({"build", "one"});
  REQUIRE_MESSAGE(ending.code == 0, ending.err);
  const auto text = read_with({"pdfinfo", "-struct-text", (home.output() / "one-narrow.pdf").string()});
  CAPTURE(text);
  for (const char* part : {"One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                           "sixteen.",
                           "first = 1 second = 2"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}
