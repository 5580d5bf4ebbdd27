// Handouts, keys and packets that cannot be made as asked: where it is told, and the cure.
#include "support/refusal.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using recto::test::BadFile;
using recto::test::check_refused;
using recto::test::Refusal;
using recto::test::small_bank;

namespace {

/// A deck whose selection stands in line 2 and whose product in line 3.
BadFile deck(const std::string& select, const std::string& product) {
  return {"decks/bad.xml",
          "<deck id=\"bad\" title=\"Bad\" bank=\"bank/small.xml\">\n" + select + "\n" + product + "\n</deck>\n"};
}

/// A document layout whose line 2 is the one in question.
BadFile layout(const std::string& line) {
  return {"layouts/mine.xml",
          "<layout id=\"mine\" kind=\"document\" purpose=\"handout\" extends=\"handout-a4\" title=\"Mine\">\n" + line +
              "\n</layout>\n"};
}

const std::string handout = R"(<handout layout="handout-a4"/>)";
const std::string mine = R"(<handout layout="mine"/>)";

}  // namespace

TEST_CASE("more versions than pinned questions have orders are refused") {
  const std::string two = R"(<handout layout="handout-a4" versions="A B"/>)";
  check_refused({"all pinned",
                 {deck(R"(<select><question ref="q2 q4" pin="first"/></select>)", two)},
                 "decks/bad.xml:3:1: error: 2 versions asked for, but 2 questions have only 1 order",
                 "leave `versions` out, ask for more questions, or unpin some"});
  check_refused({"one loose question a section",
                 {deck(R"(<select><question ref="q2" pin="last"/><question ref="q4 q1"/></select>)", two)},
                 "decks/bad.xml:3:1: error: 2 versions asked for, but 3 questions have only 1 order",
                 "leave `versions` out, ask for more questions, unpin some, or order in one section by `<order "
                 "sections=\"none\"/>`"});
}

TEST_CASE("a scale without anchors is refused, in a deck and in a layout") {
  const std::string cure = "say what each rating means: `<anchor value=\"1\" words=\"…\"/>`";
  check_refused({"in the deck",
                 {deck("<select/>", R"(<packet layout="packet-a4" role="interviewer"><scale id="rating"/></packet>)")},
                 "decks/bad.xml:3:47: error: `scale` without anchors",
                 cure});
  check_refused({"in the layout",
                 {deck("<select/>", mine), layout(R"(<scale id="rating" title="Rating"/>)")},
                 "layouts/mine.xml:2:1: error: `scale` without anchors",
                 cure});
}

TEST_CASE("minutes that cannot be met are refused with what there is") {
  check_refused({"more than the bank has",
                 {deck(R"(<select minutes="60"/>)", handout)},
                 "decks/bad.xml:2:9: error: 60 minutes asked for, 36 available",
                 "raise counts, widen filters, or plan for 36 minutes"});
  check_refused({"less than the shortest question",
                 {deck(R"(<select minutes="1"><questions topic="beta"/></select>)", handout)},
                 "decks/bad.xml:2:9: error: no question fits into 1 minute",
                 "the shortest, `q2`, takes 2 minutes"});
  check_refused({"less than the questions picked",
                 {deck(R"(<select minutes="9"><question ref="q4 q6"/></select>)", handout)},
                 "decks/bad.xml:2:9: error: 9 minutes asked for, the questions named by `ref` take 10",
                 "plan for at least 10 minutes"});
  const std::string untimed =
      R"(<question id="q9" topic="alpha" level="mid"><prompt>What?</prompt><short>That.</short></question>)";
  check_refused({"a question that does not tell its time",
                 {deck(R"(<select minutes="9"/>)", handout), {"decks/bank/small.xml", small_bank(untimed)}},
                 "decks/bad.xml:2:9: error: question without `minutes`: `q9`",
                 "a time budget needs the minutes of every question it may take"});
}

TEST_CASE("a section for which there is no question is refused at its slot") {
  check_refused(
      {"a topic without questions of that level and tag",
       {deck(R"(<select><questions topic="alpha"/><questions topic="beta" level="junior" tag="early"/></select>)",
             handout)},
       "decks/bad.xml:2:35: error: no question left to take",
       "no question of the bank matches its filter"});
  check_refused({"a section whose questions are excluded",
                 {deck(R"(<select><questions topic="alpha"/><questions topic="beta"/><exclude topic="beta"/></select>)",
                       handout)},
                 "decks/bad.xml:2:35: error: no question left to take",
                 "4 match: 4 excluded (`q2`, `q4`, `q6`, `q8`)"});
}

TEST_CASE("a field that neither layouts nor the bank know is refused with the nearest that is") {
  check_refused({"a misspelled field of recto's",
                 {deck("<select/>", mine), layout(R"(<item><text style="body" field="shrot"/></item>)")},
                 "layouts/mine.xml:2:33: error: unknown field `shrot`",
                 "did you mean `short`?"});
  const std::string sounds =
      R"(<question id="q9" topic="alpha" level="mid"><prompt>What?</prompt><field name="sound">so</field></question>)";
  check_refused({"a misspelled field of the bank's",
                 {deck("<select/>", mine),
                  layout(R"(<item><text style="body" custom="suond"/></item>)"),
                  {"decks/bank/small.xml", small_bank(sounds)}},
                 "layouts/mine.xml:2:7: error: no question of bank `small` has a field `suond`",
                 "did you mean `sound`?"});
  check_refused({"a field in a bank without",
                 {deck("<select/>", mine),
                  layout(R"(<item><stack when="custom:other"><text style="body" custom="sound"/></stack></item>)")},
                 "layouts/mine.xml:2:34: error: no question of bank `small` has a field `sound`",
                 "for banks that do without it, add `when=\"custom:sound\"`"});
}

TEST_CASE("a field that is shown only where it is may be none of the bank's") {
  const recto::test::SmallHome home;
  for (
      const auto& file :
      {deck("<select/>", mine),
       layout(
           R"(<item><stack when="custom:sound"><text style="body" custom="sound"/></stack><text style="body" field="prompt"/></item>)")}) {
    home.write(file.name, file.content);
  }
  CHECK(home.recto({"check", "decks/bad.xml"}).code == 0);
}

TEST_CASE("a table wider than the page is refused with by how much") {
  check_refused(
      {"cells of fixed width",
       {deck("<select/>", mine),
        layout(
            R"(<ending><stack role="table"><row role="tr"><text style="body" role="td" width="120mm">a</text><text style="body" role="td" width="90mm">b</text></row></stack></ending>)")},
       "layouts/mine.xml:2:29: error: the children of `row` are 210mm wide together, their place 166mm",
       "take 44mm from their widths, or from the `gap`"});
}
