#include "exchange/export.h"

#include "support/bank_files.h"
#include "support/imported.h"
#include "support/messages.h"
#include "support/run_program.h"
#include "support/small_png.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace recto;
using exchange::Target;

namespace {

struct Exported {
  Exported(const bank::Bank& bank, Target target) {
    exchange::Losses losses;
    bytes = exchange::export_bank(bank, target, {1'600'000'000, {}}, losses);
    diag::Diagnostics diagnostics;
    losses.report(diagnostics);
    said = test::summary(diagnostics);
  }
  std::string bytes;
  std::string said;
};

const std::vector<std::pair<Target, std::string>> targets{
    {Target::csv, "CSV"},   {Target::anki_text, "Anki text"}, {Target::apkg, "apkg"}, {Target::markdown, "Markdown"},
    {Target::gift, "GIFT"}, {Target::moodle, "Moodle"},       {Target::json, "JSON"}};

/// Inline XML at random: marks, links, signs that other formats use, formulas that are none.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_{seed} {}

  std::string inline_text() {
    std::string text = word();
    for (int i = pick(6); i > 0; --i) text += pick(2) == 0 ? " " + word() : " " + marked();
    return text;
  }

  std::string blocks() {
    std::string text;
    for (int i = 1 + pick(3); i > 0; --i) text += block();
    return text;
  }

  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

 private:
  std::string word() {
    static const std::vector<std::string> words{
        "tea", "x_1",      "a*b",  "&lt;br&gt;", "=1",      "~so",      "{if}",    "#tag", "a:b",  "c::d", "5 $",
        "`t`", "1. one",   "- no", "[x](y)",     "\\(z\\)", "&amp;lt;", "\"q\"",   "a|b",  "漢字", "é",    "**b**",
        "_i_", "__init__", "\\n",  "&lt;p&gt;",  "%50%",    "-&gt;",    "\u00A0n", "! ok", "]]",   "???",  "A. b"};
    return words[static_cast<std::size_t>(pick(static_cast<int>(words.size())))];
  }

  std::string marked() {
    static const std::vector<std::pair<std::string, std::string>> marks{
        {"<b>", "</b>"},        {"<i>", "</i>"},
        {"<code>", "</code>"},  {"<kbd>", "</kbd>"},
        {"<sup>", "</sup>"},    {"<sub>", "</sub>"},
        {"<b><i>", "</i></b>"}, {"<a href=\"https://x.org/?a=1&amp;b=(2)\">", "</a>"},
        {"x<br/>", ""}};
    const auto& [open, close] = marks[static_cast<std::size_t>(pick(static_cast<int>(marks.size())))];
    return open + word() + close;
  }

  std::string block() {
    switch (pick(4)) {
      case 0:
        return "<ul><li>" + inline_text() + "</li><li>" + inline_text() + "<ol><li>" + inline_text() +
               "</li></ol></li></ul>";
      case 1:
        return "<code-block lang=\"python\">if a &lt; b:\n    c = \"```\"\n\n\treturn `d`, '&amp;amp;'</code-block>";
      case 2:
        return "<ol><li>" + inline_text() + "</li></ol>";
      default:
        return "<p>" + inline_text() + "</p>";
    }
  }

  std::mt19937 random_;
};

bank::Bank bank_of(const std::string& questions) {
  const test::ReadBank read(
      "<bank id='b' title='Trip' xml:lang='en'><levels><level id='all-levels' title='All levels'/></levels>"
      "<topics><topic id='trip' title='Trip'/></topics>" +
      questions + "</bank>");
  REQUIRE_MESSAGE(read.bank, read.said);
  return *read.bank;
}

}  // namespace

TEST_CASE("export and import give the same questions, whatever is written in them") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomText text(seed);
    std::string questions;
    for (int i = 0; i < 3; ++i) {
      questions += "<question id='q" + std::to_string(i) + "'><prompt>" + text.inline_text() + "</prompt><short>" +
                   text.inline_text() + "</short><explanation>" + text.blocks() + "</explanation><memory-aid>" +
                   text.inline_text() + "</memory-aid></question>";
    }
    const auto bank = bank_of(questions);
    for (const auto& [target, name] : targets) {
      if (target == Target::markdown || target == Target::gift || target == Target::moodle) continue;
      CAPTURE(seed);
      CAPTURE(name);
      const Exported exported(bank, target);
      CAPTURE(exported.bytes);
      CHECK(exported.said.empty());
      const test::Imported read("f.bin", exported.bytes);
      REQUIRE_MESSAGE(read.result, read.said);
      CHECK(read.bank == test::dump(bank));
    }
  }
}

TEST_CASE("Markdown, GIFT and Moodle give back prompt, answer and explanation") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomText text(seed);
    std::string questions;
    for (int i = 0; i < 3; ++i) {
      questions += "<question id='q" + std::to_string(i) + "'><prompt>" + text.inline_text() + "</prompt><short>" +
                   text.inline_text() + "</short><explanation>" + text.blocks() + "</explanation></question>";
    }
    const auto bank = bank_of(questions);
    for (const auto& [target, name] : targets) {
      if (target != Target::markdown && target != Target::gift && target != Target::moodle) continue;
      CAPTURE(seed);
      CAPTURE(name);
      const Exported exported(bank, target);
      CAPTURE(exported.bytes);
      const test::Imported read("f.bin", exported.bytes);
      REQUIRE_MESSAGE(read.result, read.said);
      REQUIRE(read.result->bank.questions.size() == 3);
      auto expected = bank;
      for (std::size_t i = 0; i < 3; ++i) expected.questions[i].id = read.result->bank.questions[i].id;
      CHECK(read.bank == test::dump(expected));
      if (target != Target::markdown) CHECK(read.result->bank.questions[0].id == "q0");
    }
  }
}

