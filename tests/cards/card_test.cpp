#include "cards/card.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cctype>
#include <set>

namespace recto {
namespace {

using namespace geometry::literals;
using cards::ComposedQuestion;
using geometry::Length;

constexpr std::string_view faces = R"(
  <front padding="4mm">
    <text when="continued" style="small">Continued: {part} of {parts}</text>
    <text field="prompt" style="prompt" fit="shrink" min-size="9pt" grow="1"/>
    <text style="small">{number} / {count}</text>
  </front>
  <back padding="4mm">
    <text when="not:continued" field="short" style="body" fit="shrink" min-size="7pt"/>
    <text field="explanation" style="body" fit="shrink" min-size="7pt" grow="1"/>
    <text style="small">{part} of {parts}</text>
  </back>)";

/// Composes the cards of one question.
class CardScene {
 public:
  explicit CardScene(const std::string& content, std::string_view with = faces, std::string_view elements = {})
      : bank_{test::bank_of(test::entry("q", "orm", "mid", content))},
        deck_{test::deck_of(bank_)},
        scene_{test::layout_of(test::card_layout(with, elements))} {}
  [[nodiscard]] ComposedQuestion compose(std::optional<blocks::FaceTypeScales> fixed = std::nullopt) {
    blocks::Variables common;
    common.set(layout::Variable::count, "1");
    std::optional<cards::FaceSteps> steps;
    if (fixed) steps = {{fixed->front}, {fixed->back}};
    return cards::compose_question(scene_.context(), deck_, deck_.entries.front(), common, steps);
  }

