#include "bank/rich_text.h"

#include "support/bank_dump.h"
#include "support/bank_files.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace recto;

namespace {

bank::Question read_question(const std::string& content) {
  const test::ReadBank read(test::bank_with(test::question("q", "", content)));
  REQUIRE_MESSAGE(read.bank, read.said);
  return read.bank->questions.front();
}

bank::Inline read_prompt(const std::string& text) { return read_question("<prompt>" + text + "</prompt>").prompt; }

std::string said_of(const std::string& explanation) {
  return test::ReadBank(test::bank_with(test::question(
                            "q", "", "<prompt>p</prompt>\n<explanation>" + explanation + "</explanation>")))
      .said;
}

bank::Blocks read_explanation(const std::string& text) {
  return read_question("<prompt>p</prompt><explanation>" + text + "</explanation>").explanation;
}

}  // namespace

TEST_CASE("white space folds as in HTML, and marks nest") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"plain", "plain"},
      {"  two\n\t words  ", "two words"},
      {"a <b>b</b> c", "a [b|bold] c"},
      {"a<b> b </b>c", "a[ b |bold]c"},
      {"a <b> b</b>", "a [b|bold]"},
      {"漢字\n  かな", "漢字かな"},
      {"漢字、\n漢字", "漢字、漢字"},
      {"漢字\n<b>漢字</b>", "漢字[漢字|bold]"},
      {"<b>漢字\n</b>漢字", "[漢字|bold]漢字"},
      {"漢字 漢字", "漢字 漢字"},
      {"漢字\nword\n漢字", "漢字 word 漢字"},
      {"한국어\n문장", "한국어 문장"},
      {"<b>a </b> b", "[a |bold]b"},
      {"<b>a</b><b>b</b>", "[ab|bold]"},
      {"<b>a</b> <b>b</b>", "[a|bold] [b|bold]"},
      {"a<b> </b>b", "a[ |bold]b"},
      {"a <b> </b> b", "a b"},
      {"a <b> </b>", "a"},
      {"<b/>a<i></i>", "a"},
      {"a<!-- note -->b", "ab"},
      {"a<![CDATA[ <b> ]]>b", "a <b> b"},
      {"x<sup>2</sup> H<sub>2</sub>O", "x[2|sup] H[2|sub]O"},
      {"2<sup>2<sup>3</sup></sup>", "2[2|sup][3|sup sup]"},
      {"x<sub>i<sub>j</sub>k</sub><sup>2</sup>", "x[i|sub][j|sub sub][k|sub][2|sup]"},
      {"<sup>a<b><sub>b</sub></b></sup>", "[a|sup][b|bold sup sub]"},
      {"<kbd>Ctrl</kbd>", "[Ctrl|kbd]"},
      {"an <s>old</s> price", "an [old|struck] price"},
      {"<ruby>漢字<rt>かんじ</rt></ruby>", "[漢字|reading:かんじ]"},
      {"a <ruby> 学 <rt> がく </rt>生<rt>せい</rt></ruby> b", "a [学|reading:がく][生|reading:せい] b"},
      {"<ruby>a<rt>x</rt></ruby><ruby>b<rt>x</rt></ruby>", "[a|reading:x][b|reading:x]"},
      {"<b><ruby>a<rt>x</rt></ruby></b>", "[a|bold reading:x]"},
      {"<b>a <code>b</code></b>", "[a |bold][b|bold code]"},
      {"<i><b>a</b></i>", "[a|bold italic]"},
      {"<code>&lt;form&gt;</code>", "[<form>|code]"},
      {"<a href='https://x.org/?a=1&amp;b=2'>see <b>it</b></a>",
       "[see |https://x.org/?a=1&b=2][it|bold https://x.org/?a=1&b=2]"},
      {"a <br/> b", "a\\nb"},
      {"a<b>b<br/></b> c", "a[b\\n|bold]c"},
      {"a<br/><br/>b", "a\\n\\nb"},
      {"say <i xml:lang='fr'>oui</i> now", "say [oui|italic lang:fr] now"},
      {"say <i xml:lang='en'>yes</i>", "say [yes|italic]"},
      {"a\u00A0 b\u3000c", "a\u00A0 b\u3000c"},
      {"&#32;a&#10;b", "a b"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(test::dump(read_prompt(text)) == expected);
  }
}

