#include "documents/document.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>

namespace recto {
namespace {

using namespace geometry::literals;
using geometry::Length;
using test::Composed;

constexpr std::string_view item = R"(
  <item keep="together">
    <row gap="2mm">
      <text width="8mm" style="small" valign="baseline">{number}</text>
      <text field="prompt" style="prompt" role="h3" grow="1" valign="baseline"/>
    </row>
    <text field="short" style="body"/>
  </item>)";
constexpr std::string_view heading = R"(<section><text style="prompt" role="h2">Section {section}</text></section>)";

std::string parts(std::string_view more = {}) { return std::string(heading) + std::string(item) + std::string(more); }

/// `each` questions a topic with answers of that many words.
bank::Bank bank_of_sections(int each, int words) {
  std::string questions;
  for (const auto* topic : {"orm", "forms", "testing"}) {
    for (int i = 1; i <= each; ++i) {
      questions += test::entry(
          fmt::format("{}-{}", topic, i), topic, "mid",
          fmt::format("<prompt>Why {} {}?</prompt><short>{}</short>", topic, i, test::numbered_words(words)),
          R"(minutes="4")");
    }
  }
  return test::bank_of(questions);
}

const page::Page& page(const Composed& composed, std::size_t index) { return composed.document.pages.at(index); }

std::string words(const Composed& composed, std::size_t index) { return test::words_of(page(composed, index).items); }

void check_inside(const Composed& composed) {
  for (const auto& each : composed.document.pages) {
    const auto found = test::outside(each.items, {{}, each.size}, Length{});
    CHECK_MESSAGE(found.empty(), found.front());
  }
}

TEST_CASE("every question is printed once, under its section, in order") {
  const auto bank = bank_of_sections(5, 30);
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts())));
  const auto text = test::words_of(composed.document);
  std::size_t at = 0;
  for (const auto* part : {"Section ORM", "Why orm 1?", "Why orm 5?", "Section Forms", "Why forms 1?", "Section Tests",
                           "Why testing 5?"}) {
    const auto found = text.find(part);
    REQUIRE(found != std::string::npos);
    CHECK(found >= at);
    at = found;
    CHECK(test::count_of(text, part) == 1);
  }
  CHECK(test::count_of(text, "w30") == 15);
  CHECK(composed.outcome.questions == 15);
  CHECK(composed.outcome.pages == static_cast<int>(composed.document.pages.size()));
  CHECK(composed.outcome.diagnostics.all().empty());
  check_inside(composed);
}

TEST_CASE("a section's heading is never at the foot of a page") {
  test::Random random{21};
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    std::string questions;
    for (const auto* topic : {"orm", "forms", "testing"}) {
      for (int i = 1 + random.below(4); i > 0; --i) {
        questions +=
            test::entry(fmt::format("{}-{}", topic, i), topic, "mid",
                        "<prompt>Why?</prompt><short>" + test::numbered_words(1 + random.below(90)) + "</short>");
      }
    }
    const auto bank = test::bank_of(questions);
    const auto composed = test::compose_document(
        test::deck_of(bank),
        test::layout_of(test::document_layout(parts(), random.below(2) == 0 ? "" : R"(columns="2" column-gap="4mm")",
                                              R"(item-gap="6mm")")));
    check_inside(composed);
    for (const auto& each : composed.document.pages) {
      for (const auto& text : test::texts_of(each.items)) {
        if (!text.text.starts_with("Section")) continue;
        const auto follows = std::ranges::any_of(test::texts_of(each.items), [&](const auto& other) {
          const bool same_column = (other.at.x < 58_mm) == (text.at.x < 58_mm);
          return same_column && other.at.y > text.at.y && !other.text.starts_with("Section");
        });
        CHECK(follows);
      }
    }
  }
}

TEST_CASE("an item kept together is on one page where it fits one") {
  const auto bank = bank_of_sections(6, 45);
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts())));
  for (const auto& each : composed.document.pages) {
    const auto text = test::words_of(each.items);
    CHECK(test::count_of(text, "Why") == test::count_of(text, "w45"));
  }
}