 private:
  bank::Bank bank_;
  deck::Deck deck_;
  test::Scene scene_;
};

std::string answer(int words, int paragraphs = 1) {
  std::string text = "<prompt>Why is this so?</prompt><short>Because.</short><explanation>";
  for (int i = 0; i < paragraphs; ++i) {
    text += "<p>" + test::numbered_words(words, fmt::format("p{}w", i)) + "</p>";
  }
  return text + "</explanation>";
}

void check_inside(const ComposedQuestion& composed) {
  for (const auto& card : composed.cards) {
    for (const auto& face : {card.front, card.back}) {
      if (!face) continue;
      const auto found = test::outside(*face, {{}, {60_mm, 40_mm}}, Length{});
      CHECK_MESSAGE(found.empty(), found.front());
    }
  }
}

std::string words_on_backs(const ComposedQuestion& composed) {
  std::string words;
  for (const auto& card : composed.cards) words += test::words_of(*card.back) + " ";
  return words;
}

TEST_CASE("what fits is set as wished on one card") {
  const auto composed = CardScene{answer(10)}.compose();
  REQUIRE(composed.cards.size() == 1);
  CHECK(composed.fitted.type_scales == blocks::FaceTypeScales{});
  CHECK(composed.fitted.parts == 1);
  CHECK(composed.fitted.smallest == 7_pt);
  CHECK(composed.problems.all().empty());
  CHECK(test::find_text(*composed.cards[0].front, "Why").size == 12_pt);
  CHECK(test::words_of(*composed.cards[0].front).find("1 / 1") != std::string::npos);
  check_inside(composed);
}

TEST_CASE("longer text goes down the ladder step by step, and nothing is lost on any") {
  enum Step { wished, smaller, tighter, further };
  int reached = wished;
  for (int words = 10; words <= 160; words += 3) {
    CAPTURE(words);
    const auto composed = CardScene{answer(words)}.compose();
    REQUIRE_FALSE(composed.cards.empty());
    CHECK_FALSE(composed.problems.has_errors());
    check_inside(composed);
    const auto& fitted = composed.fitted;
    const int step = fitted.parts > 1                      ? further
                     : fitted.type_scales.back.leading < 1 ? tighter
                     : fitted.type_scales.back.size < 1    ? smaller
                                                           : wished;
    CHECK(step >= reached);
    if (step > reached) CHECK(step == reached + 1);
    reached = step;
    CHECK(static_cast<int>(composed.cards.size()) == fitted.parts);
    const auto text = words_on_backs(composed);
    for (int i = 1; i <= words; ++i) CHECK(test::count_of(text + " ", fmt::format("p0w{} ", i)) == 1);
  }
  CHECK(reached == further);
}

/// An answer too long for its card as wished, not too long for it in smaller type.
std::string longer_answer() {
  int words = 10;
  while (CardScene{answer(words)}.compose().fitted.type_scales.back == blocks::TypeScale{}) ++words;
  return answer(words + 2);
}

TEST_CASE("no text is set smaller than its block allows") {
  const auto composed = CardScene{longer_answer()}.compose();
  REQUIRE(composed.cards.size() == 1);
  CHECK(composed.fitted.type_scales.back.size < 1);
  for (const auto& each : test::texts_of(*composed.cards[0].back)) CHECK(each.size >= 7_pt);
  CHECK(test::find_text(*composed.cards[0].back, "1 of 1").size == 7_pt);
}

TEST_CASE("faces shrink together or each for itself, as the layout says") {
  const std::string content = longer_answer();
  const auto together = CardScene{content, faces, R"(<type one-size="card"/>)"}.compose();
  CHECK(together.fitted.type_scales.front == together.fitted.type_scales.back);
  CHECK(together.fitted.type_scales.front.size < 1);
  const auto apart = CardScene{content, faces, R"(<type one-size="face"/>)"}.compose();
  CHECK(apart.fitted.type_scales.front == blocks::TypeScale{});
  CHECK(apart.fitted.type_scales.back.size < 1);
}

TEST_CASE("given sizes are used as they are") {
  const blocks::FaceTypeScales fixed{{0.9, 1}, {0.8, 0.96}};
  const auto composed = CardScene{answer(10), faces, R"(<type one-size="deck"/>)"}.compose(fixed);
  CHECK(composed.fitted.type_scales == fixed);
  CHECK(test::find_text(*composed.cards[0].front, "Why").size == 10.8_pt);
}

TEST_CASE("continued cards say so on both faces, and only they") {
  const auto composed = CardScene{answer(70, 4)}.compose();
  REQUIRE(composed.fitted.parts >= 3);
  const auto parts = composed.cards.size();
  for (std::size_t i = 0; i < parts; ++i) {
    const auto front = test::words_of(*composed.cards[i].front);
    const auto back = test::words_of(*composed.cards[i].back);
    CHECK(front.find("Why is this so?") != std::string::npos);
    CHECK(back.find(fmt::format("{} of {}", i + 1, parts)) != std::string::npos);
    const bool says = front.find(fmt::format("Continued: {} of {}", i + 1, parts)) != std::string::npos;
    CHECK(says == (i > 0));
    CHECK((back.find("Because.") != std::string::npos) == (i == 0));
  }
  check_inside(composed);
}

/// Which cards' backs show `word`.
std::vector<std::size_t> cards_with(const ComposedQuestion& composed, const std::string& word) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < composed.cards.size(); ++i) {
    if ((test::words_of(*composed.cards[i].back) + " ").find(word + " ") != std::string::npos) found.push_back(i);
  }
  return found;
}

std::string program(int lines) {
  std::string code = "<code-block lang=\"python\">";
  for (int i = 0; i < lines; ++i) code += fmt::format("line{} = {}\n", i, i);
  return code + "</code-block>";
}

TEST_CASE("a card that goes on says so, the last of them does not") {
  const std::string with_hint = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/><text when="continues" style="small">front on</text></front>
    <back padding="4mm"><text field="explanation" style="body" fit="shrink" min-size="7pt" grow="1"/>
      <text when="continues" style="small">{part} of {parts} goes on</text>
      <text when="not:continues" style="small">the end</text></back>)";
  for (const int paragraphs : {1, 2, 3, 4}) {
    const auto composed = CardScene{answer(70, paragraphs), with_hint}.compose();
    CHECK(test::said(composed.problems) == "");
    const auto parts = composed.cards.size();
    REQUIRE(parts >= static_cast<std::size_t>(paragraphs) / 2);
    for (std::size_t i = 0; i < parts; ++i) {
      const auto back = test::words_of(*composed.cards[i].back);
      const bool goes_on = i + 1 < parts;
      CHECK((back.find(fmt::format("{} of {} goes on", i + 1, parts)) != std::string::npos) == goes_on);
      CHECK((back.find("the end") != std::string::npos) == !goes_on);
      CHECK((test::words_of(*composed.cards[i].front).find("front on") != std::string::npos) == goes_on);
    }
    check_inside(composed);
  }
}

