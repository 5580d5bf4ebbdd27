#include "bank/response.h"

#include "bank/bank.h"

#include "support/bank_dump.h"
#include "support/bank_files.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;

namespace {

bank::Question question_of(const std::string& content) {
  const test::ReadBank read(test::bank_with(test::question("q", "", content)));
  REQUIRE_MESSAGE(read.bank, read.said);
  return read.bank->questions.front();
}

/// What is said of a question that is answered by `content`, without the line and column.
std::string said_of(const std::string& content) {
  const auto said = test::ReadBank(test::bank_with(test::question("q", "", "<prompt>Which?</prompt>" + content))).said;
  return said.empty() ? said : said.substr(said.find("error: ") + 7);
}

const std::string two = "<choice correct='yes'>a</choice><choice>b</choice>";

}  // namespace

TEST_CASE("choices say which are right, what they are worth and why") {
  const auto question = question_of(R"(<prompt>Which?</prompt>
    <choices show="2" shuffle="no">
      <choice correct="yes" points="2"><code>Q(a) | Q(b)</code></choice>
      <choice points="-0.5">What prints <code-block>f()</code-block><feedback>It is <i>and</i>.</feedback></choice>
      <choice pin="last">None of these</choice>
    </choices>)");
  CHECK(question.kind() == bank::ResponseKind::choice);
  const auto& choices = std::get<bank::Choices>(question.response);
  CHECK(choices.shuffle == bank::Shuffle::no);
  REQUIRE(choices.items.size() == 3);
  CHECK(choices.right() == 1);
  CHECK(test::dump(choices.items[0].text) == "[Q(a) | Q(b)|code]");
  CHECK(choices.items[0].points == bank::Points{200});
  CHECK(choices.items[0].verdict == bank::Choice::Verdict::right);
  CHECK(test::dump(choices.items[1].blocks) == "p What prints\ncode \nf()\n");
  CHECK(test::dump(choices.items[1].feedback) == "It is [and|italic].");
  CHECK(choices.items[1].points == bank::Points{-50});
  CHECK(choices.items[2].pin == bank::Choice::Pin::last);
}

TEST_CASE("gaps are numbered in the order of the prompt") {
  const auto question = question_of(
      "<prompt>Django speaks <gap also='wsgi; W S G I' hint='4 letters'>WSGI</gap> or <gap options='CGI;FCGI'>"
      "<b>AS</b>GI</gap>.<p>And <gap> more </gap>.</p></prompt>");
  CHECK(question.kind() == bank::ResponseKind::gap);
  CHECK(test::dump(question.prompt) == "Django speaks [WSGI|gap1] or [AS|bold gap2][GI|gap2].");
  CHECK(test::dump(question.prompt_blocks[1].text) == "And [more |gap3].");
  CHECK(question.gaps == std::vector<bank::Gap>{{"WSGI", {"wsgi", "W S G I"}, {}, "4 letters"},
                                                {"ASGI", {}, {"CGI", "FCGI"}, ""},
                                                {"more", {}, {}, ""}});
}

TEST_CASE("pairs, orders, verdicts and numbers are answers too") {
  const auto matching = question_of(
      "<prompt>Match.</prompt><matching><pair><left>a</left><right><b>1</b></right></pair>"
      "<pair><left>b</left><right>2</right></pair><decoy>3</decoy></matching>");
  CHECK(matching.kind() == bank::ResponseKind::matching);
  const auto& sides = std::get<bank::Matching>(matching.response);
  CHECK(test::dump(sides.pairs[0].second) == "[1|bold]");
  CHECK(test::dump(sides.pairs[1].first) == "b");
  CHECK(test::dump(sides.decoys[0]) == "3");

  const auto ordering = question_of("<prompt>Order.</prompt><ordering><item>a</item><item>b</item></ordering>");
  CHECK(ordering.kind() == bank::ResponseKind::ordering);
  CHECK(test::dump(std::get<bank::Ordering>(ordering.response).items[1]) == "b");

  const auto verdict = question_of("<prompt>It is so.</prompt><true-false answer='true'/>");
  CHECK(std::get<bank::TrueFalse>(verdict.response).answer == bank::TrueFalse::Answer::yes);

  const auto number = question_of("<prompt>How fast?</prompt><numeric value='9.810' tolerance='0.01' unit='m/s²'/>");
  CHECK(std::get<bank::Numeric>(number.response) == bank::Numeric{"9.810", "0.01", "m/s²"});
  CHECK(bank::name_of(number.kind()) == "numeric");
  CHECK(question_of("<prompt>Why?</prompt>").kind() == bank::ResponseKind::open);
}