TEST_CASE("a paragraph's language is told where it is not the bank's") {
  CHECK(read_question("<prompt>p</prompt>").prompt.language.empty());
  CHECK(read_question("<prompt xml:lang='en'>p</prompt>").prompt.language.empty());
  CHECK(read_question("<prompt xml:lang='ar'>p</prompt>").prompt.language.text() == "ar");
  const auto blocks =
      read_explanation("<ul xml:lang='he'><li>a</li><li xml:lang='en'>b <i xml:lang='he'>c</i></li></ul>");
  CHECK(blocks[0].items[0].text.language.text() == "he");
  CHECK(blocks[0].items[1].text.language.empty());
  CHECK(blocks[0].items[1].text.spans[1].language.text() == "he");
}

TEST_CASE("spans know where their words stand") {
  const test::ReadBank read(
      test::bank_with(test::question("q", "", "<prompt>\n  one <b>two</b> th&amp;ree\n</prompt>")));
  REQUIRE(read.bank);
  const auto& prompt = read.bank->questions[0].prompt;
  REQUIRE(prompt.spans.size() == 3);
  std::string text;
  for (const auto& span : prompt.spans) {
    const diag::Span place = span.place;
    text += std::string(place.source->bytes().substr(place.offset, place.length)) + "|";
  }
  CHECK(text == "one|two|th&amp;ree|");
  CHECK(diag::location(prompt.place).ends_with(":2:43"));
}

TEST_CASE("joined spans reach over both their places") {
  const test::ReadBank read(test::bank_with(test::question("q", "", "<prompt>one<!-- x --> two</prompt>")));
  REQUIRE(read.bank);
  const diag::Span place = read.bank->questions[0].prompt.spans[0].place;
  CHECK(place.source->bytes().substr(place.offset, place.length) == "one<!-- x --> two");
}

TEST_CASE("blocks are read in order, lists with what is nested in them") {
  CHECK(test::dump(read_explanation(R"(
    <p>First <b>bold</b>.</p>
    <ul>
      <li><b>Lead-in:</b> text
        <ol><li>one</li><li>two <ul><li>deep</li></ul></li></ol>
      </li>
      <li>next</li>
    </ul>
    <ol><li>step</li></ol>
    <note kind="caveat">Mind.</note><note kind="tip">t</note><note kind="version">v</note><note kind="example">e</note>
    <note>plain</note>
  )")) == R"(p First [bold|bold].
* [Lead-in:|bold] text
  # one
  # two
    * deep
* next
# step
caveat Mind.
tip t
version v
example e
tip plain
)");
}

TEST_CASE("code is kept as written, less what the XML's layout adds") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"x = 1", "x = 1"},
      {"\nx = 1\n", "x = 1"},
      {"\n\n  x\n    y\n\n  z  \t\n  \n", "  x\n    y\n\n  z"},
      {"<![CDATA[\nif a < b:\n    pass\n]]>", "if a < b:\n    pass"},
      {"\n<![CDATA[\na && b]]>\n", "a && b"},
      {"a\r\nb\r\n", "a\nb"},
      {"\tx\na\ty\n日\tz\n    \tw", "    x\na   y\n日  z\n        w"},
      {"a\u2028b\u2029c", "a\nb\nc"},
      {"a &lt; b &amp;&amp; c", "a < b && c"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    const auto blocks = read_explanation("<code-block lang='python'>" + text + "</code-block>");
    CHECK(blocks[0].kind == bank::Block::Kind::code);
    CHECK(blocks[0].code == expected);
    CHECK(blocks[0].code_language == "python");
  }
  const auto plain = read_explanation("<code-block>x</code-block>");
  CHECK(plain[0].code_language.empty());
  CHECK_FALSE(plain[0].numbered);
  CHECK(read_explanation("<code-block numbers='yes'>x</code-block>")[0].numbered);
}