TEST_CASE("cards end between paragraphs where that takes no more of them") {
  int parted = 0;
  for (int words = 8; words <= 16; ++words) {
    for (int paragraphs = 5; paragraphs <= 9; ++paragraphs) {
      CAPTURE(words);
      CAPTURE(paragraphs);
      const auto composed = CardScene{answer(words, paragraphs)}.compose();
      if (composed.cards.size() != 2) continue;
      ++parted;
      for (int i = 0; i < paragraphs; ++i) {
        CHECK(cards_with(composed, fmt::format("p{}w2", i)) ==
              cards_with(composed, fmt::format("p{}w{}", i, words - 1)));
      }
    }
  }
  CHECK(parted > 10);
}

std::string two_paragraphs(int first, int second) {
  return "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(first, "a") + "</p><p>" +
         test::numbered_words(second, "b") + "</p></explanation>";
}

/// As many as a back holds in the smallest type.
int most_words() {
  int words = 40;
  while (CardScene{two_paragraphs(2, words)}.compose().cards.size() == 1) ++words;
  return words - 1;
}

TEST_CASE("a paragraph is cut rather than half a card left empty") {
  const int words = most_words() + 4;
  const auto cut = CardScene{two_paragraphs(6, words)}.compose();
  REQUIRE(cut.cards.size() == 2);
  CHECK(cards_with(cut, "b2") == std::vector<std::size_t>{0});
  CHECK(cards_with(cut, fmt::format("b{}", words)) == std::vector<std::size_t>{1});
}

TEST_CASE("a program that fits a card is cut only to save one") {
  int apart = 0;
  for (int words = 20; words <= 60; words += 4) {
    CAPTURE(words);
    const std::string content =
        "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(words) + "</p>" + program(6) + "</explanation>";
    const auto composed = CardScene{content}.compose();
    CHECK(test::said(composed.problems) == "");
    if (composed.cards.size() != 2) continue;
    CHECK(cards_with(composed, "line0") == cards_with(composed, "line5"));
    apart += cards_with(composed, fmt::format("w{}", words)) != cards_with(composed, "line0") ? 1 : 0;
  }
  CHECK(apart > 0);  // a paragraph may stand on the card before its program
}

TEST_CASE("a program cut at a blank line has its ground end with the line before it") {
  std::string content = "<prompt>Why?</prompt><explanation><code-block lang=\"python\">";
  for (int i = 0; i < 9; ++i) content += fmt::format("def f{}():\n    return {}\n\n", i, i);
  const auto composed = CardScene{content + "</code-block></explanation>"}.compose();
  REQUIRE(composed.cards.size() > 1);
  for (const auto& card : composed.cards) {
    const auto grounds = test::fills_of(*card.back);
    REQUIRE(grounds.size() == 1);
    Length lowest;
    for (const auto& text : test::texts_of(*card.back)) {
      if (text.text.find("return") != std::string::npos) lowest = std::max(lowest, text.at.y);
    }
    CHECK(grounds[0].box.bottom() - lowest < 7_pt);
    CHECK(lowest > grounds[0].box.top());
  }
}

TEST_CASE("a program stays with the paragraph that announces it") {
  bool parted = false;
  for (int words = 20; words <= 60; words += 4) {
    CAPTURE(words);
    const std::string content = "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(words) + " so:</p>" +
                                program(6) + "</explanation>";
    const auto composed = CardScene{content}.compose();
    parted = parted || composed.cards.size() > 1;
    CHECK(cards_with(composed, "so:") == cards_with(composed, "line0"));
  }
  CHECK(parted);
}

TEST_CASE("a further card with room left is set as large as it may be, where faces have sizes of their own") {
  const std::string content = two_paragraphs(most_words() - 2, 24);
  const auto size_of = [](const ComposedQuestion& composed, const char* word) {
    for (const auto& card : composed.cards) {
      for (const auto& text : test::texts_of(*card.back)) {
        if ((text.text + " ").find(word) != std::string::npos) return text.size;
      }
    }
    return Length{};
  };
  const auto each = CardScene{content, faces, R"(<type one-size="face"/>)"}.compose();
  REQUIRE(each.cards.size() == 2);
  CHECK(size_of(each, "a2 ") < 9_pt);
  CHECK(size_of(each, "b2 ") == 9_pt);
  CHECK(each.fitted.type_scales.back.size == size_of(each, "a2 ").over(9_pt));
  check_inside(each);
  const auto one = CardScene{content, faces, R"(<type one-size="card"/>)"}.compose();
  REQUIRE(one.cards.size() == 2);
  CHECK(size_of(one, "a2 ") == size_of(one, "b2 "));
}