TEST_CASE("an answer that cannot be asked on paper is refused") {
  const std::string many = [] {
    std::string items;
    for (int i = 0; i < 27; ++i) items += "<item>" + std::to_string(i) + "</item>";
    return items;
  }();
  const std::vector<std::pair<std::string, std::string>> table{
      {"<choices/>", "no `choice` in `choices` (write at least two)\n"},
      {"<choices><choice correct='yes'>a</choice></choices>", "one `choice` in `choices` (write at least two)\n"},
      {"<choices><choice>a</choice><choice>b</choice></choices>",
       "no choice is right (mark the right ones with `correct=\"yes\"`)\n"},
      {"<choices><choice correct='yes'>a</choice><choice correct='yes'>b</choice></choices>",
       "every choice is right (give at least one wrong choice, or ask an open question)\n"},
      {"<choices>x" + two + "</choices>", "text in `choices` (wrap it in `<choice>…</choice>`)\n"},
      {"<choices><choice pin='last'>x</choice>" + two + "</choices>",
       "a choice pinned last stands before others (write it behind them)\n"},
      {"<choices><choice points='1'>x</choice>" + two + "</choices>",
       "`points` 1 on a wrong choice (right choices give points, wrong ones take some off)\n"},
      {"<choices show='3'>" + two + "<choice>c</choice></choices>",
       "`show` of 3 choices is 3 (here it may be 2 to 2: all right and pinned choices, and a wrong one)\n"},
      {"<choices show='2'>" + two + "</choices>", "`show` of 2 choices is 2 (leave it out: all of them are needed)\n"},
      {"<choices>" + two + "<choice/></choices>", "empty `choice`\n"},
      {"<choices>" + two + "<choice>c<feedback>x</feedback><feedback>y</feedback></choice></choices>",
       "second `feedback` in `choice`\n"},
      {"<choices>" + two + "</choices><true-false answer='true'/>",
       "`true-false` beside `choices` (a question is answered in one way: make two of it)\n"},
      {"<matching><pair><left>a</left></pair><pair><left>b</left><right>1</right></pair></matching>",
       "`pair` without `right` (what belongs to nothing on the left is a `decoy`)\n"},
      {"<matching><pair><left>a</left><right>1</right></pair><pair><left>b</left><right>1</right></pair></matching>",
       "`1` twice on the right (the key could not say which of the two is meant)\n"},
      {"<matching><decoy>a</decoy></matching>", "no `pair` in `matching` (write at least two)\n"},
      {"<ordering><item>a</item><item>a</item></ordering>",
       "`a` twice (the key could not say which of the two comes first)\n"},
      {"<ordering>" + many + "</ordering>", "`ordering` of 27 (at most 26: one for each letter)\n"},
      {"<true-false/>", "`true-false` without `answer`\n"},
      {"<true-false answer='maybe'/>", "unknown `answer` `maybe` (known are `true`, `false`)\n"},
  };
  for (const auto& [content, expected] : table) {
    CAPTURE(content);
    CHECK(said_of(content) == expected);
  }
  CHECK(said_of("<numeric value='fast'/>").starts_with("`fast` is not a number"));
}