TEST_CASE("what is wrong with blocks is said where it is") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "3:1: error: empty `explanation`\n"},
      {"text", "3:14: error: text in `explanation` (wrap it in `<p>…</p>`)\n"},
      {"\n  two\n lines <p>a</p>", "4:3: error: text in `explanation` (wrap it in `<p>…</p>`)\n"},
      {"<p/>", "3:14: error: empty `p`\n"},
      {"<p>a<sup>b<sub>c<sup>d<sup>e</sup></sup></sub></sup></p>",
       "3:36: error: `sup` inside 3 others (write what stands so deep beside the formula)\n"},
      {"<p>a<p>b</p></p>",
       "3:18: error: unknown element `p` in `p` (known are `b`, `i`, `s`, `code`, `kbd`, `sup`, `sub`, `a`, `br`, "
       "`ruby`, `gap`)\n"},
      {"<code>x</code>", "3:14: error: unknown element `code` in `explanation` (did you mean `code-block`?)\n"},
      {"<code-block>\n </code-block>", "3:14: error: empty `code-block`\n"},
      {"<code-block language='c'>x</code-block>",
       "3:26: error: unknown attribute `language` of `code-block` (known are `lang`, `numbers`)\n"},
      {"<code-block><b>x</b></code-block>", "3:26: error: unknown element `b` in `code-block`\n"},
      {"<note kind='warning'>x</note>",
       "3:26: error: unknown `kind` `warning` (known are `caveat`, `tip`, `version`, `example`)\n"},
      {"<note/>", "3:14: error: empty `note`\n"},
      {"<ul/>", "3:14: error: empty `ul`\n"},
      {"<ul>text<li>a</li></ul>", "3:18: error: text in `ul` (wrap it in `<li>…</li>`)\n"},
      {"<ul><li/></ul>", "3:18: error: empty `li`\n"},
      {"<ul><li><ul><li>a</li></ul></li></ul>",
       "3:18: error: `li` does not begin with words (the bullet or number stands beside them: say in a few words what "
       "follows)\n"},
      {"<ul><p>a</p></ul>", "3:18: error: unknown element `p` in `ul` (known are `li`)\n3:14: error: empty `ul`\n"},
      {"<ul><li>a<ul><li>b</li></ul> and</li></ul>",
       "3:43: error: text after a block in `li` (wrap it in `<p>…</p>`)\n"},
      {"<ul><li>a<ul><li>b</li></ul><b>c</b></li></ul>",
       "3:42: error: text after a block in `li` (wrap it in `<p>…</p>`)\n"},
      {"<ul><li>a<ul><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li></ul></li></ul>",
       "3:41: error: list nested 4 deep (lists nest at most 3 deep)\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(said_of(text) == expected);
  }
}

TEST_CASE("a prompt is words, or words and blocks, or blocks alone") {
  const std::vector<std::array<std::string, 3>> table{
      {"Why?", "Why?", ""},
      {"<p>Why?</p>", "Why?", ""},
      {"What prints <code>f</code>? <code-block>f()</code-block>", "What prints [f|code]?",
       "p What prints [f|code]?\ncode \nf()\n"},
      {"<code-block>f()</code-block><p>What prints it?</p>", "What prints it?", "code \nf()\np What prints it?\n"},
      {"<code-block>f()\ng()</code-block>", "f()", "code \nf()\ng()\n"},
      {"<table><tr><td>a</td><td>b</td></tr></table>", "a\tb", "|a|b|\n"},
      {"<p>One</p><ul><li>two</li></ul>", "One", "p One\n* two\n"},
  };
  for (const auto& [text, words, blocks] : table) {
    CAPTURE(text);
    const auto question = read_question("<prompt>" + text + "</prompt>");
    CHECK(test::dump(question.prompt) == words);
    CHECK(test::dump(question.prompt_blocks) == blocks);
  }
}

TEST_CASE("a list item holds words and then any blocks") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"a<code-block>x</code-block><p>b</p>", "* a\n  code \nx\n  p b\n"},
      {"<p>a</p><p>b</p>", "* a\n  p b\n"},
      {"a<table><tr><th>h</th></tr></table>", "* a\n|=h|\n"},
      {"a<ul><li>b<code-block>x</code-block></li></ul><note>c</note>", "* a\n  * b\n    code \nx\n  tip c\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(test::dump(read_explanation("<ul><li>" + text + "</li></ul>")) == expected);
  }
}

TEST_CASE("a table's columns keep their alignment until a cell changes it") {
  const auto blocks = read_explanation(
      "<table><tr><th>a</th><th align='right'>b</th></tr><tr><td><b>c</b></td><td/></tr>"
      "<tr><td align='center'>d</td><td align='left'>e</td></tr><tr><th>f</th><td>g</td></tr></table>");
  CHECK(test::dump(blocks) == "|=a|>=b|\n|[c|bold]|>|\n|^d|e|\n|^=f|g|\n");
  CHECK(blocks[0].table->columns() == 2);
  CHECK(blocks[0].table->head_rows() == 1);
  CHECK(bank::plain_text(blocks) == "a\tb\nc\t\nd\te\nf\tg");
}