TEST_CASE("parts of every kind of text hold all of it once") {
  std::string explanation = "<explanation><p>" + test::numbered_words(40, "a") + ":</p><ul>";
  for (int i = 0; i < 9; ++i)
    explanation += fmt::format("<li>{}</li>", test::numbered_words(12, fmt::format("i{}w", i)));
  explanation += "</ul><code-block lang=\"python\">";
  for (int i = 0; i < 12; ++i) explanation += fmt::format("line_{}_end = {}\n", i, i);
  explanation += "</code-block><p>" + test::numbered_words(50, "z") + "</p></explanation>";
  const auto composed = CardScene{"<prompt>Why?</prompt>" + explanation}.compose();
  REQUIRE(composed.fitted.parts > 1);
  const auto text = words_on_backs(composed) + " ";
  for (int i = 1; i < 40; ++i) CHECK(test::count_of(text, fmt::format(" a{} ", i)) + (i == 1 ? 1 : 0) >= 1);
  for (int i = 0; i < 9; ++i) {
    for (int w = 1; w <= 12; ++w) CHECK(test::count_of(text, fmt::format("i{}w{} ", i, w)) == 1);
  }
  for (int i = 0; i < 12; ++i) CHECK(test::count_of(text, fmt::format("line_{}_end", i)) == 1);
  for (int i = 2; i <= 50; ++i) CHECK(test::count_of(text, fmt::format("z{} ", i)) == 1);
  check_inside(composed);
}

TEST_CASE("a split leaves a lead-in with its list") {
  for (int words = 20; words < 90; words += 7) {
    CAPTURE(words);
    std::string content =
        "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(words) + "</p><p>Leadin:</p><ul>";
    for (int i = 0; i < 12; ++i) content += fmt::format("<li>item{}x and some more words here</li>", i);
    const auto composed = CardScene{content + "</ul></explanation>"}.compose();
    for (const auto& card : composed.cards) {
      const auto back = test::words_of(*card.back);
      if (back.find("Leadin:") != std::string::npos) CHECK(back.find("item0x") != std::string::npos);
    }
  }
}

TEST_CASE("a split leaves an item with the list inside it") {
  bool parted = false;
  for (int words = 20; words < 90; words += 3) {
    CAPTURE(words);
    std::string content = "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(words) + "</p><ul>";
    for (int i = 0; i < 6; ++i) {
      content += fmt::format("<li>outer{}x:<ul><li>inner{}x and words</li><li>more here</li></ul></li>", i, i);
    }
    const auto composed = CardScene{content + "</ul></explanation>"}.compose();
    parted = parted || composed.cards.size() > 1;
    for (const auto& card : composed.cards) {
      const auto back = test::words_of(*card.back);
      for (int i = 0; i < 6; ++i) {
        const bool outer = back.find(fmt::format("outer{}x", i)) != std::string::npos;
        CHECK(outer == (back.find(fmt::format("inner{}x", i)) != std::string::npos));
      }
    }
  }
  CHECK(parted);
}

TEST_CASE("a split leaves at least two lines of a paragraph on each side, and no code line apart") {
  bool in_paragraph = false;
  for (int words = 30; words < 120; words += 5) {
    CAPTURE(words);
    std::string content = "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(words, "a") + "</p><p>" +
                          test::numbered_words(60, "b") + "</p><code-block lang=\"python\">";
    for (int i = 0; i < 8; ++i)
      content += fmt::format("begin{} = call(argument_number_one, argument_number_two) + end{}\n", i, i);
    const auto composed = CardScene{content + "</code-block></explanation>"}.compose();
    REQUIRE_FALSE(composed.cards.empty());
    for (const auto& card : composed.cards) {
      const auto back = test::words_of(*card.back);
      for (const char* stem : {"a", "b"}) {
        std::set<Length> lines;
        bool whole = true;
        for (int i = 1; i <= (stem[0] == 'a' ? words : 60); ++i) {
          const auto word = fmt::format("{}{} ", stem, i);
          whole = whole && (back + " ").find(word) != std::string::npos;
        }
        for (const auto& text : test::texts_of(*card.back)) {
          if (text.text.find(stem) == 0 && text.text.size() > 1 && std::isdigit(text.text[1]) != 0)
            lines.insert(text.at.y);
        }
        in_paragraph = in_paragraph || (!whole && !lines.empty());
        if (!whole && !lines.empty()) CHECK(lines.size() >= 2);
      }
      for (int i = 0; i < 8; ++i) {
        CHECK((back.find(fmt::format("begin{}", i)) == std::string::npos) ==
              (back.find(fmt::format("end{}", i)) == std::string::npos));
      }
    }
  }
  CHECK(in_paragraph);
}

