// What the whole program says and does when text is long.
#include "support/compose_sample.h"
#include "support/run_program.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <filesystem>
#include <string>

using recto::test::numbered_words;
using recto::test::run;
using recto::test::small_bank;
using recto::test::SmallHome;

namespace {

std::string asked(const std::string& id, int words) {
  return fmt::format(
      "  <question id=\"{}\" topic=\"alpha\" level=\"mid\">\n    <prompt>What?</prompt>\n    <short>{}</short>\n"
      "  </question>\n",
      id, numbered_words(words));
}

/// Questions for cards of 50 by 70 mm: `fits` as wished, `small` in smaller type, `long` over several cards.
class LongHome : public SmallHome {
 public:
  LongHome() {
    write("decks/bank/small.xml", small_bank(asked("fits", 20) + asked("small", 115) + asked("long", 400)));
    write_deck("text", R"(<select><question ref="fits"/><question ref="small"/><question ref="long"/></select>)",
               R"(<cards layout="plain"/>)");
  }
};

/// What a Python expression over all lines of NDJSON, `data`, prints.
std::string in_lines(const std::string& ndjson, const std::string& expression) {
  const auto ending =
      run({.words = {"python3", "-c",
                     "import json, sys; data = [json.loads(line) for line in sys.stdin]; print(" + expression + ")"},
           .input = ndjson});
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  return ending.out.substr(0, ending.out.find('\n'));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the steps against long text are counted, with --verbose told for each question at its place") {
  const LongHome home;
  const auto brief = home.recto({"build", "text"});
  CHECK(brief.code == 0);
  CHECK(brief.err.empty());
  CAPTURE(brief.out);
  CHECK(has(brief.out, "fitted: 2 in smaller type, 1 continued on further cards"));
  const auto full = home.recto({"build", "text", "--verbose"});
  CHECK(full.code == 0);
  CHECK(has(full.err, "decks/bank/small.xml:49:3: remark: question `small` in `plain`: type at "));
  CHECK(has(full.err, "decks/bank/small.xml:53:3: remark: question `long` in `plain`: type at "));
  CHECK(has(full.err, ", on "));
  CHECK_FALSE(has(full.err, "`fits`"));
}

TEST_CASE("the steps are lines of NDJSON with question, file, line and column") {
  const LongHome home;
  const auto ending = home.recto({"build", "text", "--format", "json"});
  CHECK(ending.code == 0);
  CHECK(in_lines(ending.err, "[(d['schema'], d['severity'], d['code'], d['line'], d['column']) for d in data]") ==
        "[(1, 'remark', 'fitted', 49, 3), (1, 'remark', 'fitted', 53, 3)]");
  CHECK(in_lines(ending.err, "[d['file'] for d in data]") == "['decks/bank/small.xml', 'decks/bank/small.xml']");
  CHECK(in_lines(ending.err, "[d['message'].split('`')[1] for d in data]") == "['small', 'long']");
}

TEST_CASE("--strict makes a step and those after it errors, and nothing is written") {
  const LongHome home;
  const struct {
    const char* level;
    std::string forbidden;
  } table[] = {{"shrink", "['small', 'long']"}, {"tighten", "['long']"}, {"continue", "['long']"}};
  for (const auto& [level, forbidden] : table) {
    CAPTURE(level);
    const auto ending = home.recto({"build", "text", "--strict", level, "--format", "json"});
    CHECK(ending.code == 1);
    CHECK(in_lines(ending.err, "[d['message'].split('`')[1] for d in data if d['code'] == 'not-as-wished']") ==
          forbidden);
    CHECK(in_lines(ending.err, "set(d['severity'] for d in data if d['code'] == 'not-as-wished')") == "{'error'}");
    CHECK_FALSE(std::filesystem::exists(home.output() / "text-plain.pdf"));
  }
  const auto told = home.recto({"build", "text", "--strict", "continue"});
  CHECK(has(told.err, "error: question `long` in `plain`: type at "));
  CHECK(has(told.err, "note: shorten the text, or build without --strict"));
}

TEST_CASE("what fits as wished passes --strict") {
  const SmallHome home;
  const auto ending = home.recto({"build", "good", "--strict", "shrink"});
  CAPTURE(ending.err);
  CHECK(ending.code == 0);
}

TEST_CASE("a word broken for want of room and a code language without colors are warnings with line and column") {
  const SmallHome home;
  home.write("decks/bank/small.xml",
             small_bank("  <question id=\"q9\" topic=\"alpha\" level=\"mid\">\n    <prompt>" + std::string(60, 'n') +
                        "</prompt>\n    <short>So.</short>\n    <explanation>\n      <code-block lang=\"pyhton\">a"
                        "</code-block>\n    </explanation>\n  </question>\n"));
  home.write_deck("text", R"(<select><question ref="q9"/></select>)",
                  R"(<cards layout="plain"/><cards layout="a4-a6"/>)");
  const auto ending = home.recto({"build", "text", "--format", "json"});
  CHECK(ending.code == 0);
  const std::string places = "sorted(set((d['code'], d['line']) for d in data if d['severity'] == 'warning'))";
  CHECK(in_lines(ending.err, places) == "[('emergency-break', 46), ('unknown-code-language', 49)]");
  CHECK(has(home.recto({"build", "text"}).err,
            "decks/bank/small.xml:49:7: warning: code in `pyhton`, whose colors are not known"));
}