TEST_CASE("an item longer than a page goes on on the next, two lines on either side at least") {
  const auto bank = test::bank_of(test::asked("long", "Why?", "<short>" + test::numbered_words(500) + "</short>"));
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts())));
  REQUIRE(composed.document.pages.size() >= 2);
  for (const auto& each : composed.document.pages) CHECK(test::texts_of(each.items).size() >= 2);
  const auto text = test::words_of(composed.document);
  for (int i = 1; i < 500; ++i) CHECK(test::count_of(text, fmt::format("w{} ", i)) >= 1);
  check_inside(composed);
}

TEST_CASE("a question's last line alone is never at the head of a page") {
  const std::string open_item = R"(<item><text field="prompt" style="prompt"/><text field="short" style="body"/>
                                   <text style="small">End {number}</text></item>)";
  int pages = 0;
  for (int length = 20; length < 100; length += 3) {
    CAPTURE(length);
    const auto bank = bank_of_sections(6, length);
    const auto composed =
        test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(open_item)));
    for (const auto& each : composed.document.pages) {
      const auto first = std::ranges::min(test::texts_of(each.items), {}, [](const auto& text) { return text.at.y; });
      CHECK_FALSE(first.text.starts_with("End"));
      ++pages;
    }
  }
  CHECK(pages > 100);
}

TEST_CASE("items stand the stated gap apart") {
  const auto bank = bank_of_sections(2, 3);
  const auto y = [&](std::string_view flow) {
    const auto composed =
        test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts(), "", flow)));
    return test::find_text(page(composed, 0).items, "Why orm 2").at.y -
           test::find_text(page(composed, 0).items, "Why orm 1").at.y;
  };
  CHECK(y(R"(item-gap="7mm")") - y("") == 7_mm);
}

TEST_CASE("lines that stretch take up what a page has left, in line with the others") {
  const auto bank = bank_of_sections(1, 3);
  const auto strokes_on = [&](std::string_view stretch, std::size_t page_index) {
    const auto lined = fmt::format(
        R"(<item keep="together" padding-left="3mm"><stack padding-left="2mm" padding-bottom="1mm"><row gap="2mm">
           <text style="small" width="20mm">{{number}} Notes</text><lines grow="1" count="2" pitch="8mm" {}/></row></stack></item>)",
        stretch);
    const auto composed = test::compose_document(
        test::deck_of(bank), test::layout_of(test::document_layout(lined, "", R"(section-page="yes")")));
    check_inside(composed);
    return test::strokes_of(page(composed, page_index).items);
  };
  CHECK(strokes_on("", 0).size() == 2);
  CHECK(strokes_on(R"(stretch="3")", 0).size() == 5);
  for (std::size_t each = 0; each < 3; ++each) {
    const auto strokes = strokes_on(R"(stretch="100")", each);
    REQUIRE(strokes.size() == 9);  // 80 mm of page less 1 mm of padding
    for (std::size_t i = 0; i < strokes.size(); ++i) {
      CHECK(strokes[i].from.x == 37_mm);
      CHECK(strokes[i].to.x == 110_mm);
      if (i > 0) CHECK(strokes[i].from.y - strokes[i - 1].from.y == 8_mm);
    }
  }
}

TEST_CASE("sections start on new pages where the layout says so, with a heading or without") {
  const auto bank = bank_of_sections(1, 3);
  for (const auto& with : {parts(), std::string(item)}) {
    const auto composed = test::compose_document(
        test::deck_of(bank), test::layout_of(test::document_layout(with, "", R"(section-page="yes")")));
    CHECK(composed.document.pages.size() == 3);
  }
}

TEST_CASE("boxes of different questions are different boxes") {
  const auto bank = bank_of_sections(3, 3);
  const std::string boxed = R"(<item><box fill="tint" padding="1mm"><text field="prompt" style="body"/></box></item>)";
  const auto composed = test::compose_document(test::deck_of(bank),
                                               test::layout_of(test::document_layout(boxed, "", R"(item-gap="5mm")")));
  std::size_t boxes = 0;
  for (const auto& each : composed.document.pages) boxes += test::fills_of(each.items).size();
  CHECK(boxes == 9);
}

