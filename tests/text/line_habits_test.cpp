#include "text/line_habits.h"

#include "support/shipped_fonts.h"
#include "text/typesetter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;
using Lines = std::vector<std::string>;

namespace {

/// The habit at the bar in `marked`, a blank on either side of which belongs to the text.
Habit at_bar(std::string marked, const char* language) {
  const auto bar = marked.find('|');
  marked.erase(bar, 1);
  const auto source = join({{.text = marked, .style = {}}});
  auto end = static_cast<std::uint32_t>(bar);
  auto start = end;
  while (end > 0 && source.before(end) == ' ') --end;
  while (source.after(start) == ' ') ++start;
  return line_habit(source, end, start, language);
}

Lines lines(const std::string& text, geometry::Length measure, const std::string& language,
            Form::Breaking breaking = Form::Breaking::total_fit) {
  Typesetter typesetter{test::shipped_fonts()};
  const auto shaped = typesetter.shape(test::plain(text, language));
  return test::lines_of(typesetter.set(shaped, {.measure = measure, .size = 10_pt, .breaking = breaking}));
}

bool is_among(const std::string& word, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("what belongs together stays together over a blank or dash") {
  const struct {
    const char* language;
    const char* marked;
    Habit habit;
  } table[] = {
      {"en", "see |No. 5", Habit::free},       {"en", "see No. |5", Habit::hardly},
      {"en", "in pp. |3–5", Habit::hardly},    {"en", "Fig. |3 shows", Habit::hardly},
      {"en", "the end. |Now", Habit::free},    {"de", "§ |12 BGB", Habit::hardly},
      {"de", "Abs. |1 Satz", Habit::hardly},   {"ru", "Рис. |3", Habit::hardly},
      {"en", "of 5 |km and", Habit::hardly},   {"en", "of (5 |km)", Habit::hardly},
      {"en", "3.5 |GHz,", Habit::hardly},      {"en", "20 |% of", Habit::hardly},
      {"en", "$ |20", Habit::hardly},          {"en", "10–12 |a.m., see", Habit::hardly},
      {"en", "5 |queries", Habit::rather_not}, {"en", "step |4", Habit::rather_not},
      {"en", "Python |3", Habit::rather_not},  {"en", "since |2024,", Habit::rather_not},
      {"en", "10 |000 rows", Habit::hardly},   {"en", "Dr. |Smith", Habit::hardly},
      {"en", "e.g. |a", Habit::rather_not},    {"de", "z. |B. so", Habit::hardly},
      {"en", "10–|12", Habit::hardly},         {"en", "CH–|CH", Habit::free},
      {"en", "said|—so", Habit::hardly},       {"en", "said—|so", Habit::free},
      {"en", "word |– word", Habit::hardly},   {"en", "word – |word", Habit::free},
      {"en", "word |- word", Habit::hardly},   {"en", "the |–x option", Habit::free},
      {"en", "the |-x option", Habit::free},   {"en", "e-|mail", Habit::rather_not},
      {"en", "well-|known", Habit::free},      {"es", "sé |—dijo Ana", Habit::free},
      {"ru", "— |Да", Habit::hardly},          {"fr", "« |mot »", Habit::hardly},
      {"fr", "« mot |»", Habit::hardly},       {"fr", "ici |: là", Habit::hardly},
      {"en", "here |: there", Habit::free},    {"en", "two |words", Habit::free},
  };
  for (const auto& [language, marked, habit] : table) {
    CAPTURE(marked);
    CHECK(at_bar(marked, language) == habit);
  }
}

TEST_CASE("no line begins with a dash that closes or ends with one that opens, in any column") {
  const struct {
    const char* language;
    const char* text;
  } table[] = {
      {"en",
       "He said—“or she did”—that it’s well-known, 10–12 a.m., see pp. 3–5; the –x option, e.g. a vs. b, No. 5, § 12, "
       "p. "
       "7, Dr. Smith, 5 km, 20 %, 3.5 GHz, $ 20, Fig. 3 – so it goes - and the end."},
      {"es", "—No lo sé —dijo Ana—, pero ¿quién viene? —preguntó Luis—. Nadie."},
      {"fr", "Il dit : « Bonjour ! » puis « Au revoir » ; est-ce vrai ? Oui, à 20 % : c’est tout."},
  };
  for (const auto breaking : {Form::Breaking::total_fit, Form::Breaking::balanced}) {
    for (const auto& [language, text] : table) {
      for (int measure = 22; measure <= 70; ++measure) {
        CAPTURE(measure);
        const auto made = lines(text, geometry::Length::mm(measure), language, breaking);
        for (std::size_t i = 0; i < made.size(); ++i) {
          CAPTURE(made[i]);
          const auto& line = made[i];
          const auto first = line.substr(0, line.find(' '));
          const auto last = line.substr(line.rfind(' ') + 1);
          const bool opening =
              i == 0 || line.starts_with("—dijo") || line.starts_with("—preg") || line.starts_with("–x");
          CHECK((opening || !(line.starts_with("—") || line.starts_with("–") || line.starts_with("-"))));
          CHECK_FALSE(is_among(first, {"km,", "%,", "%", "GHz,", "a.m.,", "»", ":", ";", "!", "?"}));
          CHECK_FALSE(is_among(last, {"No.", "§", "p.", "pp.", "Dr.", "Fig.", "$", "«"}));
          CHECK_FALSE(last.ends_with("10–"));
        }
      }
    }
  }
}

TEST_CASE("paths and addresses end a line at their signs, never inside a word") {
  const struct {
    const char* text;
    int least;  // mm: where each part between two signs has room
  } table[] = {
      {"See https://docs.example.org/en/latest/reference/models/querysets.html?highlight=select_related&page=2"
       "#django.db.models.query.QuerySet.select_related for more.",
       28},
      {"In /usr/lib/python3/dist-packages/django/contrib/admin/templates/admin/change_form.html it is.", 24},
      {"In C:\\Users\\someone\\AppData\\Local\\Programs\\Python\\python.exe it is.", 20},
  };
  for (const auto& [text, least] : table) {
    for (int measure = least; measure <= 90; ++measure) {
      CAPTURE(measure);
      const auto made = lines(text, geometry::Length::mm(measure), "en");
      for (std::size_t i = 0; i + 1 < made.size(); ++i) {
        CAPTURE(made[i]);
        const bool at_blank = std::string_view{text}.find(made[i] + " ") != std::string_view::npos;
        CHECK((at_blank || std::string_view{"/\\.?&_#:-="}.find(made[i].back()) != std::string_view::npos));
      }
    }
  }
}

TEST_CASE("code is not parted at its blanks where a line holds it") {
  Typesetter typesetter{test::shipped_fonts()};
  Paragraph paragraph{.spans = {{"A loop is written with ", {}},
                                test::code("{% for %}"),
                                {" in a template of Django, or with ", {}},
                                test::code("for x in y"),
                                {" in Python, which is another thing.", {}}}};
  const auto shaped = typesetter.shape(paragraph);
  for (int measure = 22; measure <= 90; ++measure) {
    CAPTURE(measure);
    for (const auto& line :
         test::lines_of(typesetter.set(shaped, {.measure = geometry::Length::mm(measure), .size = 10_pt}))) {
      CAPTURE(line);
      CHECK((line.find("{%") == std::string::npos) == (line.find("%}") == std::string::npos));
      CHECK((line.find("for x") == std::string::npos) == (line.find("in y") == std::string::npos));
    }
  }
}

TEST_CASE("a last line is no scrap where there is text enough") {
  const std::string text =
      "A queryset is lazy: building it, filtering it and slicing it does not reach the database. Evaluation happens "
      "when "
      "you iterate over it; the results are then kept in a cache inside that one object, so that a second loop is "
      "free.";
  for (int measure = 35; measure <= 120; ++measure) {
    CAPTURE(measure);
    const auto made = lines(text, geometry::Length::mm(measure), "en");
    CHECK(made.back().size() > 11);
  }
}

TEST_CASE("prompts break by sense") {
  const struct {
    const char* language;
    const char* text;
    int measure;
    Lines lines;
  } table[] = {
      {"en", "What does the ORM do, and why is it lazy?", 45, {"What does the ORM do,", "and why is it lazy?"}},
      {"en",
       "The difference between select_related and prefetch_related",
       60,
       {"The difference between select_related", "and prefetch_related"}},
      {"de",
       "Wann wird ein Signal gesendet und wer empfängt es?",
       55,
       {"Wann wird ein Signal gesendet", "und wer empfängt es?"}},
  };
  for (const auto& [language, text, measure, expected] : table) {
    CAPTURE(text);
    CHECK(lines(text, geometry::Length::mm(measure), language, Form::Breaking::balanced) == expected);
  }
}

TEST_CASE("what is wider than a line is hyphenated by its language before it is broken anywhere") {
  const std::string text = "Rechtsschutzversicherungsgesellschaften";
  Typesetter typesetter{test::shipped_fonts()};
  const auto shaped = typesetter.shape(test::plain(text, "de"));  // a prompt: hyphens are not asked for
  for (const auto breaking : {Form::Breaking::total_fit, Form::Breaking::balanced}) {
    const auto set = typesetter.set(shaped, {.measure = 42_mm, .size = 12_pt, .breaking = breaking});
    CHECK_FALSE(set.emergency);
    CHECK(test::lines_of(set).front().ends_with("="));
  }
}