TEST_CASE("text that may not shrink or go on is an error that names question, face, box and by how much") {
  const std::string fixed = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><text field="short" style="body"/></back>)";
  const std::string content = "<prompt>Why?</prompt><short>" + test::numbered_words(150) + "</short>";
  const auto composed = CardScene{content, fixed}.compose();
  CHECK(composed.cards.empty());
  REQUIRE(composed.problems.error_count() == 1);
  const auto& error = composed.problems.all()[0];
  CHECK(error.code == "too-high");
  CHECK(error.message.find(" mm too high for its box in question `q`, back") != std::string::npos);
  CHECK(error.notes[0].find("sample.xml") != std::string::npos);
  CHECK(error.span.source != nullptr);
}

TEST_CASE("a prompt too long for its card is an error, for its back may not take it") {
  const auto composed = CardScene{"<prompt>" + test::numbered_words(150) + "</prompt><short>So.</short>"}.compose();
  CHECK(composed.cards.empty());
  REQUIRE(composed.problems.error_count() == 1);
  CHECK(composed.problems.all()[0].message.find("question `q`, front") != std::string::npos);
}

TEST_CASE("the rest of a text that continued cards do not show is not lost") {
  const std::string hidden = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><text field="short" when="not:continued" style="body" fit="shrink" min-size="7pt"/></back>)";
  const std::string content = "<prompt>Why?</prompt><short>" + test::numbered_words(150) + "</short>";
  const auto composed = CardScene{content, hidden}.compose();
  const bool complete = words_on_backs(composed).find("w150") != std::string::npos;
  CHECK((complete || composed.problems.has_errors()));
}

TEST_CASE("a long short answer goes on where there is no explanation") {
  const std::string both = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><text field="short" style="body" fit="shrink" min-size="7pt"/>
                        <text field="explanation" style="body" fit="shrink" min-size="7pt"/></back>)";
  const std::string content = "<prompt>Why?</prompt><short>" + test::numbered_words(150) + "</short>";
  const auto composed = CardScene{content, both}.compose();
  CHECK(composed.fitted.parts > 1);
  CHECK(words_on_backs(composed).find("w150") != std::string::npos);
}

TEST_CASE("a question that becomes no card says why, whatever its sizes and grid") {
  using Fixed = std::optional<blocks::FaceTypeScales>;
  const std::pair<std::string, Fixed> table[] = {
      {"", {}},
      {R"(<type baseline="4mm"/>)", {}},
      {R"(<type baseline="5.5mm" one-size="face"/>)", {}},
      {R"(<type one-size="deck"/>)", blocks::FaceTypeScales{}},
      {R"(<type one-size="deck"/>)", blocks::FaceTypeScales{{0.9, 1}, {0.85, 1}}},
      {R"(<type one-size="deck" baseline="4mm"/>)", blocks::FaceTypeScales{{0.9, 1}, {0.85, 1}}}};
  for (int words = 20; words <= 200; words += 12) {
    for (std::size_t i = 0; i < std::size(table); ++i) {
      CAPTURE(words);
      CAPTURE(i);
      const auto& [elements, fixed] = table[i];
      const auto composed = CardScene{answer(words), faces, elements}.compose(fixed);
      CHECK((!composed.cards.empty() || composed.problems.has_errors()));
      CHECK(test::said(composed.problems) == "");  // it always fits on further cards
      check_inside(composed);
    }
  }
}