TEST_CASE("boxes in repeated blocks are different boxes") {
  const auto bank = bank_of_sections(1, 3);
  const std::string repeated = std::string(item) + R"(<ending gap="4mm"><stack repeat="sections">
    <box fill="tint"><text style="small">{section}</text></box></stack></ending>)";
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(repeated)));
  int boxes = 0;
  for (const auto& each : composed.document.pages) boxes += static_cast<int>(test::fills_of(each.items).size());
  CHECK(boxes == 3);
}

TEST_CASE("running lines tell page, pages and the section at the page's head") {
  const auto bank = bank_of_sections(6, 40);
  const auto layout =
      test::layout_of(test::document_layout(parts(R"(<header distance="2mm"><text style="small">{deck}</text></header>
               <footer distance="2mm"><text style="small">{section} {page} of {pages} {hash}</text></footer>)")));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  const auto count = composed.document.pages.size();
  REQUIRE(count > 3);
  for (std::size_t i = 0; i < count; ++i) {
    const auto text = words(composed, i);
    const auto footer = test::find_text(page(composed, i).items, fmt::format("{} of {} 0123abcd", i + 1, count));
    CHECK(footer.at.y > 90_mm);
    CHECK(footer.tag.element == -1);
    const auto header = test::find_text(page(composed, i).items, "Sample deck");
    CHECK(header.at.y < 10_mm);
    CHECK(header.tag.element == -1);
    // The first section that is named or goes on here.
    const auto title = footer.text.substr(0, footer.text.find(' '));
    const auto topic = title == "ORM" ? "orm" : title == "Forms" ? "forms" : "testing";
    const auto first = text.find("Why ");
    if (first != std::string::npos) CHECK(text.substr(first + 4).starts_with(topic));
  }
  check_inside(composed);
}

TEST_CASE("outer margins change sides on even pages where they are mirrored") {
  const auto bank = bank_of_sections(6, 40);
  const std::string xml = test::document_layout(parts());
  const std::string from = R"(left="10mm" )";
  auto mirrored = xml;
  mirrored.replace(mirrored.find(from), from.size(), R"(left="20mm" mirror="yes" )");
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(mirrored));
  const auto left = [&](std::size_t index) {
    Length least = 120_mm;
    for (const auto& text : test::texts_of(page(composed, index).items)) least = std::min(least, text.at.x);
    return least;
  };
  CHECK(left(0) >= 19.5_mm);
  CHECK(left(1) < 11_mm);
  CHECK(left(2) >= 19.5_mm);
}

TEST_CASE("the contents list tells the pages on which sections and questions are") {
  const auto bank = bank_of_sections(7, 40);
  const auto layout =
      test::layout_of(test::document_layout(parts(R"(<title><text style="prompt" role="h1">{deck}</text></title>
               <contents of="questions"><text style="small">{number} {title} on {page}</text></contents>)")));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  CHECK(composed.outcome.diagnostics.all().empty());
  const auto& pages = composed.document.pages;
  std::vector<std::pair<std::string, int>> entries;  // "4 Why orm 4?", page
  for (const auto& each : pages) {
    for (const auto& text : test::texts_of(each.items)) {
      const auto on = text.text.find(" on ");
      if (on != std::string::npos) entries.emplace_back(text.text.substr(0, on), std::stoi(text.text.substr(on + 4)));
    }
  }
  REQUIRE(entries.size() == 24);
  int before = 0;
  for (const auto& [title, number] : entries) {
    CAPTURE(title);
    CHECK(number >= before);
    before = number;
    REQUIRE(number <= static_cast<int>(pages.size()));
    const auto what = title.find("Why") == std::string::npos ? "Section" : title.substr(title.find("Why"));
    CHECK(test::words_of(pages[static_cast<std::size_t>(number) - 1].items).find(what) != std::string::npos);
  }
  // Links lead to the same places as the outline.
  std::vector<page::Destination> targets;
  for (const auto& each : pages) {
    for (const auto& placed : each.items) {
      if (const auto* link = std::get_if<page::Link>(&placed.is))
        targets.push_back(std::get<page::Destination>(link->target));
    }
  }
  REQUIRE(targets.size() == entries.size());
  REQUIRE(composed.document.ending.outline.size() == entries.size());
  for (std::size_t i = 0; i < targets.size(); ++i) CHECK(targets[i] == composed.document.ending.outline[i].target);
  check_inside(composed);
}

TEST_CASE("the outline has questions below their sections and leads to their lines") {
  const auto bank = bank_of_sections(3, 40);
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts())));
  const auto& outline = composed.document.ending.outline;
  REQUIRE(outline.size() == 12);
  CHECK(outline[0].title == "ORM");
  CHECK(outline[0].depth == 0);
  CHECK(outline[1].title == "1. Why orm 1?");
  CHECK(outline[1].depth == 1);
  for (const auto& each : outline) {
    const auto& items = page(composed, static_cast<std::size_t>(each.target.page)).items;
    const auto text = test::find_text(items, each.depth == 0 ? "Section " + each.title : each.title.substr(3));
    CHECK(text.at.y > each.target.y);
    CHECK(text.at.y - each.target.y < 6_mm);
  }
}

