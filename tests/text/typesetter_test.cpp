#include "text/typesetter.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;
using geometry::Length;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* prose =
    "A queryset is lazy: building it, filtering it and slicing it does not reach the database. Evaluation happens when "
    "you iterate over it; the results are then kept in a cache inside that one object, so that a second loop costs no "
    "query. Beware of templates: an innocent-looking property may hide the notorious problem of repeated queries.";

struct Fixture {
  Typesetter typesetter{test::shipped_fonts()};

  [[nodiscard]] SetParagraph set(const Paragraph& paragraph, const Form& form) {
    return typesetter.set(typesetter.shape(paragraph), form);
  }
};

Form narrow(Length measure) { return {.measure = measure, .size = 10_pt}; }

Paragraph hyphenated(std::string text, std::string language = "en") {
  auto paragraph = test::plain(std::move(text), std::move(language));
  paragraph.hyphenate = true;
  return paragraph;
}

std::string without_blanks(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ') kept.push_back(c);
  }
  return kept;
}

std::string joined(const SetParagraph& set) {
  std::string text;
  for (const auto& line : set.lines) text += test::text_of(line);
  return text;
}

/// How far a line's advance reaches over the column, hanging marks not counted: they are at most 0.7 of a stop, 0.5 of
/// a quotation mark.
Length beyond(const Line& line, Length measure) { return line.width - measure; }

Length right_end(const Line& line, const FontSet& fonts) {
  Length end;
  for (const auto& run : line.runs) end = std::max(end, run.origin.x + width(run, fonts));
  return end;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "lines keep to the measure and lose nothing but blanks") {
  std::mt19937 random{1};
  for (const auto align : {Align::start, Align::center, Align::end, Align::justify}) {
    for (const auto breaking : {Form::Breaking::total_fit, Form::Breaking::balanced}) {
      for (int measure = 15; measure <= 120; measure += 7) {
        CAPTURE(measure);
        Form form = narrow(Length::mm(measure));
        form.align = align;
        form.breaking = breaking;
        form.hanging_punctuation = false;
        form.first_indent = Length::mm(static_cast<double>(random() % 5));
        const auto made = set(hyphenated(prose), form);
        CHECK(made.overfull == Length{});
        CHECK_FALSE(made.emergency);
        CHECK(without_blanks(joined(made)) == without_blanks(prose));
        for (const auto& line : made.lines) {
          CHECK(beyond(line, form.measure) <= Length{});
          CHECK(right_end(line, test::shipped_fonts()) <= form.measure);
        }
      }
    }
  }
}

TEST_CASE_FIXTURE(Fixture, "lines that end with a blank where asked stand as they do without") {
  using EndBlanks = Form::EndBlanks;
  const auto without_end = [](std::string text) {
    if (text.ends_with(' ')) text.pop_back();
    return text;
  };
  const auto hebrew = "אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר אחת עשרה שתים עשרה";
  for (const auto& paragraph : {hyphenated(prose), test::plain(hebrew, "he")}) {
    Form form = narrow(45_mm);
    const auto bare = set(paragraph, form);
    REQUIRE(bare.lines.size() > 2);
    for (const auto blanks : {EndBlanks::at_breaks, EndBlanks::always}) {
      form.end_blanks = blanks;
      const auto lines = set(paragraph, form).lines;
      REQUIRE(lines.size() == bare.lines.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool last = i + 1 == lines.size();
        const auto text = test::text_of(lines[i]);
        CHECK(without_end(text) == test::text_of(bare.lines[i]));
        CHECK(text.ends_with(' ') == (blanks == EndBlanks::always || (!last && !lines[i].hyphenated)));
        CHECK(lines[i].width == bare.lines[i].width);
        CHECK(lines[i].runs.front().origin == bare.lines[i].runs.front().origin);
      }
    }
  }
}

