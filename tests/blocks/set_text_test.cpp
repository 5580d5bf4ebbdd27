#include "blocks/set_text.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slabs;
using blocks::TypeScale;
using geometry::Length;
namespace break_cost = page::break_cost;

/// One text block of a question, set.
class TextScene {
 public:
  explicit TextScene(const std::string& question,
                     std::string_view block = R"(<text field="explanation" style="body"/>)")
      : bank_{test::bank_of(test::entry("q", "orm", "mid", question))},
        scene_{test::layout_of(test::card_layout("<front>" + std::string(block) + "</front>"))} {
    scope_.bank = &bank_;
    scope_.question = bank_.find_question("q");
    const auto& shown = scene_.blocks().front();
    prepared_ = prepare_text(std::get<layout::Text>(shown.is), shown.common, scope_, scene_.context(), {}, findings);
  }
  [[nodiscard]] Slabs set(Length width, TypeScale type_scale = {}) {
    findings = {};
    return set_text(prepared_, width, type_scale, scene_.context(), findings);
  }
  [[nodiscard]] Length natural() { return natural_width(prepared_, {}, scene_.context()); }

  blocks::Findings findings;

 private:
  bank::Bank bank_;
  test::Scene scene_;
  blocks::Scope scope_;
  std::vector<blocks::PreparedParagraph> prepared_;
};

std::string paragraph(const std::string& text) {
  return "<prompt>Why?</prompt><explanation><p>" + text + "</p></explanation>";
}

const std::string everything =
    "<prompt>Why?</prompt><explanation><p>" + test::numbered_words(30) +
    " in <code>django.middleware.clickjacking.XFrameOptionsMiddleware</code> and <b>bold</b> <i>italic</i>:</p>"
    "<ul><li>" +
    test::numbered_words(20, "a") + "<ul><li>" + test::numbered_words(15, "b") +
    "</li></ul></li><li>short</li></ul>"
    "<ol><li>" +
    test::numbered_words(12, "c") + "</li><li>two</li></ol><note kind=\"caveat\">" + test::numbered_words(18, "d") +
    "</note><code-block lang=\"python\">for x in y:\n    print(x)</code-block>"
    "<p>" +
    test::numbered_words(10, "e") + "</p></explanation>";

TEST_CASE("nothing is set outside its measure, whatever the size") {
  TextScene text{everything};
  for (const int width : {30, 38, 46, 60, 95}) {
    for (const double size : {1.0, 0.9, 0.75}) {
      CAPTURE(width);
      CAPTURE(size);
      const auto slabs = text.set(Length::mm(width), {size, 1});
      REQUIRE(text.findings.overfull.empty());
      // Stops, hyphens and quotes may hang over the margin.
      const auto found = test::outside(test::items_of(slabs), {{}, {Length::mm(width), height(slabs)}}, 1_mm);
      CHECK_MESSAGE(found.empty(), found.front());
    }
  }
}

TEST_CASE("the smallest size is that of raised letters and code too, and it is legible") {
  const struct {
    const char* text;
    double size;  // pt, of a style of 9 pt
    double smallest;
  } table[] = {
      {"plain", 9, 9},
      {"x<sup>2</sup>", 9, 6},  // 0.62 of it would be less
      {"<code>x</code>", 9, 9 * 0.92},
      {"<code>x</code>", 6.3, 6},
      {"2<sup>2<sup>3</sup></sup>", 14.4, 6},
      {"x₁", 14.4, 14.4 * 0.62},
  };
  for (const auto& [words, size, smallest] : table) {
    CAPTURE(words);
    TextScene text{paragraph(words)};
    const auto slabs = text.set(60_mm, {size / 9, 1});
    CHECK(text.findings.smallest.in_pt() == doctest::Approx(smallest).epsilon(0.001));
    Length least = 100_pt;
    for (const auto& each : test::texts_of(test::items_of(slabs))) least = std::min(least, each.size);
    CHECK(text.findings.smallest == least);
  }
}

TEST_CASE("an exponent of an exponent stands above it") {
  TextScene text{paragraph("2<sup>2<sup>3</sup></sup>")};
  const auto items = test::items_of(text.set(60_mm));
  CHECK(test::find_text(items, "3").at.y < test::texts_of(items)[1].at.y);
  CHECK(test::texts_of(items)[1].at.y < test::texts_of(items)[0].at.y);
}

