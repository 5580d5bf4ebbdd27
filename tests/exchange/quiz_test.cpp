#include "exchange/base64.h"
#include "exchange/gaps.h"
#include "support/imported.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::Imported;

namespace {

struct Sample {
  std::string about;
  std::string text;
  std::string bank;
  std::string said = {};
};

const std::vector<Sample> gift{
    {"choice with title, category, comment and feedback",
     "// a comment\n$CATEGORY: $course$/top/Unit 1/Sky\n\n::Stars::Which is a star? {\n  =Sun#yes\n  ~Moon#a "
     "satellite\n  ~Mars\n####We orbit it.\n}\n",
     "stars [All levels, Unit 1 – Sky]: Which is a star?\\nA. Sun\\nB. Moon\\nC. Mars\n  short: A. Sun\np A. yes\np B. "
     "a satellite\np We orbit it.\n"},
    {"weights decide, several may be right", "::w::Even? {~%50%two ~%50%four ~%-100%five}",
     "w [All levels, f]: Even?\\nA. two\\nB. four\\nC. five\n  short: A. two\\nB. four\n"},
    {"`~=` is right", "::w::Who? {~=me ~you}", "w [All levels, f]: Who?\\nA. me\\nB. you\n  short: A. me\n"},
    {"true and false", "::t::Ice floats. {T#no#yes}\n\n::u::Iron floats.{FALSE}",
     "t [All levels, f]: Ice floats.\\nA. True\\nB. False\n  short: A. True\np A. yes\np B. no\n"
     "u [All levels, f]: Iron floats.\\nA. True\\nB. False\n  short: B. False\n"},
    {"typed answers, and what is accepted too", "::c::Capital of France? {=Paris =paris =Lutetia#once}",
     "c [All levels, f]: Capital of France?\n  short: Paris\np once\np Also right: paris; Lutetia\n"},
    {"a missing word", "::m::Ice {=floats =swims} on water.",
     "m [All levels, f]: Ice _____ on water.\n  short: floats\np Also right: swims\n"},
    {"numbers with tolerance and range", "::p::Pi? {#3.14:0.01}\n\n::q::One digit? {#0..9}\n\n::r::Two? {#=2:0}",
     "p [All levels, f]: Pi?\n  short: 3.14 ± 0.01\nq [All levels, f]: One digit?\n  short: 0 to 9\nr [All levels, f]: "
     "Two?\n  short: 2\n"},
    {"pairs", "::m::Match. {=cat -> miaow =dog -> bark = -> moo}",
     "m [All levels, f]: Match.\\n1. cat\\n2. dog\\nbark · miaow · moo\n  short: • cat → miaow\\n• dog → bark\n",
     "1:1: warning: 2 lists in prompts and short answers set as lines\n"},
    {"an essay, and a text that asks nothing", "::e::Write about tea. {}\n\nRead this first.\n\n::f::Why? {=So}",
     "e [All levels, f]: Write about tea.\nf [All levels, f]: Why?\n  short: So\n",
     "3:1: warning: 1 piece of text that belongs to no question left out\n"},
    {"several gaps are numbered", "::g::[html]I {1:MC:~=am~are} here, you {1:SA:=were} there.",
     "g [All levels, f]: I (1) [am / are] here, you (2) _____ there.\n  short: I [am|bold] here, you [were|bold] "
     "there.\n"},
    {"escapes, and formulas", "::e::What is \\{1\\=1\\}? \\(x\\) {=\\~5\\: a\\nb}",
     "e [All levels, f]: What is {1=1}? [\\(x\\)|code]\n  short: ~5: a\\nb\n",
     "1:1: warning: 1 formula kept as written, in code style\n"},
    {"markup by name", "::h::[html]<b>x</b>{=y}\n\n::m::[markdown]**x**{=y}\n\n::p::[plain]<b>{=y}",
     "h [All levels, f]: [x|bold]\n  short: y\nm [All levels, f]: [x|bold]\n  short: y\np [All levels, f]: <b>\n  "
     "short: y\n"},
    {"no empty line between questions", "::a::One?{=1}\n::b::Two?{=2}",
     "a [All levels, f]: One?\n  short: 1\nb [All levels, f]: Two?\n  short: 2\n"},
};

}  // namespace

TEST_CASE("GIFT is read as it is in the wild") {
  for (const auto& sample : gift) {
    CAPTURE(sample.about);
    const Imported read("f.txt", sample.text);
    CHECK(read.bank == sample.bank);
    CHECK(read.said == sample.said);
  }
  CHECK(Imported("f", "::a::One? {=1\n\n::b::Two? {=2}\n").said == "1:1: error: answers whose `{` is never closed\n");
}

TEST_CASE("Aiken and OpenTriviaQA are read line by line") {
  const Imported aiken("f", "What is 2 + 2?\nA. 3\nB) 4\nANSWER: B\n\nWhich?\nGo on.\nA) x\nB) y\nANSWER: A\n");
  CHECK(aiken.bank ==
        "what-is-2-2-a-3-b-4 [All levels, f]: What is 2 + 2?\\nA. 3\\nB. 4\n  short: B. 4\n"
        "which-go-on-a-x-b-y [All levels, f]: Which?\\nGo on.\\nA. x\\nB. y\n  short: A. x\n");
  CHECK(Imported("f", "What?\nA. x\nB. y\nANSWER: C\n").said == "4:1: error: `C` is none of the 2 choices above\n");
  const Imported trivia("f", "#Q Who?\n^ me\nA you\nB me\n\n#Q Where?\n^ here\nA here\n");
  CHECK(trivia.bank ==
        "who-a-you-b-me [All levels, f]: Who?\\nA. you\\nB. me\n  short: B. me\nwhere-a-here [All levels, f]: "
        "Where?\\nA. here\n  "
        "short: A. here\n");
}

