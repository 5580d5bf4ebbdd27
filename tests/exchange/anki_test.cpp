#include "exchange/anki.h"

#include "support/imported.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::Imported;

namespace {

/// The packages of make_packages.py, once.
const std::filesystem::path& packages() {
  static const test::TemporaryFolder folder;
  static const int made = [] {
    const auto ending = test::run(
        {.words = {"python3", "-B", RECTO_SOURCE "/tests/exchange/make_packages.py", folder.path().string()}});
    REQUIRE_MESSAGE(ending.code == 0, ending.err);
    return ending.code;
  }();
  CHECK(made == 0);
  return folder.path();
}

Imported package(const std::string& name) { return Imported(name, test::file_bytes(packages() / name)); }

const std::string trip =
    "bread [All levels, Words] #food.bread: bread\n  short: [pain|bold]\n  alias: anki-g_271\n"
    "pain [All levels, Words] #food.bread: [pain|bold]\n  short: bread\n  alias: anki-g_271-2\n"
    "word [All levels, Pictures]: Word\n  short: eau\n  picture: water.png (water)\n  alias: anki-g2\n"
    "is-in-italy [All levels, Words]: […] is in Italy.\n  short: [Rome|bold] is in Italy.\\nMap\n  alias: anki-g3\n"
    "rome-is-in-country [All levels, Words]: Rome is in [country].\n  short: Rome is in [Italy|bold].\\nMap\n"
    "  alias: anki-g3-2\n";

}  // namespace

TEST_CASE("packages of all three generations give the same bank") {
  for (const std::string name : {"old.apkg", "middle.apkg", "new.apkg"}) {
    CAPTURE(name);
    const auto read = package(name);
    REQUIRE_MESSAGE(read.result, read.said);
    CHECK(read.bank == trip);
    REQUIRE(read.result->pictures.size() == 1);
    CHECK(read.result->pictures[0].bytes.starts_with("\x89PNG"));
    CHECK(read.result->bank.questions[2].picture->path == "water.png");
  }
}

TEST_CASE("what a package holds beyond questions is listed with its note") {
  CHECK(package("old.apkg").said ==
        "1:1: warning: 1 sound left out: paper makes no sound\n"
        "1:1: warning: note type `Word`: 1 script left out\n"
        "2:1: warning: 1 prompt that is nothing but a picture given its name as text\n"
        "1:1: warning: field `Origin` of `Word`, which no card shows: 1 cell left out\n"
        "warning: 1 review history of a card left out\n"
        "1:1: warning: 2 tags spelled as an identifier\n");
  CHECK(
      package("old.apkg").remarks ==
      "1:1: remark: card `Forward` of note type `Word` became a question: prompt of `Word`, `Sound`, answer of "
      "`Meaning`\n"
      "1:1: remark: card `Back` of note type `Word` became a question: prompt of `Meaning`, answer of `Word`\n"
      "1:1: remark: card `Cloze` of note type `Gap` became a question: prompt of `Text`, answer of `Text`, `Extra`\n");
}

TEST_CASE("a collection out of its package is read too; its picture is not there") {
  const auto read = package("collection");
  REQUIRE(read.result);
  CHECK(read.result->bank.questions.size() == 5);
  CHECK(read.said.find("2:1: warning: 1 picture that is not there left out\n") != std::string::npos);
}

TEST_CASE("bad packages are refused with their cause") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"stub.apkg",
       "error: an Anki package whose only note asks for a newer Anki (export it again with \"Support older Anki "
       "versions\")\n"},
      {"sheet.xlsx", "error: zip file without an Anki collection (of a spreadsheet, save the sheet as CSV)\n"},
      {"dots.apkg", "error: `../../etc/x` in the zip file leaves its folder\n"},
      {"media-dots.apkg", "error: `../water.png` in the package leaves its folder\n"},
      {"bad-media.apkg", "error: the package's list of media is damaged\n"},
      {"bad-zstd.apkg", "error: `collection.anki21b` in the package is damaged or too large\n"},
      {"flipped.apkg", "error: `collection.anki2` in the zip file is damaged\n"},
  };
  for (const auto& [name, expected] : table) {
    CAPTURE(name);
    CHECK(package(name).said == expected);
  }
  CHECK(package("cut.apkg").said.starts_with("error: damaged zip file: "));
  CHECK(package("bad-database.apkg").said.starts_with("error: damaged database: "));
  CHECK(package("no-tables.apkg").said.starts_with("error: damaged database: no such table: "));
  const auto bomb = package("bomb.apkg").said;
  CHECK(bomb.starts_with("error: `collection.anki2` in the zip file unpacks "));
  CHECK(bomb.ends_with(" bytes to 25165824: no honest file does\n"));
}

