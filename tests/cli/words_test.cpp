// Layouts speak the deck's language, as a user sees it.
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using recto::test::SmallHome;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

void write_deck(const SmallHome& home, const std::string& language, const std::string& products) {
  home.write("decks/words.xml",
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<deck id=\"words\" title=\"A deck\" bank=\"bank/small.xml\" "
             "xml:lang=\"" +
                 language + "\">\n  <select/>\n  " + products + "\n</deck>\n");
}

const std::string layout = R"(<layout id="mine" kind="cards" title="Mine" theme="default">
  <sheet size="A6" source="test"/>
  <grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>
  <style id="s" family="sans" size="8pt"/>
  <front padding="5mm" style="s"><text field="prompt"/><text>WORD</text></front>
</layout>)";

void write_layout(const SmallHome& home, const std::string& text) {
  std::string content = layout;
  home.write("layouts/mine.xml", content.replace(content.find("WORD"), 4, text));
}

}  // namespace

TEST_CASE("a language without a catalogue gets English words and one warning that names the file") {
  const SmallHome home;
  write_layout(home, "{word.remember} {word.name}");
  write_deck(home, "lt", "<cards layout=\"mine\"/><cards layout=\"mine\" name=\"more\"/>");
  const auto run = home.recto({"build", "decks/words.xml"});
  CAPTURE(run.err);
  CHECK(run.code == 0);
  CHECK(count(run.err, "Lithuanian has no words of its own: English ones are printed") == 1);
  CHECK(contains(run.err, "decks/words.xml:2:"));
  CHECK(contains(run.err, "`layouts/words/lt.xml`: `name`, `remember`"));
}

TEST_CASE("an unknown language is a warning, with the code that was meant") {
  const SmallHome home;
  write_layout(home, "{word.remember}");
  write_deck(home, "german", "<cards layout=\"mine\"/>");
  const auto run = home.recto({"build", "decks/words.xml"});
  CAPTURE(run.err);
  CHECK(contains(run.err, "unknown language `german`: layouts print English words"));
  CHECK(contains(run.err, "`german` is written `de`"));
}

TEST_CASE("a word that no catalogue has is an error at its place") {
  const SmallHome home;
  write_layout(home, "{word.remembr}");
  write_deck(home, "de", "<cards layout=\"mine\"/>");
  const auto run = home.recto({"build", "decks/words.xml"});
  CAPTURE(run.err);
  CHECK(run.code == 1);
  CHECK(contains(run.err, "layouts/mine.xml:5:"));
  CHECK(contains(run.err, "no catalogue has a word `remembr`"));
  CHECK(contains(run.err, "did you mean `remember`?"));
}

TEST_CASE("a word whose variables have no value where it is used is an error") {
  const SmallHome home;
  write_layout(home, "{word.page-of}");
  write_deck(home, "de", "<cards layout=\"mine\"/>");
  const auto run = home.recto({"build", "decks/words.xml"});
  CAPTURE(run.err);
  CHECK(run.code == 1);
  CHECK(contains(run.err, "the word `page-of` names `{page}`, which has no value here"));
  CHECK(contains(run.err, "layouts/words/de.xml:"));
  const auto json = home.recto({"build", "decks/words.xml", "--format", "json"});
  CHECK(contains(json.out + json.err, "word-out-of-place"));
}

TEST_CASE("a right-to-left deck prints on a sheet whose cards have fixed places") {
  const SmallHome home;
  write_layout(home, "{word.number-of}");
  write_deck(home, "ar", "<cards layout=\"mine\"/>");
  const auto run = home.recto({"build", "decks/words.xml"});
  CAPTURE(run.err);
  CHECK(run.code == 0);
}