TEST_CASE("a section whose heading shows nothing still leads to its first question") {
  const auto bank = bank_of_sections(2, 3);
  const std::string silent =
      R"(<section><text when="value:never" style="prompt">{section}</text></section>)" + std::string(item);
  const auto composed = test::compose_document(
      test::deck_of(bank), test::layout_of(test::document_layout(silent, "", R"(section-page="yes")")));
  const auto& outline = composed.document.ending.outline;
  for (std::size_t i = 0; i + 1 < outline.size(); ++i) {
    if (outline[i].depth == 0) CHECK(outline[i].target == outline[i + 1].target);
  }
}

TEST_CASE("pages after the last section are in none") {
  const auto bank = bank_of_sections(2, 3);
  const auto layout = test::layout_of(test::document_layout(parts(R"(
      <footer distance="2mm"><text style="small">in [{section}]</text></footer>
      <ending><text style="small" keep="new-page">the end</text></ending>)")));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  REQUIRE(composed.document.pages.size() > 1);
  CHECK(words(composed, 0).find("in [ORM]") != std::string::npos);
  CHECK(words(composed, composed.document.pages.size() - 1).find("in []") != std::string::npos);
  CHECK(composed.document.ending.outline.size() == 9);
}

TEST_CASE("a question that shows nothing is in no outline") {
  const auto bank = bank_of_sections(2, 3);
  const auto composed = test::compose_document(
      test::deck_of(bank), test::layout_of(test::document_layout(
                               std::string(heading) + R"(<item><text field="tags" style="small"/></item>)")));
  const auto& outline = composed.document.ending.outline;
  REQUIRE(outline.size() == 3);
  for (const auto& entry : outline) CHECK(entry.depth == 0);
}

constexpr std::string_view table = R"(
  <section><stack role="table">
    <row role="tr" style="small" keep="head"><text role="th" grow="1">Question</text>
      <stack role="th" repeat="versions" width="9mm"><text>{version}</text></stack></row>
    <row role="tr" repeat="questions" style="small" keep="together"><text role="td" grow="1">{id}</text>
      <stack role="td" repeat="versions" width="9mm"><text>{number-in-version}</text></stack></row>
  </stack></section><item/>)";

documents::DocumentOptions two_versions(const bank::Bank& bank) {
  documents::DocumentOptions options;
  options.versions = {{"A", "aaaaaaaa", {}}, {"B", "bbbbbbbb", {}}};
  int number = 0;
  for (const auto& question : bank.questions) {
    options.versions[0].numbers[question.id] = ++number;
    if (number > 1) options.versions[1].numbers[question.id] = 100 + number;
  }
  return options;
}

TEST_CASE("a table of versions has a column for each, with the number of each question or a dash") {
  const auto bank = bank_of_sections(2, 3);
  const auto composed =
      test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(table)), two_versions(bank));
  CHECK(test::said(composed.outcome.diagnostics) == "");
  const auto text = test::words_of(composed.document);
  CHECK(text.find("Question A B orm-1 1 \u2013 orm-2 2 102") != std::string::npos);
  CHECK(text.find("Question A B testing-1 5 105 testing-2 6 106") != std::string::npos);
}