TEST_CASE("the indent of a list holds its widest label, and a list may begin with any number") {
  std::string items;
  for (int i = 0; i < 14; ++i) items += "<li>Step</li>";
  TextScene text{"<prompt>Why?</prompt><explanation><ol start='97'>" + items + "</ol></explanation>"};
  const auto placed = test::texts_of(test::items_of(text.set(60_mm)));
  REQUIRE(placed.size() == 28);
  CHECK(placed.front().text == "97.");
  CHECK(placed[26].text == "110.");
  for (std::size_t i = 0; i < placed.size(); i += 2) {
    CHECK(placed[i].at.x + placed[i].width + 2_pt < placed[i + 1].at.x);
    CHECK(placed[i + 1].at.x == placed[1].at.x);
  }
}

TEST_CASE("lines keep one distance whatever fonts their words come from, until ink would touch") {
  const std::string latin = test::numbered_words(12);
  TextScene plain{paragraph(latin + " " + latin + " " + latin)};
  const auto even = plain.set(50_mm);
  const Length leading = even.front().height;
  for (const std::string other : {"図書館", "مكتبة", "ห้องสมุด", "ℵ ⌘", "한국어"}) {
    CAPTURE(other);
    TextScene text{paragraph(latin + " " + other + " " + latin + " " + other + " " + latin)};
    for (const auto& slab : text.set(50_mm)) CHECK(slab.height < leading + 0.6_pt);
  }
}