TEST_CASE_FIXTURE(Fixture, "setting twice gives the same lines") {
  const auto shaped = typesetter.shape(hyphenated(prose));
  const auto first = typesetter.set(shaped, narrow(40_mm));
  Typesetter other{test::shipped_fonts()};
  const auto second = other.set(shaped, narrow(40_mm));
  REQUIRE(first.lines.size() == second.lines.size());
  for (std::size_t i = 0; i < first.lines.size(); ++i) CHECK(first.lines[i].runs == second.lines[i].runs);
}

TEST_CASE_FIXTURE(Fixture, "a text as wide as its measure stands on one line") {
  for (const char* text : {"AVATAR", "A short heading", prose}) {
    const auto shaped = typesetter.shape(test::plain(text));
    Form form = narrow(typesetter.natural_width(shaped, 10_pt));
    form.hanging_punctuation = false;
    CHECK(typesetter.set(shaped, form).lines.size() == 1);
    form.measure -= 1_pt;
    CHECK(typesetter.set(shaped, form).lines.size() ==
          (std::string_view{text}.find(' ') == std::string_view::npos ? 1 : 2) +
              (std::string_view{text} == "AVATAR" ? 1 : 0));
  }
}

TEST_CASE_FIXTURE(Fixture, "the minimum width needs no emergency and less does") {
  const auto shaped = typesetter.shape(test::plain("an extraordinarily long word"));
  Form form = narrow(typesetter.minimum_width(shaped, 10_pt));
  form.hanging_punctuation = false;
  CHECK_FALSE(typesetter.set(shaped, form).emergency);
  form.measure -= 1_pt;
  const auto made = typesetter.set(shaped, form);
  CHECK(made.emergency);
  CHECK(made.overfull == Length{});
}

TEST_CASE_FIXTURE(Fixture, "what no break can help is overfull and says by how much") {
  const auto made = set(test::plain("WWW"), narrow(1_mm));
  CHECK(made.lines.size() == 3);
  CHECK(made.emergency);
  CHECK(made.overfull > 5_pt);
}

TEST_CASE_FIXTURE(Fixture, "forced ends, and none but forced ends where asked") {
  const auto paragraph = test::plain("one two\u2028three four\u2028\u2028five");
  Form form = narrow(100_mm);
  CHECK(test::lines_of(set(paragraph, form)) == Lines{"one two", "three four", "", "five"});
  form.measure = 12_mm;
  CHECK(test::lines_of(set(paragraph, form)) == Lines{"one", "two", "three", "four", "", "five"});
  form.breaking = Form::Breaking::none;
  const auto made = set(paragraph, form);
  CHECK(test::lines_of(made) == Lines{"one two", "three four", "", "five"});
  CHECK(made.overfull > Length{});
  for (const auto& line : made.lines) {
    CHECK(line.forced);
    CHECK(line.ascent > Length{});
  }
}

TEST_CASE_FIXTURE(Fixture, "an empty text is one empty line") {
  CHECK(test::lines_of(set(test::plain(""), narrow(50_mm))) == Lines{""});
  CHECK(test::lines_of(set(Paragraph{}, narrow(50_mm))) == Lines{""});
  CHECK(test::lines_of(set(test::plain("   "), narrow(50_mm))) == Lines{""});
}

TEST_CASE_FIXTURE(Fixture, "blanks at a line's begin stay where the text begins with them") {
  Form form = narrow(50_mm);
  form.breaking = Form::Breaking::none;
  CHECK(test::lines_of(set({.spans = {test::code("    return x")}}, form)) == Lines{"    return x"});
}

TEST_CASE_FIXTURE(Fixture, "spaces that do not break hold words together") {
  CHECK(test::lines_of(set(test::plain("about 10\u00A0mm wide"), narrow(17_mm))) ==
        Lines{"about", "10\u00A0mm", "wide"});
}

Paragraph terms(const Lines& list, bool whole) {
  Paragraph paragraph;
  for (const auto& term : list) {
    SpanStyle style;
    style.separator = true;
    if (!paragraph.spans.empty()) paragraph.spans.push_back({" \u00B7 ", style});
    style.separator = false;
    style.whole = whole;
    paragraph.spans.push_back({term, style});
  }
  return paragraph;
}