TEST_CASE("templates fill as in Anki") {
  const exchange::NoteType type{exchange::NoteType::Kind::normal, "Type", {"F", "E", "R"}, {}};
  const exchange::Note note{"", "", {"<b>x</b>", "", "漢字[かんじ]の 本[ほん]"}, {}, {}, {}};
  const std::vector<std::pair<std::string, std::string>> table{
      {"a{{F}}b", "a<b>x</b>b"},
      {"{{ F }}", "<b>x</b>"},
      {"{{FrontSide}}", ""},
      {"{{Unknown}}", ""},
      {"{{#F}}yes{{/F}}{{^F}}no{{/F}}", "yes"},
      {"{{#E}}yes{{/E}}{{^E}}no{{/E}}", "no"},
      {"{{#F}}a{{#E}}b{{/E}}c{{/F}}", "ac"},
      {"{{#F}}never closed", "never closed"},
      {"{{text:F}}", "x"},
      {"{{type:F}}", ""},
      {"{{tts en_US:F}}", ""},
      {"{{furigana:R}}", "<ruby>漢字<rt>かんじ</rt></ruby>の<ruby>本<rt>ほん</rt></ruby>"},
      {"{{kana:R}}", "かんじのほん"},
      {"{{Deck}}/{{Card}}/{{Type}}", "d/c/Type"},
      {"{{!comment}}{{F", "{{F"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(fill_template(text, exchange::Face::front, type, note, {"d", "c", 0}).html == expected);
  }
  const auto hinted = fill_template("{{F}}{{hint:F}}", exchange::Face::front, type, note, {});
  CHECK(hinted.html == "<b>x</b>");
  CHECK(hinted.hint == "<div><b>x</b></div>");
}

TEST_CASE("clozes nest, hide one number and show the others") {
  const exchange::NoteType type{exchange::NoteType::Kind::cloze, "C", {"T"}, {}};
  const auto filled = [&](const std::string& text, exchange::Face face, int number) {
    const exchange::Note note{"", "", {text}, {}, {}, {}};
    return fill_template("{{cloze:T}}", face, type, note, {"", "", number}).html;
  };
  using exchange::Face;
  CHECK(filled("{{c1::a}} {{c2::b::hint}}", Face::front, 1) == "[…] b");
  CHECK(filled("{{c1::a}} {{c2::b::hint}}", Face::front, 2) == "a [hint]");
  CHECK(filled("{{c1::a}} {{c2::b::hint}}", Face::back, 2) == "a <b>b</b>");
  CHECK(filled("{{c1::a {{c2::b}} c}}", Face::front, 2) == "a […] c");
  CHECK(filled("{{c1::a {{c2::b}} c}}", Face::front, 1) == "[…]");
  CHECK(filled("{{c1::never closed", Face::front, 1) == "{{c1::never closed");
  CHECK(filled("{{c1::std::vector}}", Face::back, 1) == "<b>std</b>");  // as in Anki: what follows is a hint
  CHECK(exchange::cloze_numbers("{{c3::a}}{{c1::b {{c2::c}}}}{{c1::d}}") == std::vector<int>{1, 2, 3});
}

TEST_CASE("a note of a type that the deck does not hold is an error") {
  const Imported read("deck.json", R"({"__type__": "Deck", "name": "Geo", "children": [], "media_files": [],
    "note_models": [], "notes": [{"guid": "x", "note_model_uuid": "m", "fields": ["a", "b"], "tags": []}]})");
  CHECK(read.said.find("note of an unknown type") != std::string::npos);
}

TEST_CASE("CrowdAnki's decks within decks are read, cards by their templates") {
  const Imported read("deck.json", R"({
    "__type__": "Deck", "name": "Geo", "notes": [], "media_files": [],
    "note_models": [{"__type__": "NoteModel", "crowdanki_uuid": "m", "name": "Basic", "type": 0,
      "flds": [{"name": "Land"}, {"name": "Capital"}],
      "tmpls": [{"name": "a", "qfmt": "{{Land}}", "afmt": "{{FrontSide}}<hr id=\"answer\">{{Capital}}"},
                {"name": "b", "qfmt": "{{#Capital}}{{Capital}}{{/Capital}}", "afmt": "{{Land}}"}]}],
    "children": [{"name": "Europe", "children": [], "note_models": [],
      "notes": [{"guid": "x", "note_model_uuid": "m", "fields": ["France", "Paris"], "tags": ["eu"]},
                {"guid": "y", "note_model_uuid": "m", "fields": ["Nowhere", ""], "tags": []}]}]})");
  CHECK(read.bank ==
        "france [All levels, Geo – Europe] #eu: France\n  short: Paris\n  alias: anki-x\n"
        "paris [All levels, Geo – Europe] #eu: Paris\n  short: France\n  alias: anki-x-2\n"
        "nowhere [All levels, Geo – Europe]: Nowhere\n  alias: anki-y\n");
  CHECK(
      Imported(
          "d.json",
          R"({"__type__": "Deck", "name": "x", "note_models": [], "notes": [{"guid": "g", "note_model_uuid": "m", "fields": ["a"]}]})")
          .said == "1:1: error: note of an unknown type\n");
  CHECK(Imported("d.json", "{\"notes\": [").said == "1:1: error: JSON that does not parse\n");
}