TEST_CASE("Moodle's types of questions become questions") {
  const Imported read("quiz.dat", R"(<?xml version="1.0"?><quiz>
<question type="category"><category><text>$course$/top/Unit</text></category></question>
<question type="multichoice"><name><text>pick</text></name><questiontext format="html"><text><![CDATA[<p>Pick <b>one</b></p>]]></text></questiontext>
 <generalfeedback format="html"><text>Since.</text></generalfeedback><idnumber>q1</idnumber><tags><tag><text>easy</text></tag></tags>
 <answer fraction="100" format="html"><text>a</text><feedback><text>ok</text></feedback></answer><answer fraction="0"><text>b</text></answer></question>
<question type="truefalse"><name><text>tf</text></name><questiontext format="html"><text>Hot?</text></questiontext>
 <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
<question type="shortanswer"><name><text>sa</text></name><questiontext format="plain_text"><text>2 &lt; ?</text></questiontext>
 <answer fraction="100"><text>3</text></answer><answer fraction="50"><text>4</text></answer></question>
<question type="numerical"><name><text>num</text></name><questiontext format="html"><text>Pi?</text></questiontext>
 <answer fraction="100"><text>3.1</text><tolerance>0.1</tolerance></answer></question>
<question type="matching"><name><text>pairs</text></name><questiontext format="html"><text>Match</text></questiontext>
 <subquestion format="html"><text>x</text><answer><text>1</text></answer></subquestion></question>
<question type="essay"><name><text>es</text></name><questiontext format="markdown"><text>Write **it**.</text></questiontext></question>
<question type="cloze"><name><text>cl</text></name><questiontext format="html"><text>I {1:MULTICHOICE:=am~is}, {x} you {1:SA:=are}.</text></questiontext></question>
<question type="gapselect"><name><text>gs</text></name><questiontext format="html"><text>A [[1]] b [[2]].</text></questiontext>
 <selectoption><text>z</text></selectoption><selectoption><text>y</text></selectoption></question>
<question type="shortanswer"><name><text>pic</text></name><questiontext format="html"><text><![CDATA[See <img src="@@PLUGINFILE@@/a%20b.png" alt="A">]]></text>
 <file name="a b.png" encoding="base64">iVBORw0KGgo=</file></questiontext><answer fraction="100"><text>x</text></answer><defaultgrade>2.0</defaultgrade></question>
<question type="calculated"><name><text>no</text></name></question>
<question type="stack"><name><text>no</text></name></question>
<question type="ddmarker"><name><text>no</text></name></question>
<question type="description"><name><text>no</text></name></question>
</quiz>)");
  CHECK(read.bank ==
        "q1 [All levels, Unit] #easy: Pick [one|bold]\\nA. a\\nB. b\n  short: A. a\np A. ok\np Since.\n"
        "tf [All levels, Unit]: Hot?\\nA. true\\nB. false\n  short: B. false\n"
        "sa [All levels, Unit]: 2 < ?\n  short: 3\np Also right: 4\n"
        "num [All levels, Unit]: Pi?\n  short: 3.1 ± 0.1\n"
        "pairs [All levels, Unit]: Match\\n1. x\\n1\n  short: • x → 1\n"
        "es [All levels, Unit]: Write [it|bold].\n"
        "cl [All levels, Unit]: I (1) [am / is], {x} you (2) _____.\n  short: I [am|bold], {x} you [are|bold].\n"
        "gs [All levels, Unit]: A _____ b _____.\\ny · z\n  short: A [z|bold] b [y|bold].\n"
        "pic [All levels, Unit]: See\n  short: x\n  picture: a b.png (A)\n");
  CHECK(read.said ==
        "12:1: warning: 2 lists in prompts and short answers set as lines\n"
        "23:1: warning: 1 piece of text that belongs to no question left out\n"
        "20:1: warning: 2 questions that are computed when they are asked left out (also in line 21)\n"
        "22:1: warning: `ddmarker`: 1 question of a kind that cannot be printed left out\n"
        "18:1: warning: 1 number of points left out\n");
  CHECK(Imported("q.xml", "<quiz><question></quiz>").said.find("error") != std::string::npos);
}

TEST_CASE("other XML and JSON are named for what they are") {
  CHECK(Imported("x", "<?xml version='1.0'?><html/>").said.starts_with("error: `x` is some other XML ("));
  CHECK(Imported("x", "<questions/>").said ==
        "error: `x` is a file of questions that a bank includes (name the bank that includes it)\n");
  CHECK(Imported("x", "{\"a\": 1}").said.starts_with("error: `x` is some other JSON ("));
}

TEST_CASE("base 64 comes back as it was") {
  for (const auto& bytes :
       {std::string(), std::string("a"), std::string("ab"), std::string("abc"), std::string("\0\xFF\x80", 3)}) {
    CHECK(exchange::from_base64(exchange::to_base64(bytes)) == bytes);
  }
  CHECK(exchange::to_base64("ab") == "YWI=");
  CHECK(exchange::from_base64("YW\nI=") == "ab");
}