TEST_CASE_FIXTURE(Fixture, "separators stand between terms of a line, never at its ends") {
  const Lines list{"multiprocessing", "free threading", "GIL", "event loop", "await", "thread pool"};
  const std::string dot = "\u00B7";
  for (int mm = 18; mm < 160; mm += 3) {
    CAPTURE(mm);
    std::string all;
    std::size_t dots = 0;
    const auto lines = set(terms(list, false), narrow(Length::mm(mm))).lines;
    for (const auto& line : lines) {
      const auto text = test::text_of(line);
      CHECK_FALSE(text.starts_with(" "));
      CHECK_FALSE(text.starts_with(dot));
      CHECK_FALSE(text.ends_with(dot));
      CHECK(line.width <= Length::mm(mm) + 1_pt);
      for (std::size_t at = text.find(dot); at != std::string::npos; at = text.find(dot, at + 1)) ++dots;
      all += text + ' ';
    }
    CHECK(dots < list.size());
    std::erase_if(all, [](char c) { return c == ' ' || c == '\xC2' || c == '\xB7'; });
    CHECK(all == "multiprocessingfreethreadingGILeventloopawaitthreadpool");
  }
  CHECK(test::text_of(set(terms(list, false), narrow(400_mm)).lines.at(0)) ==
        "multiprocessing \u00B7 free threading \u00B7 GIL \u00B7 event loop \u00B7 await \u00B7 thread pool");
}