TEST_CASE("all of the text is set, in order") {
  TextScene text{everything};
  const auto words = test::words_of(test::items_of(text.set(60_mm)));
  std::size_t at = 0;
  for (const auto* part : {"w1 ",   "w29", "XFrame", "bold", "italic", "\u2022", "a1 ", "a20",   "\u2013", "b1 ", "b15",
                           "short", "1.",  "c1 ",    "2.",   "two",    "d1 ",    "d18", "print", "e1 ",    "e10"}) {
    CAPTURE(part);
    const auto found = words.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("a paragraph keeps two lines before a break and two after it") {
  TextScene text{paragraph(test::numbered_words(60))};
  const auto slabs = text.set(50_mm);
  REQUIRE(slabs.size() > 5);
  for (std::size_t i = 1; i < slabs.size(); ++i) {
    const bool near_edge = i == 1 || i + 1 == slabs.size();
    CHECK(slabs[i].penalty_before == (near_edge ? break_cost::forbidden : break_cost::line));
  }
}

TEST_CASE("a paragraph of three lines does not break at all") {
  TextScene text{paragraph(test::numbered_words(60))};
  Length width = 40_mm;
  while (text.set(width).size() > 3) width += 1_mm;
  const auto slabs = text.set(width);
  REQUIRE(slabs.size() == 3);
  CHECK(slabs[1].penalty_before == break_cost::forbidden);
  CHECK(slabs[2].penalty_before == break_cost::forbidden);
}

TEST_CASE("a break between a lead-in and its list is forbidden, between items it is cheap") {
  TextScene text{
      "<prompt>Why?</prompt><explanation><p>Three:</p><ul><li>a</li><li>b</li><li>c</li></ul><p>End.</p></"
      "explanation>"};
  std::vector<int> costs;
  for (const auto& slab : text.set(50_mm)) costs.push_back(slab.penalty_before);
  CHECK(costs == std::vector<int>{break_cost::none, break_cost::forbidden, break_cost::list_item, break_cost::list_item,
                                  break_cost::none});
}

TEST_CASE("paragraphs stand apart, the first does not") {
  TextScene text{"<prompt>Why?</prompt><explanation><p>One.</p><p>Two.</p></explanation>"};
  const auto slabs = text.set(50_mm);
  REQUIRE(slabs.size() == 2);
  CHECK(slabs[0].space_before == Length{});
  CHECK(slabs[1].space_before == 3_pt);
}

TEST_CASE("a type_scale makes type smaller, and never below 6 pt") {
  TextScene text{paragraph("Some words.")};
  CHECK(test::texts_of(test::items_of(text.set(50_mm)))[0].size == 9_pt);
  CHECK(test::texts_of(test::items_of(text.set(50_mm, {0.8, 1})))[0].size == 7.2_pt);
  CHECK(test::texts_of(test::items_of(text.set(50_mm, {0.1, 1})))[0].size == 6_pt);
  CHECK(text.findings.smallest == 6_pt);
  CHECK(text.set(50_mm, {1, 0.92})[0].height < text.set(50_mm)[0].height);
}

TEST_CASE("baselines are a line's leading apart") {
  TextScene text{paragraph(test::numbered_words(40))};
  const auto texts = test::texts_of(test::items_of(text.set(50_mm)));
  for (std::size_t i = 1; i < texts.size(); ++i) {
    CHECK(texts[i].at.y - texts[i - 1].at.y == Length::pt(9 * 1.25));
  }
}

TEST_CASE("items hang under their labels") {
  TextScene text{"<prompt>Why?</prompt><explanation><ul><li>" + test::numbered_words(30, "a") + "<ul><li>" +
                 test::numbered_words(20, "b") + "</li></ul></li></ul></explanation>"};
  const auto texts = test::texts_of(test::items_of(text.set(50_mm)));
  const Length outer = test::find_text(test::items_of(text.set(50_mm)), "a1 ").at.x;
  const Length inner = test::find_text(test::items_of(text.set(50_mm)), "b1 ").at.x;
  CHECK(inner == outer * 2);
  for (const auto& each : texts) {
    if (each.text == "\u2022") CHECK(each.at.x == Length{});
    if (each.text == "\u2013") CHECK(each.at.x == outer);
  }
}

TEST_CASE("a note has a bar at its left over all its lines") {
  TextScene text{"<prompt>Why?</prompt><explanation><note kind=\"tip\">" + test::numbered_words(40) +
                 "</note></explanation>"};
  const auto slabs = text.set(50_mm);
  const auto strokes = test::strokes_of(test::items_of(slabs));
  REQUIRE(strokes.size() == 1);
  CHECK(strokes[0].from.y == Length{});
  CHECK(strokes[0].to.y == height(slabs));
  for (const auto& each : test::texts_of(test::items_of(slabs))) CHECK(each.at.x > strokes[0].from.x + 1_mm);
}

TEST_CASE("the bar of a note that reads from right to left keeps off its text") {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "\u05e9\u05dc\u05d5\u05dd ";
  TextScene text{"<prompt>Why?</prompt><explanation><note kind=\"tip\" xml:lang=\"he\">" + words +
                 "</note></explanation>"};
  const auto items = test::items_of(text.set(50_mm));
  const auto strokes = test::strokes_of(items);
  REQUIRE(strokes.size() == 1);
  const Length bar = strokes[0].from.x;
  Length least = 50_mm;  // from the bar to the nearest text
  for (const auto& each : test::texts_of(items)) {
    least = std::min(least, each.at.x > bar ? each.at.x - bar : bar - each.at.x - each.width);
  }
  CHECK(least > 1.5_mm);
}

TEST_CASE("a word wider than its measure is broken, and that is told") {
  TextScene text{paragraph("HTTPHTTPHTTPHTTPHTTPHTTPHTTP")};  // no word of a language
  const auto slabs = text.set(12_mm);
  CHECK(slabs.size() > 1);
  CHECK(text.findings.emergency_breaks.size() == 1);
  CHECK(test::outside(test::items_of(slabs), {{}, {12_mm, height(slabs)}}, 1_mm).empty());
}

TEST_CASE("the natural width is the least at which paragraphs stand on one line") {
  TextScene text{paragraph("When does a QuerySet reach the database?")};
  const Length width = text.natural();
  CHECK(text.set(width).size() == 1);
  CHECK(text.set(width.scaled(0.9)).size() == 2);
}

TEST_CASE("a link lies over its words") {
  TextScene text{paragraph("See <a href=\"https://example.org/x\">these pages</a> first.")};
  std::vector<page::Link> links;
  for (const auto& item : test::items_of(text.set(50_mm))) {
    if (const auto* link = std::get_if<page::Link>(&item.is)) links.push_back(*link);
  }
  REQUIRE(links.size() == 1);
  CHECK(std::get<std::string>(links[0].target) == "https://example.org/x");
  const auto words = test::find_text(test::items_of(text.set(50_mm)), "these");
  CHECK(links[0].box.left() == words.at.x);
  CHECK(links[0].box.top() < words.at.y);
  CHECK(links[0].box.bottom() > words.at.y);
}

TEST_CASE("a lead stands before the field's first words") {
  TextScene text{"<prompt>Why?</prompt><memory-aid>Lazy cat.</memory-aid>",
                 R"(<text field="memory-aid" style="body" lead="Remember"/>)"};
  const auto words = test::words_of(test::items_of(text.set(50_mm)));
  CHECK(words.find("Remember") < words.find("Lazy"));
}

TEST_CASE("a character that no font has is found where it is written") {
  TextScene text{paragraph("A <b>\U000F1234</b> here")};
  REQUIRE(text.findings.missing.size() == 1);
  CHECK(text.findings.missing[0].character == U'\U000F1234');
  CHECK(text.findings.missing[0].place.source != nullptr);
}

}  // namespace
}  // namespace recto