TEST_CASE("long text on a baseline grid goes on like other text") {
  const auto composed = CardScene{answer(200), faces, R"(<type baseline="4mm"/>)"}.compose();
  CHECK(test::said(composed.problems) == "");
  CHECK(composed.fitted.parts > 1);
  CHECK(words_on_backs(composed).find("p0w200") != std::string::npos);
  check_inside(composed);
}

TEST_CASE("a long short answer and a long explanation go on one after the other") {
  const std::string both = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><text field="short" style="body" fit="shrink" min-size="7pt"/>
                        <text field="explanation" style="body" fit="shrink" min-size="7pt"/></back>)";
  for (const int words : {20, 90, 130, 170}) {
    CAPTURE(words);
    const std::string content = "<prompt>Why?</prompt><short>" + test::numbered_words(words, "s") +
                                "</short><explanation><p>" + test::numbered_words(180 - words, "e") +
                                "</p></explanation>";
    const auto composed = CardScene{content, both}.compose();
    CHECK(test::said(composed.problems) == "");
    REQUIRE(composed.fitted.parts > 1);
    const auto text = words_on_backs(composed);
    std::size_t at = 0;
    for (int i = 1; i <= 180; ++i) {
      const auto word = i <= words ? fmt::format("s{} ", i) : fmt::format("e{} ", i - words);
      CHECK(test::count_of(text, word) == 1);
      CHECK(text.find(word) >= at);  // in reading order
      at = text.find(word);
    }
    check_inside(composed);
  }
}

TEST_CASE("what only the first card shows is whole on it, and the rest goes on") {
  const std::string content = "<prompt>Why?</prompt><short>" + test::numbered_words(60, "s") +
                              "</short><explanation><p>" + test::numbered_words(90, "e") + "</p></explanation>";
  const auto composed = CardScene{content}.compose();  // `faces` shows the short answer on the first card only
  CHECK(test::said(composed.problems) == "");
  REQUIRE(composed.fitted.parts > 1);
  CHECK(test::words_of(*composed.cards[0].back).find("s60") != std::string::npos);
  CHECK(words_on_backs(composed).find("e90 ") != std::string::npos);
}

TEST_CASE("a question may take more than nine cards, whose numbers are wider") {
  const auto composed = CardScene{answer(60, 30), faces}.compose();
  CHECK(test::said(composed.problems) == "");
  REQUIRE(composed.fitted.parts > 9);
  const auto last = fmt::format("{} of {}", composed.fitted.parts, composed.fitted.parts);
  CHECK(test::words_of(*composed.cards.back().back).find(last) != std::string::npos);
  CHECK(words_on_backs(composed).find("p29w60 ") != std::string::npos);
  check_inside(composed);
}

TEST_CASE("fronts of one question are of one size, also where a further card's says more") {
  const std::string content = "<prompt>" + test::numbered_words(26, "q") + "</prompt><explanation><p>" +
                              test::numbered_words(200) + "</p></explanation>";
  const auto composed = CardScene{content}.compose();
  REQUIRE(composed.fitted.parts > 1);
  std::set<Length> sizes;
  for (const auto& card : composed.cards) sizes.insert(test::find_text(*card.front, "q1").size);
  CHECK(sizes.size() == 1);
  CHECK(*sizes.begin() == (12_pt).scaled(composed.fitted.type_scales.front.size));
  check_inside(composed);
}

TEST_CASE("both faces of continued cards are of one size if the layout asks for it") {
  const auto composed = CardScene{answer(70, 4), faces, R"(<type one-size="card"/>)"}.compose();
  REQUIRE(composed.fitted.parts > 1);
  CHECK(composed.fitted.type_scales.front == composed.fitted.type_scales.back);
  check_inside(composed);
}

TEST_CASE("a further card whose front has no room is an error that names the front only") {
  const std::string crowded = R"(
    <front padding="4mm"><text when="continued" style="prompt">Continued from the card before this one, which see: {part}/{parts}</text>
                         <text field="prompt" style="prompt"/><spacer height="18mm"/></front>
    <back padding="4mm"><text field="explanation" style="body" fit="shrink" min-size="7pt"/></back>)";
  const auto composed = CardScene{answer(200), crowded}.compose();
  CHECK(composed.cards.empty());
  REQUIRE(composed.problems.error_count() == 1);
  CHECK(composed.problems.all()[0].message.find("question `q`, front") != std::string::npos);
}