TEST_CASE("every part of a question comes back from tables, Anki and JSON") {
  const test::TemporaryFolder folder;
  folder.write("cup.png", test::small_png());
  const auto path = folder.write(
      "bank.xml",
      test::bank_with(
          test::question(
              "one", "tags=\"a b.c\" minutes=\"5\"",
              R"(<prompt>What?</prompt><short>So.</short><explanation><p>Because.</p></explanation><memory-aid>m</memory-aid>
          <keywords>k l; m</keywords><field name="usage">u <b>v</b></field><image src="cup.png" alt="A cup"/>
          <interview><follow-up>f</follow-up><follow-up>g</follow-up><look-for>l</look-for><red-flag>r</red-flag></interview>
          <see-also ref="two"/><source href="https://x.org/" checked="1.2">X</source><source href="https://y.org/"/>)") +
          test::question("two", "", "<prompt>Why?</prompt>")));
  const test::ReadBank read(folder, path);
  REQUIRE_MESSAGE(read.bank, read.said);
  for (const auto target : {Target::csv, Target::anki_text, Target::apkg, Target::json}) {
    const Exported exported(*read.bank, target);
    test::Imported again("f.bin", exported.bytes);
    REQUIRE_MESSAGE(again.result, again.said);
    auto& picture = again.result->bank.questions[0].picture;
    if (target == Target::anki_text) {
      CHECK_FALSE(picture);  // its file stays where it is
      picture = read.bank->questions[0].picture;
    }
    REQUIRE(picture);
    CHECK(picture->path.ends_with("cup.png"));
    CHECK(picture->alt == "A cup");
    picture->path = read.bank->questions[0].picture->path;
    CHECK(test::dump(again.result->bank) == test::dump(*read.bank));
    CHECK(exported.said.empty());
  }
}

TEST_CASE("what a format cannot say is listed with its question") {
  const test::ReadBank read(
      test::bank_with(test::question("one", "tags=\"a\" minutes=\"5\" aliases=\"uno\"",
                                     "<prompt>What?</prompt><explanation><note>n</note></explanation><keywords>k</"
                                     "keywords><field name=\"level\">u</field>"
                                     "<interview><look-for level=\"mid\">l</look-for></interview>")));
  REQUIRE_MESSAGE(read.bank, read.said);
  CHECK(Exported(*read.bank, Target::csv).said ==
        "2:1: warning: kinds of notes: 1 part of a question left out\n"
        "2:1: warning: levels of single points: 1 part of a question left out\n"
        "2:1: warning: that `level` is a field: 1 part of a question left out\n"
        "2:1: warning: 1 other name left out\n");
  CHECK(Exported(*read.bank, Target::gift).said ==
        "2:1: warning: fields: 1 part of a question left out\n"
        "2:1: warning: interviews: 1 part of a question left out\n"
        "2:1: warning: keywords: 1 part of a question left out\n"
        "2:1: warning: kinds of notes: 1 part of a question left out\n"
        "2:1: warning: levels: 1 part of a question left out\n"
        "2:1: warning: minutes: 1 part of a question left out\n"
        "2:1: warning: tags: 1 part of a question left out\n");
  CHECK(Exported(*read.bank, Target::json).said.empty());
}

TEST_CASE("a package is the same every time, whole for SQLite, and its guids last") {
  const auto bank = bank_of("<question id='one'><prompt>What?</prompt><short>So.</short></question>");
  const auto edited = bank_of("<question id='one'><prompt>What is it?</prompt><short>So!</short></question>");
  const auto bytes = Exported(bank, Target::apkg).bytes;
  CHECK(bytes == Exported(bank, Target::apkg).bytes);
  const test::TemporaryFolder folder;
  const auto first = folder.write("a.apkg", bytes);
  const auto second = folder.write("b.apkg", Exported(edited, Target::apkg).bytes);
  const auto ending =
      test::run({.words = {"python3", "-B", RECTO_SOURCE "/tests/exchange/read_package.py", first, second}});
  CHECK(ending.err.empty());
  CHECK(ending.out ==
        "ok 11 [('Trip::Trip', 'What?', 'So.')]\nok 11 [('Trip::Trip', 'What is it?', 'So!')]\nsame guids True\n");
}

TEST_CASE("JSON that was changed by hand is checked") {
  const auto whole = Exported(bank_of("<question id='one'><prompt>What?</prompt></question>"), Target::json).bytes;
  const auto with = [&](const std::string& from, const std::string& to) {
    auto changed = whole;
    changed.replace(changed.find(from), from.size(), to);
    return test::Imported("f.json", changed).said;
  };
  CHECK(with("\"schema\": 1", "\"schema\": 2") ==
        "error: bank in JSON of an unknown schema; `1` is the latest known\n");
  CHECK(with("\"level\": \"all-levels\"", "\"level\": \"x\"") == "error: unknown level `x` (known are `all-levels`)\n");
  CHECK(with("\"text\": \"What?\"", "\"text\": 5") ==
        "error: `span` without a text `text` in question `one`\nerror: no prompt in question `one`\n");
  CHECK(with("\"text\": \"What?\"", "\"text\": \"What?\", \"marks\": [\"red\"]") ==
        "error: unknown mark `red` in question `one`\n");
}