TEST_CASE("the head of a table that goes on on another page is printed again there, as an artifact") {
  const auto bank = bank_of_sections(40, 3);
  const auto composed =
      test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(table)), two_versions(bank));
  const auto& pages = composed.document.pages;
  REQUIRE(pages.size() > 3);
  int tagged = 0;
  for (const auto& each : pages) {
    const auto texts = test::texts_of(each.items);
    const auto top = std::ranges::min_element(texts, {}, [](const auto& text) { return text.at.y; });
    CHECK(top->at.y == test::find_text(each.items, "Question").at.y);
    for (const auto& text : texts) {
      if (text.text == "Question" && text.tag.element >= 0) ++tagged;
    }
  }
  CHECK(tagged == 3);
  check_inside(composed);
  const auto text = test::words_of(composed.document);
  for (const auto& question : bank.questions) CHECK(test::count_of(text, question.id + " ") == 1);
}

TEST_CASE("an item that is kept together and fits a page is not divided") {
  const auto bank = bank_of_sections(6, 90);
  const auto composed = test::compose_document(test::deck_of(bank), test::layout_of(test::document_layout(parts())));
  for (const auto& question : bank.questions) {
    int pages = 0;
    const std::string stem = bank::plain_text(question.prompt);
    for (std::size_t i = 0; i < composed.document.pages.size(); ++i) {
      const auto text = words(composed, i);
      const auto at = text.find(stem);
      if (at == std::string::npos) continue;
      ++pages;
      CHECK(text.find("w90", at) != std::string::npos);
    }
    CHECK(pages == 1);
  }
}

TEST_CASE("a key tells the pages of the handout's questions") {
  const auto bank = bank_of_sections(2, 60);
  const auto deck = test::deck_of(bank);
  const auto handout = test::compose_document(deck, test::layout_of(test::document_layout(parts())));
  REQUIRE(handout.outcome.question_pages.size() == 6);
  documents::DocumentOptions options;
  for (const auto& [id, at] : handout.outcome.question_pages) {
    CHECK(words(handout, static_cast<std::size_t>(at)).find(bank::plain_text(bank.find_question(id)->prompt)) !=
          std::string::npos);
    options.question_pages[id] = at + 1;
  }
  CHECK(handout.outcome.question_pages.back().second > 0);
  const auto layout = test::layout_of(
      test::document_layout(R"(<item><text style="body">{number} {id} on {page-of-question}</text></item>)"));
  const auto key = test::compose_document(deck, layout, options);
  const auto text = test::words_of(key.document);
  for (const auto& [id, at] : options.question_pages)
    CHECK(text.find(fmt::format("{} on {}", id, at)) != std::string::npos);
}

TEST_CASE("versions show their letter, their order and their hash") {
  const auto bank = bank_of_sections(2, 3);
  const auto deck = test::deck_of(bank);
  auto version = test::version_of(deck, "B");
  std::swap(version.entries[0].question, version.entries[1].question);
  version.hash = "feedbeef";
  const auto layout = test::layout_of(test::document_layout(
      parts(R"(<title><text when="version" style="small">Version {version}, {hash}</text></title>)")));
  blocks::Outcome outcome;
  const auto document =
      documents::document(deck, version, layout, test::sample_theme(), test::shipped_fonts(), {}, outcome);
  const auto text = test::words_of(document);
  CHECK(text.find("Version B, feedbeef") != std::string::npos);
  CHECK(text.find("Why orm 2?") < text.find("Why orm 1?"));
  const auto plain = test::compose_document(deck, layout);
  CHECK(test::words_of(plain.document).find("Version") == std::string::npos);
}