/// Half the card's width at 9 pt: more letters than a line of a narrow column holds at that size.
std::string narrow_column(std::string_view fit) {
  return fmt::format(R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><text field="short" style="body" width="30mm" {}/></back>)",
                     fit);
}
std::string long_word(int letters) {
  return "<prompt>Why?</prompt><short>A word: " + std::string(static_cast<std::size_t>(letters), 'n') + ".</short>";
}

TEST_CASE("a word wider than its line makes type smaller before it is broken") {
  const std::string shrinking = narrow_column(R"(fit="shrink" min-size="7pt")");
  bool smaller = false;
  for (int letters = 10; letters <= 40; ++letters) {
    CAPTURE(letters);
    const auto composed = CardScene{long_word(letters), shrinking}.compose();
    REQUIRE(composed.cards.size() == 1);
    const bool broken =
        words_on_backs(composed).find(std::string(static_cast<std::size_t>(letters), 'n')) == std::string::npos;
    const auto said = test::said(composed.problems);
    CHECK((said.find("emergency-break") != std::string::npos) == broken);
    if (composed.fitted.type_scales.back.size < 1) {
      CHECK_FALSE(broken);
      smaller = true;
    }
    if (broken) CHECK(composed.fitted.type_scales.back == blocks::TypeScale{});  // smaller type would not help
  }
  CHECK(smaller);
}

TEST_CASE("a word that must be broken is a warning with its place") {
  const auto composed = CardScene{long_word(40), narrow_column("")}.compose();
  REQUIRE(composed.problems.all().size() == 1);
  CHECK(composed.problems.all()[0].severity == diag::Severity::warning);
  CHECK(composed.problems.all()[0].message == "a word is broken anywhere in question `q`, for want of room");
  CHECK(composed.problems.all()[0].span.source != nullptr);
}

TEST_CASE("an identifier that ends a line at a dot or underscore is not a broken word") {
  const std::string content =
      "<prompt>Why?</prompt><short><code>django.middleware.clickjacking.XFrameOptionsMiddleware</code></short>";
  const auto composed = CardScene{content, narrow_column(R"(fit="shrink" min-size="7pt")")}.compose();
  CHECK(composed.fitted.type_scales == blocks::FaceTypeScales{});
  CHECK(test::said(composed.problems) == "");
}

TEST_CASE("what is wrong with a picture or code is told once, however many sizes are tried") {
  const std::string with_code = R"(
    <front padding="4mm"><text field="prompt" style="prompt"/></front>
    <back padding="4mm"><qr width="5mm" source="{source}"/>
                        <text field="explanation" style="body" fit="shrink" min-size="7pt"/></back>)";
  const std::string source = R"(<source href="https://example.org/a/rather/long/address">A</source>)";
  const auto composed = CardScene{answer(45) + source, with_code}.compose();
  CHECK(composed.problems.error_count() == 1);
}

TEST_CASE("a character without a glyph is an error and names its question") {
  const auto composed = CardScene{"<prompt>What is \U000F1234?</prompt>"}.compose();
  REQUIRE(composed.problems.error_count() == 1);
  CHECK(composed.problems.all()[0].message.find("U+F1234") != std::string::npos);
  CHECK(composed.problems.all()[0].message.find("used in question `q`") != std::string::npos);
}

TEST_CASE("a card's scope knows its question") {
  const auto bank = test::bank_of(
      test::entry("q", "forms", "senior", R"(<prompt>Why <b>so</b>?</prompt><source href="https://a.b/c">A</source>)",
                  R"(tags="one two" minutes="6")"));
  const auto deck = test::deck_of(bank);
  const auto scope = blocks::question_scope(deck, deck.entries[0], {});
  using layout::Variable;
  const std::pair<Variable, std::string_view> table[] = {
      {Variable::number, "1"},       {Variable::id, "q"},
      {Variable::level, "Senior"},   {Variable::topic, "Forms"},
      {Variable::tags, "one, two"},  {Variable::minutes, "6"},
      {Variable::prompt, "Why so?"}, {Variable::source, "https://a.b/c"}};
  for (const auto& [variable, value] : table) CHECK(scope.variables.find(variable) == value);
}

}  // namespace
}  // namespace recto