TEST_CASE("a table that is none is refused") {
  const std::string wide = "<table><tr>" + [] {
    std::string cells;
    for (int i = 0; i < 21; ++i) cells += "<td/>";
    return cells;
  }() + "</tr></table>";
  const std::vector<std::pair<std::string, std::string>> table{
      {"<table/>", "3:14: error: empty `table`\n"},
      {"<table><tr/></table>", "3:21: error: empty `tr`\n"},
      {"<table>x<tr><td/></tr></table>", "3:21: error: text in `table` (wrap it in `<td>…</td>`)\n"},
      {"<table><tr><td>a</td><td/></tr><tr><td>b</td></tr></table>",
       "3:45: error: 1 cell in a table of 2 cells (every row has as many cells as the first; an empty one is "
       "`<td/>`)\n"},
      {"<table><tr><td><table/></td></tr></table>",
       "3:29: error: unknown element `table` in `td` (known are `b`, `i`, `s`, `code`, `kbd`, `sup`, `sub`, `a`, `br`, "
       "`ruby`, `gap`)\n"},
      {"<table><tr><td align='top'>a</td></tr></table>",
       "3:36: error: unknown `align` `top` (known are `left`, `center`, `right`)\n"},
      {wide, "3:21: error: 21 cells in a row (a table has at most 20 columns)\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(said_of(text) == expected);
  }
}

TEST_CASE("pictures stand among blocks and say what they show") {
  const test::TemporaryFolder files;
  const auto path = files.write(
      "bank.xml",
      test::bank_with(test::question("q", "", "<prompt><image src='a.png' alt='A tree' width='3cm'/></prompt>")));
  files.write("a.png", "");
  const test::ReadBank read(files, path);
  REQUIRE_MESSAGE(read.bank, read.said);
  const auto& question = read.bank->questions.front();
  CHECK(test::dump(question.prompt) == "A tree");
  CHECK(test::dump(question.prompt_blocks) == "image A tree\n");
  CHECK(question.prompt_blocks[0].picture->width == geometry::Length::mm(30));
  CHECK(said_of("<image src='a.png'/>").starts_with("3:14: error: `image` without `alt`\n"));
  CHECK(said_of("<image src='no.png' alt='x'/>").find("no such image") != std::string::npos);
}

TEST_CASE("marks that are wrong are refused where they stand") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"<ruby>a</ruby>",
       "3:17: error: words in `ruby` without `rt` after them (write `<ruby>words<rt>reading</rt></ruby>`)\n"},
      {"<ruby><rt>x</rt></ruby>", "3:23: error: `rt` without words before it\n3:14: error: empty `p`\n"},
      {"<ruby>a<rt/></ruby>", "3:24: error: empty `rt`\n"},
      {"<ruby>a<b>c</b></ruby>", "3:24: error: unknown element `b` in `ruby` (known are `rt`)\n"},
      {"<gap>a</gap>", "3:17: error: `gap` outside a prompt (what is to be filled in is asked in the `prompt`)\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(said_of("<p>" + text + "</p>").find(expected.substr(0, expected.find('\n'))) != std::string::npos);
  }
}

TEST_CASE("plain text drops marks and separates lines") {
  const auto question = read_question(
      "<prompt>a "
      "<b>b</b><br/>c</prompt><explanation><p>one</p><ul><li>two<ol><li>three</li></ol></li><li>four</li></ul>"
      "<code-block>\nx = 1\ny\n</code-block><note>five</note></explanation>");
  CHECK(bank::plain_text(question.prompt) == "a b\nc");
  CHECK(bank::plain_text(question.explanation) == "one\ntwo\nthree\nfour\nx = 1\ny\nfive");
  CHECK(bank::plain_text(bank::Inline{}).empty());
}

TEST_CASE("folding by spans gives the words of folding the whole, however they are marked") {
  const std::vector<std::string> pieces{"a", "bc", " ", "\n", "  ", "<b>", "</b>", "<i>", "</i>", "d"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string marked = "x";
    std::string plain = "x";
    std::vector<std::string> open;
    for (int i = 0; i < 12; ++i) {
      const auto& piece = pieces[random() % pieces.size()];
      if (piece.starts_with("</")) {
        if (open.empty() || open.back() != piece) continue;
        open.pop_back();
      } else if (piece.starts_with("<")) {
        open.push_back("</" + piece.substr(1));
      } else {
        plain += piece;
      }
      marked += piece;
    }
    for (; !open.empty(); open.pop_back()) marked += open.back();
    std::string folded;
    for (const char c : plain) {
      const bool blank = c == ' ' || c == '\n';
      if (!blank) folded += c;
      if (blank && folded.back() != ' ') folded += ' ';
    }
    if (folded.back() == ' ') folded.pop_back();
    CAPTURE(marked);
    CHECK(bank::plain_text(read_prompt(marked)) == folded);
  }
}