TEST_CASE("minutes sum up for the deck, the section and the clock") {
  const auto bank = bank_of_sections(2, 3);
  const auto layout = test::layout_of(test::document_layout(
      R"(<title><text style="small">all {total-minutes}</text></title>
         <section><text style="small">{section} {section-minutes} for {count}, {section-share} %</text></section>
         <item><text style="small">{number} at {clock} for {minutes}</text></item>)"));
  const auto text = test::words_of(test::compose_document(test::deck_of(bank), layout).document);
  for (const auto* part : {"all 24", "ORM 8 for 2, 34 %", "1 at 0:00 for 4", "3 at 0:08 for 4", "6 at 0:20 for 4"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("expectations of all levels are a progression, those of one level are its own") {
  const auto bank = test::bank_of(test::entry("q", "orm", "mid", R"(<prompt>Why?</prompt><interview>
    <look-for level="senior">weighs</look-for><look-for>knows</look-for><look-for level="mid senior">explains</look-for>
    <look-for level="junior">names</look-for></interview>)"));
  const auto layout = test::layout_of(test::document_layout(R"(<item><text field="look-for" style="body"/></item>)"));
  documents::DocumentOptions options;
  const auto text = [&] {
    auto words = test::words_of(test::compose_document(test::deck_of(bank), layout, options).document);
    std::erase_if(words, [](char c) { return c == ' ' || c == '\n'; });
    return words;
  };
  const auto titles = [&](int level) { return bank.levels[static_cast<std::size_t>(level)].title; };
  CHECK(text() == fmt::format("\u2022knows\u2022{0}:names\u2022{1},{2}:explains\u2022{2}:weighs", titles(0), titles(1),
                              titles(2)));
  options.level = bank.find_level("mid");
  CHECK(text() == "\u2022knows\u2022explains");
}

bank::Bank bank_with_secrets() {
  return test::bank_of(test::entry("q", "orm", "mid", R"(<prompt>Open <i>question</i>?</prompt><short>SECRET1</short>
    <explanation><p>SECRET2</p><code-block lang="python">SECRET3</code-block></explanation>
    <memory-aid>SECRET4</memory-aid><keywords>SECRET5</keywords>
    <interview><follow-up>SECRET6</follow-up><look-for>SECRET7</look-for><red-flag>SECRET8</red-flag></interview>
    <field name="hint">SECRET9</field><source href="https://example.org/SECRET10">SECRET11</source>)",
                                   R"(tags="secret12" minutes="5")"));
}

constexpr std::string_view everything = R"(<item>
    <text field="prompt" style="prompt"/><text field="short" style="body"/><text field="explanation" style="body"/>
    <text field="memory-aid" style="body"/><text field="keywords" style="body"/><text field="tags" style="body"/>
    <text field="follow-ups" style="body"/><text field="look-for" style="body"/><text field="red-flags" style="body"/>
    <text field="sources" style="body"/><text custom="hint" style="body"/><text style="body">{tags} {source}</text>
  </item>
  <ending><row repeat="questions"><text style="small">{number} {prompt} {source} {tags}</text></row></ending>)";

TEST_CASE("a candidate's copy holds prompts and nothing else, whatever its layout asks for") {
  const auto bank = bank_with_secrets();
  const auto layout = test::layout_of(test::document_layout(everything));
  const auto deck = test::deck_of(bank);
  const auto interviewer = test::compose_document(deck, layout, {.role = layout::Role::interviewer});
  CHECK(test::count_of(test::words_of(interviewer.document), "SECRET") > 9);
  const auto candidate = test::compose_document(deck, layout, {.role = layout::Role::candidate});
  const auto text = test::words_of(candidate.document);
  CHECK(text.find("Open") != std::string::npos);
  CHECK(text.find("SECRET") == std::string::npos);
  CHECK(text.find("secret12") == std::string::npos);
  for (const auto& each : candidate.document.pages) {
    for (const auto& placed : each.items) CHECK_FALSE(std::holds_alternative<page::Link>(placed.is));
  }
  for (const auto& element : candidate.document.ending.structure) {
    CHECK(element.alt.find("SECRET") == std::string::npos);
  }
}

TEST_CASE("conditions on the role hold") {
  const auto bank = bank_with_secrets();
  const auto layout = test::layout_of(test::document_layout(
      R"(<item><text when="role:interviewer" style="body">FOR-YOU</text><text when="role:candidate" style="body">FOR-THEM</text></item>)"));
  const auto deck = test::deck_of(bank);
  CHECK(test::words_of(test::compose_document(deck, layout, {.role = layout::Role::interviewer}).document).find("FOR-YOU") == 0);
  CHECK(test::words_of(test::compose_document(deck, layout, {.role = layout::Role::candidate}).document).find("FOR-THEM") == 0);
}

TEST_CASE("expectations are those of the level, or name their levels when it is not known") {
  const auto bank = test::bank_of(test::asked(
      "q", "Why?", R"(<interview><look-for>BOTH</look-for><look-for level="senior">DEEP</look-for></interview>)"));
  const auto layout = test::layout_of(test::document_layout(R"(<item><text field="look-for" style="body"/></item>)"));
  const auto text = [&](std::optional<bank::LevelIndex> level) {
    return test::words_of(test::compose_document(test::deck_of(bank), layout, {.level = level}).document);
  };
  CHECK(text(bank.find_level("junior")).find("DEEP") == std::string::npos);
  CHECK(text(bank.find_level("senior")).find("DEEP") != std::string::npos);
  CHECK(text(std::nullopt).find("Senior: ") != std::string::npos);
}

TEST_CASE("a cover is a page of its own, without running lines") {
  const auto bank = bank_of_sections(1, 3);
  const auto layout = test::layout_of(test::document_layout(parts(
      R"(<cover><text style="prompt" role="h1">{deck}</text><spacer grow="1"/><text style="small">foot</text></cover>
               <footer distance="2mm"><text style="small">page {page} of {pages}</text></footer>)")));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  REQUIRE(composed.document.pages.size() == 2);
  CHECK(words(composed, 0) == "Sample deck foot");
  CHECK(test::find_text(page(composed, 0).items, "foot").at.y > 85_mm);
  CHECK(words(composed, 1).find("page 2 of 2") != std::string::npos);
}

TEST_CASE("a document without questions still has its title") {
  const auto bank = bank_of_sections(1, 3);
  auto deck = test::deck_of(bank);
  deck.entries.clear();
  deck.sections.clear();
  const auto layout =
      test::layout_of(test::document_layout(parts(R"(<title><text style="prompt">{deck}</text></title>)")));
  const auto composed = test::compose_document(deck, layout);
  REQUIRE(composed.document.pages.size() == 1);
  CHECK(words(composed, 0) == "Sample deck");
}

TEST_CASE("a part that cannot be divided and is higher than the page is an error that says by how much") {
  const auto bank = bank_of_sections(1, 3);
  const auto layout =
      test::layout_of(test::document_layout(R"(<item><spacer height="81mm"/><text style="small">x</text></item>)"));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  REQUIRE(composed.outcome.diagnostics.has_errors());
  const auto& error = composed.outcome.diagnostics.all()[0];
  CHECK(error.code == "too-high");
  CHECK(error.message.find("1.0 mm higher than the page") != std::string::npos);
}

TEST_CASE("text too wide for its column is an error that names the question") {
  const auto bank = test::bank_of(test::asked("wide", "Why?"));
  const auto layout = test::layout_of(test::document_layout(
      R"(<item><row gap="2mm"><text width="70mm" style="body">a</text><text style="body">some words that are much too long for it</text></row></item>)"));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  REQUIRE(composed.outcome.diagnostics.error_count() == 1);
  const auto& message = composed.outcome.diagnostics.all()[0].message;
  CHECK(message.starts_with("a row is "));
  CHECK(message.find("mm too wide in question `wide`") != std::string::npos);
}

TEST_CASE("what is lost in a repeated block is told like anywhere else") {
  const auto bank =
      test::bank_of(test::asked("wide", "Why is this prompt so long that nothing could ever hold it on one line?"));
  const auto layout = test::layout_of(test::document_layout(
      std::string(item) + R"(<ending><row repeat="questions" gap="2mm"><text width="60mm" style="body">a</text>
                             <text style="prompt">{prompt}</text></row></ending>)"));
  const auto composed = test::compose_document(test::deck_of(bank), layout);
  CHECK(composed.outcome.diagnostics.has_errors());
}

TEST_CASE("facts about the document are told") {
  const auto bank = bank_of_sections(2, 40);
  auto deck = test::deck_of(bank);
  deck.subtitle = "For tests";
  deck.author = "A. Writer";
  const auto composed =
      test::compose_document(deck, test::layout_of(test::document_layout(parts())), {.tool = "recto 9"});
  const auto& info = composed.document.info;
  CHECK(info.title == "Sample deck");
  CHECK(info.subject == "For tests");
  CHECK(info.author == "A. Writer");
  CHECK(info.creator == "recto 9");
  CHECK(info.language == "en");
  CHECK(info.tagging == page::Tagging::tagged);
  CHECK(composed.outcome.sheets == (composed.outcome.pages + 1) / 2);
  CHECK(composed.outcome.smallest == 7_pt);
}

}  // namespace
}  // namespace recto
