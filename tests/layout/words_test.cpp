#include "layout/layout.h"
#include "layout/word_names.h"
#include "support/layout_folder.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace recto::layout {
namespace {

using test::told;
using text::Plural;

struct ReadWords {
  explicit ReadWords(const std::string& content, const std::string& name = "de.xml") {
    catalogue = read_catalogue(folder.write(name, content), {}, diagnostics);
  }
  test::TemporaryFolder folder;
  diag::Diagnostics diagnostics;
  std::optional<WordCatalogue> catalogue;
};

std::string german(const std::string& words) { return "<words xml:lang=\"de\">\n" + words + "\n</words>\n"; }

TEST_CASE("a word has one text, or one for each plural form of its language") {
  const ReadWords words{
      german("<word id=\"remember\">Merke</word><word id=\"n\" by=\"count\">"
             "<form when=\"one\">eine Frage</form><form when=\"other\">{count} Fragen</form></word>")};
  CHECK(told(words.diagnostics) == "");
  REQUIRE(words.catalogue);
  const auto& all = words.catalogue->words;
  CHECK(all.at("remember").form(Plural::other) == Template{"Merke"});
  CHECK(all.at("remember").form(Plural::one) == Template{"Merke"});
  CHECK(all.at("n").form(Plural::one) == Template{"eine Frage"});
  CHECK(all.at("n").form(Plural::other).pieces.size() == 2);
  CHECK(all.at("n").by == VariableName{Variable::count, {}});
}

TEST_CASE("bad catalogues of words are refused with a cure") {
  const struct {
    const char* about;
    const char* code;
    std::string content;
    const char* message;
    const char* note;
  } cases[] = {
      {"a word twice", "duplicate-word", german("<word id=\"a\">x</word>\n<word id=\"a\">y</word>"), "second word `a`",
       "first given at"},
      {"no text", "empty-word", german("<word id=\"a\"> </word>"), "`word` without text", ""},
      {"a form that German lacks", "unknown-plural",
       german("<word id=\"a\" by=\"count\"><form when=\"one\">x</form><form when=\"few\">y</form>"
              "<form when=\"other\">z</form></word>"),
       "`few` is not a plural form of `de`", "German has `one`, `other`"},
      {"a form that German needs", "missing-plural",
       german("<word id=\"a\" by=\"count\"><form when=\"one\">x</form></word>"), "`word` without the form `other`",
       "German needs `one`, `other`"},
      {"a form twice", "duplicate-plural",
       german("<word id=\"a\" by=\"count\"><form when=\"one\">x</form><form when=\"one\">y</form>"
              "<form when=\"other\">z</form></word>"),
       "second form `one`", ""},
      {"forms by a text", "word-by-no-number",
       german("<word id=\"a\" by=\"deck\"><form when=\"one\">x</form><form when=\"other\">z</form></word>"),
       "`deck` is not a number", "such as `count`"},
      {"a word in a word", "word-in-word", german("<word id=\"a\">{word.b}</word>"), "`{word.b}` in a word",
       "no other words"},
      {"an unknown variable", "unknown-variable", german("<word id=\"a\">{pag}</word>"), "unknown variable `{pag}`",
       "`page`"},
      {"another language", "words-not-file-name", "<words xml:lang=\"nl\"><word id=\"a\">x</word></words>",
       "words in `nl` in file `de.xml`", "name the file `nl.xml`"},
      {"no language", "missing-attribute", "<words><word id=\"a\">x</word></words>", "`words` without `xml:lang`", ""},
      {"another root", "wrong-root", "<layout/>", "root element `layout`", "words"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.about);
    const ReadWords words{each.content};
    CHECK_FALSE(words.catalogue);
    REQUIRE(words.diagnostics.has_errors());
    CHECK(words.diagnostics.all().front().code == each.code);
    const std::string said = told(words.diagnostics);
    CAPTURE(said);
    CHECK(said.find(each.message) != std::string::npos);
    CHECK(said.find(each.note) != std::string::npos);
  }
}

/// The variables that a word names, its number included.
std::set<std::string> variables_of(const Word& word) {
  std::set<std::string> names;
  if (word.by) names.insert(written(*word.by));
  for (const auto& form : word.forms) {
    if (!form) continue;
    for (const auto& piece : form->pieces) {
      if (const auto* name = std::get_if<VariableName>(&piece)) names.insert(written(*name));
    }
  }
  return names;
}

WordCatalogue shipped(const std::string& language) {
  diag::Diagnostics diagnostics;
  const auto path = std::string{RECTO_SOURCE "/layouts/words/"} + language + ".xml";
  auto catalogue = read_catalogue(path, {}, diagnostics);
  CHECK(told(diagnostics) == "");
  REQUIRE(catalogue);
  return *catalogue;
}

TEST_CASE("every shipped language has every word, with the same variables as in English") {
  const auto english = shipped("en");
  const std::vector<std::string> languages{"de", "fr", "es", "it", "nl", "pt", "pl",
                                           "ru", "tr", "ar", "he", "hi", "ja", "zh"};
  for (const auto& language : languages) {
    CAPTURE(language);
    const auto other = shipped(language);
    CHECK(other.words.size() == english.words.size());
    for (const auto& [id, word] : english.words) {
      CAPTURE(id);
      const auto found = other.words.find(id);
      REQUIRE(found != other.words.end());
      CHECK(variables_of(found->second) == variables_of(word));
    }
  }
}

TEST_CASE("a layout names words in texts, leads and `word`, and brings words of its own") {
  const test::LayoutFolder folder;
  const auto path = folder.write("mine", R"(<layout id="mine" kind="cards" title="Mine">
<sheet size="A6" source="test"/><grid columns="1" rows="1" card-width="50mm" card-height="70mm" left="10mm" top="10mm"/>
<style id="s" size="10pt"/>
<words xml:lang="en"><word id="bring">Bring this</word></words>
<words xml:lang="de"><word id="bring">Bitte mitbringen</word></words>
<front style="s" padding="2mm"><text word="bring"/><text>{number}: {word.name}</text><text field="prompt" lead="{word.remember}"/></front>
</layout>)");
  diag::Diagnostics diagnostics;
  const auto layout = read(path, diag::whole_file(path), diagnostics);
  CHECK(told(diagnostics) == "");
  REQUIRE(layout);
  std::vector<std::string> ids;
  for (const auto& name : word_names(*layout)) ids.push_back(name.id);
  std::ranges::sort(ids);
  CHECK(ids == std::vector<std::string>{"bring", "name", "remember"});
  REQUIRE(layout->words.size() == 2);
  CHECK(layout->words[1].words.at("bring").form(Plural::other) == Template{"Bitte mitbringen"});
}

}  // namespace
}  // namespace recto::layout