TEST_CASE_FIXTURE(Fixture, "terms that are rather kept whole are broken only where a line holds none") {
  const Lines list{"event loop", "thread pool", "free threading", "green thread", "work queue"};
  int broken_otherwise = 0;
  for (int mm = 30; mm < 120; mm += 2) {
    CAPTURE(mm);
    const auto begins_inside = [&](const SetParagraph& paragraph) {
      return std::ranges::count_if(paragraph.lines, [&](const Line& line) {
        const auto text = test::text_of(line);
        return std::ranges::none_of(list, [&](const std::string& term) { return text.starts_with(term); });
      });
    };
    CHECK(begins_inside(set(terms(list, true), narrow(Length::mm(mm)))) == 0);
    broken_otherwise += static_cast<int>(begins_inside(set(terms(list, false), narrow(Length::mm(mm)))));
  }
  CHECK(broken_otherwise > 5);
  CHECK(set(terms({"event loop"}, true), narrow(12_mm)).lines.size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "identifiers break only if they are wider than a line, without a hyphen") {
  const Paragraph paragraph{.spans = {{.text = "Enable ", .style = {}},
                                      test::code("django.middleware.clickjacking.XFrameOptionsMiddleware"),
                                      {.text = " first", .style = {}}},
                            .hyphenate = true};
  CHECK(test::lines_of(set(paragraph, narrow(130_mm))) ==
        Lines{"Enable django.middleware.clickjacking.XFrameOptionsMiddleware", "first"});
  CHECK(test::lines_of(set(paragraph, narrow(118_mm))) ==
        Lines{"Enable", "django.middleware.clickjacking.XFrameOptionsMiddleware", "first"});
  for (int measure = 45; measure < 105; measure += 5) {
    const auto made = set(paragraph, narrow(Length::mm(measure)));
    CHECK_FALSE(made.emergency);
    CHECK(made.overfull == Length{});
    for (const auto& line : made.lines) CHECK_FALSE(line.hyphenated);
    for (const auto& line : test::lines_of(made)) {
      const char last = line.back();
      const bool word_end = line.ends_with("Enable") || line.ends_with("first") || line.ends_with("Middleware");
      CHECK((word_end || last == '.' || line.ends_with("Frame") || line.ends_with("Options") || line.ends_with("X")));
    }
  }
}

TEST_CASE_FIXTURE(Fixture, "prompts have even lines and no lone last word") {
  Form form = narrow(50_mm);
  form.breaking = Form::Breaking::balanced;
  const struct {
    const char* text;
    Lines lines;
  } table[] = {
      {"When does a queryset reach the database?", {"When does a queryset", "reach the database?"}},
      {"What is the difference between null and blank?", {"What is the difference", "between null and blank?"}},
      {"Why?", {"Why?"}},
  };
  for (const auto& [text, lines] : table) CHECK(test::lines_of(set(test::plain(text), form)) == lines);
}

TEST_CASE_FIXTURE(Fixture, "justified lines end at the margin unless every space has grown to twice its width") {
  Form form = narrow(70_mm);
  form.align = Align::justify;
  form.hanging_punctuation = false;
  for (int measure = 25; measure <= 90; measure += 5) {
    CAPTURE(measure);
    form.measure = Length::mm(measure);
    const auto made = set(hyphenated(prose), form);
    for (const auto& line : made.lines) {
      CHECK(line.width <= form.measure);
      // What stands on the line, set for itself, has the spaces as the font made them.
      Form natural = narrow(300_mm);
      natural.breaking = Form::Breaking::none;
      const auto alone = set(test::plain(test::text_of(line)), natural).lines[0].runs;
      bool all_at_limit = true;
      for (std::size_t i = 0; i < alone.size(); ++i) {
        for (std::size_t g = 0; g < alone[i].glyphs.size(); ++g) {
          const auto before = alone[i].glyphs[g].advance;
          const auto after = line.runs[i].glyphs[g].advance;
          const bool is_space = alone[i].text[alone[i].glyphs[g].text_begin] == ' ';
          CHECK(after <= (is_space ? 2 * before : before));
          CHECK(after >= (is_space ? before * 4 / 5 - 1 : before));
          all_at_limit = all_at_limit && (!is_space || after >= 2 * before - 1);
        }
      }
      if (!line.forced && !all_at_limit) CHECK((form.measure - line.width).in_pt() < 0.03);
    }
  }
}

TEST_CASE_FIXTURE(Fixture, "ideographs share what a justified line lacks") {
  Form form = narrow(Length::pt(53));
  form.align = Align::justify;
  form.hanging_punctuation = false;
  const auto made = set(test::plain("日本国民は正当に選挙された国会における", "ja"), form);
  for (std::size_t i = 0; i + 1 < made.lines.size(); ++i) CHECK((form.measure - made.lines[i].width).in_pt() < 0.1);
}

TEST_CASE_FIXTURE(Fixture, "alignment follows the direction") {
  const Length measure = 80_mm;
  const auto left_of = [&](const char* text, const char* language, Align align) {
    Form form = narrow(measure);
    form.align = align;
    form.hanging_punctuation = false;
    const auto made = set(test::plain(text, language), form);
    return std::pair{made.lines[0].runs[0].origin.x, right_end(made.lines[0], test::shipped_fonts())};
  };
  CHECK(left_of("word", "en", Align::start).first == Length{});
  CHECK(left_of("word", "en", Align::end).second == measure);
  CHECK(left_of("שלום", "he", Align::start).second == measure);
  CHECK(left_of("שלום", "he", Align::end).first == Length{});
  const auto centred = left_of("word", "en", Align::center);
  CHECK((centred.first - (measure - centred.second)).in_ticks() <= 1);
}

TEST_CASE_FIXTURE(Fixture, "quotes and stops hang over the margin") {
  Form form = narrow(80_mm);
  const auto start = set(test::plain("“Quoted” text"), form).lines[0].runs[0].origin.x;
  CHECK(start < Length{});
  form.hanging_punctuation = false;
  CHECK(set(test::plain("“Quoted” text"), form).lines[0].runs[0].origin.x == Length{});
  form.hanging_punctuation = true;
  CHECK(set({.spans = {test::code("\"quoted\"")}}, form).lines[0].runs[0].origin.x == Length{});
  form.align = Align::end;
  CHECK(right_end(set(test::plain("The end."), form).lines[0], test::shipped_fonts()) > form.measure);
}

TEST_CASE_FIXTURE(Fixture, "sizes, rises and tracking of spans") {
  Paragraph paragraph = test::plain("x");
  paragraph.spans.push_back({.text = "2", .style = {.scale = 0.6, .rise = 0.3}});
  const auto made = set(paragraph, narrow(50_mm));
  REQUIRE(made.lines[0].runs.size() == 2);
  CHECK(made.lines[0].runs[1].size == 6_pt);
  CHECK(made.lines[0].runs[1].origin.y == -3_pt);
  CHECK(made.lines[0].runs[1].origin.x == width(made.lines[0].runs[0], test::shipped_fonts()));
  CHECK(made.lines[0].ascent > made.lines[0].descent);
}

TEST_CASE_FIXTURE(Fixture, "a character that no font has is told with its span and byte") {
  Paragraph paragraph = test::plain("fine");
  paragraph.spans.push_back({.text = "soft\u00ADened \uE000 and \U000F0001", .style = {}});
  const auto shaped = typesetter.shape(paragraph);
  REQUIRE(shaped.missing().size() == 2);
  CHECK(shaped.missing()[0].character == 0xE000);
  CHECK(shaped.missing()[0].span == 1);
  CHECK(shaped.missing()[0].offset == std::string_view{"soft\u00ADened "}.size());
  CHECK(shaped.missing()[1].character == 0xF0001);
  CHECK(shaped.missing()[1].offset == std::string_view{"soft\u00ADened \uE000 and "}.size());
}

TEST_CASE_FIXTURE(Fixture, "invisible characters are never missing") {
  CHECK(typesetter.shape(test::plain("a\u200Bb\u2060c\u200Dd\uFE0F\u200E\u2028e")).missing().empty());
}

TEST_CASE_FIXTURE(Fixture, "fallbacks are told once with the text they serve") {
  const auto shaped = typesetter.shape(test::plain("see 日本 and 中国, then → that", "ja"));
  REQUIRE_FALSE(shaped.fallbacks().empty());
  CHECK(shaped.fallbacks()[0].text == "日本");
  CHECK(test::shipped_fonts().describe(shaped.fallbacks()[0].face).starts_with("Noto Serif CJK, Japanese"));
  std::vector<FaceId> faces;
  for (const auto& use : shaped.fallbacks()) faces.push_back(use.face);
  std::sort(faces.begin(), faces.end());
  CHECK(std::unique(faces.begin(), faces.end()) == faces.end());
}

TEST_CASE_FIXTURE(Fixture, "han characters come from the font of their language") {
  const auto font_for = [&](const char* language) {
    const auto shaped = typesetter.shape(test::plain("骨", language));
    return test::shipped_fonts().describe(shaped.fallbacks().at(0).face);
  };
  CHECK(font_for("ja").starts_with("Noto Serif CJK, Japanese"));
  CHECK(font_for("ko").starts_with("Noto Serif CJK, Korean"));
  CHECK(font_for("zh-Hans").starts_with("Noto Serif CJK, Simplified Chinese"));
  CHECK(font_for("zh").starts_with("Noto Serif CJK, Simplified Chinese"));
  CHECK(font_for("zh-TW").starts_with("Noto Serif CJK, Traditional Chinese"));
}

TEST_CASE_FIXTURE(Fixture, "a word is set in one font") {
  // Vollkorn lacks the iota with circumflex.
  const auto made = set(test::plain("τὰ ἀρχαῖα", "el"), narrow(50_mm));
  REQUIRE(made.lines[0].runs.size() == 2);
  CHECK(made.lines[0].runs[1].text == "ἀρχαῖα");
}

TEST_CASE_FIXTURE(Fixture, "a break within kerned or joined letters is shaped anew") {
  // Narrow Arabic must break between joined letters: the parts then have their own forms.
  const auto whole = set(test::plain("ببببب", "ar"), narrow(50_mm)).lines[0].runs[0];
  const auto made = set(test::plain("ببببب", "ar"), narrow(5_mm));
  REQUIRE(made.lines.size() >= 2);
  CHECK(made.emergency);
  CHECK(made.overfull == Length{});
  const auto first_glyph = made.lines[0].runs[0].glyphs.front().id;  // leftmost: the last letter of the line
  CHECK(first_glyph == whole.glyphs.front().id);
  CHECK(joined(made) == "ببببب");
}

namespace {

/// Characters of many kinds, to be strung together at random.
constexpr const char* scraps[] = {"word ",  "a",       "ffi",     " ",      "\u00A0", "-",      "\u2014",  "(",
                                  ")",      "“",       "”.",      "שלום",   "ابجد ",  "हिन्दी",  "ภาษาไทย", "日本",
                                  "。",     "é",       "e\u0301", "\u200B", "\u200D", "\u2028", "\u00AD",  "😀",
                                  "𝔸",      "foo.bar", "a_b",     "\t",     "1.5",    "\u202E", "\u202C",  "\u2067",
                                  "\u2069", "Ꭰ",       "한국",    "\uE000"};

SpanStyle random_style(std::mt19937& random) {
  constexpr const char* families[] = {"serif", "sans", "mono"};
  SpanStyle style;
  style.family = families[random() % 3];
  style.weight = random() % 2 == 0 ? 400 : 700;
  style.italic = random() % 3 == 0;
  style.identifier = random() % 4 == 0;
  style.tracking = random() % 5 == 0 ? 0.05 : 0;
  style.ink = random() % 2 == 0 ? 0 : 0xFF0000;
  return style;
}

/// Bytes of `text` that must be printed, sorted: order is the bidi algorithm's business.
std::string printed_bytes(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto next = text.substr(at);
    if (next.starts_with("\u00AD")) {
      ++at;
    } else if (next.starts_with("\u2028") || next.starts_with("\u200B")) {
      at += 2;
    } else if (text[at] != ' ' && text[at] != '\t') {
      kept.push_back(text[at]);
    }
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "no text, style or measure loses a character or crosses the margin") {
  std::mt19937 random{42};
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    Paragraph paragraph{.hyphenate = random() % 2 == 0};
    std::string all;
    for (std::size_t spans = random() % 4 + 1; spans > 0; --spans) {
      Span span{.text = "", .style = random_style(random)};
      for (std::size_t count = random() % 12; count > 0; --count) span.text += scraps[random() % std::size(scraps)];
      all += span.text;
      paragraph.spans.push_back(span);
    }
    paragraph.direction = static_cast<Direction>(random() % 3);
    Form form = narrow(Length::mm(12 + static_cast<double>(random() % 60)));
    form.align = static_cast<Align>(random() % 4);
    form.breaking = static_cast<Form::Breaking>(random() % 2);
    form.hanging_punctuation = random() % 2 == 0;
    const auto made = set(paragraph, form);
    CHECK(made.overfull == Length{});
    std::string printed;
    for (const auto& line : made.lines) {
      for (const auto& run : line.runs) {
        printed += run.text;
        std::size_t bytes = 0;
        for (const auto& glyph : run.glyphs) bytes += glyph.text_length;
        CHECK(bytes == run.text.size());
      }
    }
    CHECK(printed_bytes(printed) == printed_bytes(all));
  }
}

TEST_CASE_FIXTURE(Fixture, "a slash between short parts never ends a line") {
  Paragraph paragraph;
  paragraph.spans.push_back({.text = "Threads pay off for I/O and on call 24/7, or with input/output", .style = {}});
  for (int width = 8; width < 60; ++width) {
    CAPTURE(width);
    const auto made = set(paragraph, narrow(Length::mm(width)));
    for (const auto& line : made.lines) {
      if (line.runs.empty()) continue;
      const auto& text = line.runs.back().text;
      CHECK_FALSE(text.ends_with("I/"));
      CHECK_FALSE(text.ends_with("24/"));
    }
  }
}