TEST_CASE("problems of answers have codes") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"<choices/>", "too-few-items"},
      {"<ordering><item>a</item><item>a</item></ordering>", "duplicate-item"},
      {"<matching><pair><left>a</left><right>1</right></pair><pair><left>b</left><right>1</right></pair></matching>",
       "duplicate-side"},
      {"<ordering>" +
           [] {
             std::string items;
             for (int i = 0; i < 27; ++i) items += "<item>" + std::to_string(i) + "</item>";
             return items;
           }() +
           "</ordering>",
       "too-many-items"}};
  for (const auto& [content, code] : table) {
    const test::ReadBank read(test::bank_with(test::question("q", "", "<prompt>Which?</prompt>" + content)));
    REQUIRE_FALSE(read.diagnostics.all().empty());
    CHECK(read.diagnostics.all().front().code == code);
  }
}

TEST_CASE("a gap has an answer and no other gap in it") {
  const auto said = [](const std::string& prompt, const std::string& more = {}) {
    const auto text =
        test::ReadBank(test::bank_with(test::question("q", "", "<prompt>" + prompt + "</prompt>" + more))).said;
    return text.substr(text.find("error: ") + 7);
  };
  CHECK(said("a <gap/>") == "`gap` without answer (write the answer in it: `<gap>answer</gap>`)\n");
  CHECK(said("a <gap> </gap>") == "`gap` without answer (write the answer in it: `<gap>answer</gap>`)\n");
  CHECK(said("<gap>a <gap>b</gap></gap>") == "`gap` inside `gap`\n");
  CHECK(said("<gap>a</gap>", "<true-false answer='true'/>") ==
        "`true-false` beside gaps (a question is answered in one way: make two of it)\n");
}

TEST_CASE("points are exact, and print as people write them") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"2", "2"}, {"2.50", "2.5"}, {"0.25", "0.25"}, {"0.05", "0.05"}, {"1000", "1000"}};
  for (const auto& [written, printed] : table) {
    CAPTURE(written);
    const test::ReadBank read(test::bank_with(test::question("q", "points='" + written + "'")));
    REQUIRE_MESSAGE(read.bank, read.said);
    CHECK(read.bank->questions[0].points.text() == printed);
  }
  CHECK(bank::Points{-50}.text() == "\u22120.5");
  const auto said = [](const std::string& points) {
    const auto text = test::ReadBank(test::bank_with(test::question("q", "points='" + points + "'"))).said;
    return text.substr(text.find("error: ") + 7);
  };
  CHECK(said("0") == "no points in `points` (leave the attribute out)\n");
  CHECK(said("0.125") == "more than two decimal places in `points` (points are counted in hundredths)\n");
  CHECK(said("-1").find("`points`") != std::string::npos);
}

TEST_CASE("questions share a passage, which may come after them") {
  const test::ReadBank read(test::bank_with(test::question("q", "passage='shop'") +
                                            "<passage id='shop'><p>Read.</p><code-block>x</code-block></passage>"));
  REQUIRE_MESSAGE(read.bank, read.said);
  CHECK(read.bank->questions[0].passage.text() == "shop");
  const auto* passage = read.bank->find_passage("shop");
  REQUIRE(passage != nullptr);
  CHECK(test::dump(passage->text) == "p Read.\ncode \nx\n");
  CHECK(passage->language == "en");
  CHECK(read.bank->find_passage("other") == nullptr);
}

TEST_CASE("a passage that nobody names, that is not there or that is there twice is reported") {
  const std::string shop = "<passage id='shop'><p>Read.</p></passage>";
  const auto said = [](const std::string& content) { return test::ReadBank(test::bank_with(content)).said; };
  CHECK(said(test::question("q") + shop)
            .find("warning: no question is about passage `shop` (name it in a question: "
                  "`passage=\"shop\"`)") != std::string::npos);
  CHECK(said(test::question("q", "passage='shap'") + shop).find("error: no passage `shap` (did you mean `shop`?)") !=
        std::string::npos);
  CHECK(said(test::question("q", "passage='shop'") + shop + shop).find("error: passage `shop` given twice") !=
        std::string::npos);
  CHECK(said(test::question("q", "passage='shop'") + "<passage id='shop'/>").find("error: empty `passage`") !=
        std::string::npos);
}
