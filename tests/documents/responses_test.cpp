// Questions that are answered in other ways than by free words, as they come out on paper.
#include "deck/asked.h"
#include "documents/document.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recto {
namespace {

using test::Composed;

std::string item(std::string_view fields) {
  std::string text = "<item>";
  for (std::size_t at = 0; at < fields.size();) {
    const auto end = std::min(fields.find(' ', at), fields.size());
    text += fmt::format("<text field=\"{}\" style=\"body\"/>", fields.substr(at, end - at));
    at = end + 1;
  }
  return text + "</item>";
}

Composed composed(const bank::Bank& bank, const std::string& parts, documents::DocumentOptions options = {}) {
  return test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts)), std::move(options));
}

std::string printed(const std::string& questions, std::string_view fields) {
  const auto bank = test::bank_of(questions);
  const auto result = composed(bank, item(fields));
  CHECK_MESSAGE(result.outcome.diagnostics.all().empty(), test::said(result.outcome.diagnostics));
  auto text = test::words_of(result.document);
  while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
  return text;
}

bool stands(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string choices =
    "<choices><choice>wrong one</choice><choice correct='yes'>right one</choice><choice "
    "pin='last'>none</choice></choices>";

TEST_CASE("choices bear letters, the key names the right one, and marks follow it") {
  const auto question = test::asked("q", "Which?", choices);
  const auto asked = printed(question, "prompt choices");
  const char letter = asked.find("right one") < asked.find("wrong one") ? 'A' : 'B';
  CHECK(stands(asked, fmt::format("{} right one", letter)));
  CHECK(stands(asked, "C none"));
  CHECK_FALSE(stands(asked, "\u2713"));
  const auto marked = printed(question, "choices-marked");
  CHECK(test::count_of(marked, "\u2713") == 1);
  const auto between = marked.substr(marked.find("\u2713"), marked.find("right one") - marked.find("\u2713"));
  CHECK(stands(between, std::string(1, letter)));
  CHECK_FALSE(stands(between, "wrong one"));
  CHECK(stands(printed(question, "answer"), fmt::format("{}\u2002right one", letter)));
}

TEST_CASE("options stand side by side where they are short, and below each other where one is long") {
  const auto rows = [](const std::string& first) {
    const auto bank = test::bank_of(test::asked("q", "Which?",
                                                "<choices><choice correct='yes'>" + first +
                                                    "</choice><choice>b2</choice><choice>c3</choice>"
                                                    "<choice>d4</choice></choices>"));
    const auto result = composed(bank, item("choices"));
    std::vector<geometry::Length> heights;
    for (const auto& text : test::texts_of(result.document.pages.front().items)) heights.push_back(text.at.y);
    std::ranges::sort(heights);
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    return heights.size();
  };
  CHECK(rows("a1") == 1);
  CHECK(rows("a choice of some words") == 2);
  CHECK(rows("a choice of so many words that no two of its kind fit one line") == 4);
}

TEST_CASE("a gap is room in the prompt and its answer in the key") {
  const auto question = test::asked("q", "Django speaks <gap also='wsgi'>WSGI</gap> or <gap hint='async'>ASGI</gap>.");
  const auto asked = printed(question, "prompt");
  CHECK_FALSE(stands(asked, "WSGI"));
  CHECK(stands(asked, "(1)\u00A0____"));
  CHECK(stands(asked, "____\u00A0(async)"));
  CHECK(stands(printed(question, "prompt-filled"), "ASGI"));
  CHECK(stands(printed(question, "answer"), "1\u00A0WSGI / wsgi \u00B7 2\u00A0ASGI"));
  CHECK(stands(printed(question, "short"), "1\u00A0WSGI"));
}

TEST_CASE("gaps that offer options print all words below, answers among them") {
  const auto text = printed(test::asked("q", "It is <gap options='red; blue'>green</gap>."), "prompt choices");
  for (const auto* word : {"red", "blue", "green"}) CHECK(test::count_of(text, word) == 1);
}

TEST_CASE("pairs, orders, verdicts and numbers have room for their answers and keys to them") {
  const auto matching =
      test::asked("q", "Match.",
                  "<matching><pair><left>one</left><right>eins</right></pair><pair><left>two</left><right>zwei</right>"
                  "</pair><decoy>drei</decoy></matching>");
  const auto pairs = printed(matching, "choices");
  for (const auto* word : {"one", "two", "eins", "zwei", "drei"}) CHECK(test::count_of(pairs, word) == 1);
  CHECK(test::count_of(pairs, "_____") == 2);
  CHECK(test::count_of(printed(matching, "choices-marked"), "_____") == 0);
  CHECK(stands(printed(matching, "answer"), "2\u00A0"));

  const auto ordering = test::asked("q", "Order.", "<ordering><item>first</item><item>second</item></ordering>");
  const auto things = printed(ordering, "choices");
  CHECK(things.find("second") < things.find("first"));
  CHECK(stands(printed(ordering, "answer"), "B \u00B7 A"));

  const auto verdict = test::asked("q", "So.", "<true-false answer='true'/>");
  CHECK(stands(printed(verdict, "choices"), "\u2610 True"));
  CHECK(stands(printed(verdict, "choices-marked"), "\u2611 True"));
  CHECK(printed(verdict, "answer") == "True");

  const auto number = test::asked("q", "How fast?", "<numeric value='9.81' tolerance='0.01' unit='m/s'/>");
  CHECK(stands(printed(number, "choices"), "m/s"));
  CHECK(stands(printed(number, "answer"), "9.81 \u00B1 0.01"));
}

TEST_CASE("nothing on a candidate's copy gives an answer away, whatever its layout shows") {
  const auto bank = test::bank_of(
      test::asked("c", "Which?", choices + "<short>secret</short><explanation><p>secret</p></explanation>") +
      test::asked("g", "It is <gap also='secret'>secret</gap>.") +
      test::asked("n", "How?", "<numeric value='77' unit='m'/>"));
  documents::DocumentOptions options;
  options.role = layout::Role::candidate;
  const auto result = composed(bank, item("prompt prompt-filled choices choices-marked short explanation"), options);
  const auto text = test::words_of(result.document);
  CHECK_FALSE(stands(text, "secret"));
  CHECK_FALSE(stands(text, "77"));
  CHECK_FALSE(stands(text, "\u2713"));
  CHECK(stands(text, "right one"));
}

TEST_CASE("a short answer that is not there is what is right, or the first paragraph, and nothing twice") {
  const auto question = test::asked("q", "Why?", "<explanation><p>Since so.</p><p>More.</p></explanation>");
  CHECK(printed(question, "short") == "Since so.");
  CHECK(test::count_of(printed(question, "short explanation"), "Since") == 1);
  CHECK(test::count_of(printed(test::asked("q", "Which?", choices), "short answer"), "right one") == 1);
  CHECK(test::count_of(printed(test::asked("q", "Which?", choices), "choices-marked short"), "right one") == 1);
}

TEST_CASE("a passage is printed once before its questions") {
  const auto text = printed(test::entry("a", "orm", "mid", "<prompt>Why A?</prompt>", "passage='p'") +
                                test::entry("b", "orm", "mid", "<prompt>Why B?</prompt>", "passage='p'") +
                                test::entry("c", "orm", "mid", "<prompt>Why C?</prompt>") +
                                "<passage id='p'><p>Read this.</p></passage>",
                            "passage prompt");
  CHECK(test::count_of(text, "Read this.") == 1);
  CHECK(text.find("Read this.") < text.find("Why A?"));
}

TEST_CASE("points add up by section and in all") {
  const auto bank = test::bank_of(test::entry("a", "orm", "mid", "<prompt>A?</prompt>", "points='1.5'") +
                                  test::entry("b", "orm", "mid", "<prompt>B?</prompt>", "points='2'") +
                                  test::entry("c", "forms", "mid", "<prompt>C?</prompt>", "points='0.25'"));
  const auto result = composed(bank,
                               "<title><text style=\"body\">all {total-points}</text></title>"
                               "<section><text style=\"body\">part {section-points}</text></section>"
                               "<item><text style=\"body\">each {points}</text></item>");
  const auto text = test::words_of(result.document);
  CHECK(stands(text, "all 3.75"));
  CHECK(stands(text, "part 3.5"));
  CHECK(stands(text, "part 0.25"));
  CHECK(stands(text, "each 1.5"));
}

TEST_CASE("no word of a rich question is lost, and cells are read row by row") {
  const auto bank = test::bank_of(test::asked(
      "q",
      "w1<code-block>w2</code-block><table><tr><th>w3</th><th>w4</th></tr><tr><td>w5 <s>w6</s></td><td align='right'>"
      "w7</td></tr></table><ul><li>w8<code-block>w9</code-block><p>w10</p><table><tr><td>w11</td></tr></table></li></"
      "ul>"
      "<p><ruby>w12<rt>w13</rt></ruby></p>"));
  const auto result = composed(bank, item("prompt"));
  const auto text = test::words_of(result.document);
  std::size_t at = 0;
  for (int i = 1; i <= 13; ++i) {
    const auto found = text.find(fmt::format("w{}", i), at);
    CAPTURE(i);
    REQUIRE(found != std::string::npos);
    at = found + 1;
  }
  std::string roles;
  for (const auto& element : result.document.ending.structure) roles += element.role + " ";
  for (const auto* role : {"Table", "TR", "TH", "TD"}) CHECK(test::count_of(roles, std::string(role) + " ") >= 1);
  const auto items = result.document.pages.front().items;
  CHECK(std::ranges::any_of(test::strokes_of(items), [](const page::Stroke& stroke) {
    return stroke.from.y == stroke.to.y && stroke.to.x - stroke.from.x < geometry::Length::mm(10);
  }));
}

TEST_CASE("a table's columns share a narrow page by their words, and its head comes again") {
  std::string rows;
  for (int i = 0; i < 40; ++i) rows += fmt::format("<tr><td>r{}</td><td>{}</td></tr>", i, test::numbered_words(12));
  const auto bank = test::bank_of(test::asked(
      "q", "See.", "<explanation><table><tr><th>Key</th><th>Meaning</th></tr>" + rows + "</table></explanation>"));
  const auto result = composed(bank, item("explanation"));
  CHECK_MESSAGE(result.outcome.diagnostics.all().empty(), test::said(result.outcome.diagnostics));
  REQUIRE(result.document.pages.size() > 1);
  for (const auto& page : result.document.pages) {
    CHECK(stands(test::words_of(page.items), "Meaning"));
    CHECK(test::outside(page.items, {{}, page.size}, {}).empty());
  }
}

}  // namespace
}  // namespace recto
