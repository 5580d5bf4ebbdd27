#include "support/refusal.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using recto::test::BadFile;
using recto::test::check_refused;
using recto::test::lines_of;
using recto::test::plain_layout;
using recto::test::Refusal;
using recto::test::small_bank;
using recto::test::SmallHome;

namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string deck(const std::string& select = "<select/>", const std::string& products = "<cards layout=\"plain\"/>") {
  return declaration + "<deck id=\"bad\" title=\"A small deck\" bank=\"bank/small.xml\">\n  " + select + "\n  " +
         products + "\n</deck>\n";
}

std::string layout() {
  return plain_layout("plain", R"(<sheet size="A6" source="test"/>)",
                      R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                      R"(<duplex flip="long-edge" turn="book"/>)");
}

/// `text` with its first `from` replaced.
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no " + from);
  return text.replace(at, from.size(), to);
}

std::string repeated(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word;
  return text;
}

std::string utf16(const std::string& ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text += {c, '\0'};
  return text;
}

BadFile bad_deck(std::string content) { return {"decks/bad.xml", std::move(content)}; }
BadFile bad_bank(std::string content) { return {"decks/bank/small.xml", std::move(content)}; }
BadFile bad_layout(const std::string& from, const std::string& to) {
  return {"layouts/plain.xml", changed(layout(), from, to)};
}
/// A sound deck on something bad.
std::vector<BadFile> with_deck(std::vector<BadFile> files) {
  files.push_back(bad_deck(deck()));
  return files;
}

const std::vector<Refusal> not_readable{
    {"no such file", {}, "error: no such file `decks/bad.xml`"},
    {"not XML", {bad_deck("title = Bad deck\n")}, "decks/bad.xml:1:1: error: text before the root element"},
    {"empty", {bad_deck("")}, "decks/bad.xml: error: empty file"},
    {"NUL bytes", {bad_deck(std::string(64, '\0'))}, "decks/bad.xml:1:1: error: control character U+0000"},
    {"another root",
     {bad_deck("<dek id=\"bad\"/>")},
     "decks/bad.xml:1:1: error: root element `dek`",
     "this file should hold a `deck`"},
    {"a bank in place of a deck", {bad_deck(small_bank())}, "decks/bad.xml:2:1: error: root element `bank`"},
    {"truncated between elements",
     {bad_deck(declaration + "<deck id=\"bad\" title=\"A\" bank=\"bank/small.xml\">\n  <select/>\n")},
     "decks/bad.xml:2:1: error: `deck` is never closed"},
    {"truncated in a tag",
     {bad_deck("<deck id=\"bad\" tit")},
     "decks/bad.xml:1:16: error: attribute `tit` without a value"},
    {"truncated in a value",
     {bad_deck("<deck id=\"bad\" title=\"A sm")},
     "decks/bad.xml:1:16: error: value of `title` is never closed"},
    {"a wrong closing tag",
     {bad_deck(changed(deck(), "</deck>", "</dekc>"))},
     "decks/bad.xml:5:1: error: `</dekc>` where `</deck>` is due"},
    {"UTF-16", {bad_deck(utf16(deck()))}, "decks/bad.xml: error: the file is UTF-16", "save it as UTF-8"},
    {"Latin-1, declared",
     {bad_deck(changed(deck(), "UTF-8", "ISO-8859-1"))},
     "decks/bad.xml:1:31: error: encoding `ISO-8859-1`",
     "save the file as UTF-8 and declare `encoding=\"UTF-8\"`"},
    {"invalid UTF-8",
     {bad_deck(changed(deck(), "small", "sm\xE4ll"))},
     "decks/bad.xml:2:27: error: byte 0xE4 is not UTF-8",
     "save the file as UTF-8"},
};

const std::vector<Refusal> hostile{
    {"10,000 levels of nesting in a deck",
     {bad_deck(repeated("<deck>", 10'000) + repeated("</deck>", 10'000))},
     "decks/bad.xml:1:1201: error: elements nested more than 200 deep"},
    {"10,000 levels of nesting in rich text",
     with_deck(
         {bad_bank(small_bank("<question id=\"deep\" topic=\"alpha\" level=\"mid\"><prompt>\n" +
                              repeated("<b>", 10'000) + "x" + repeated("</b>", 10'000) + "</prompt></question>\n"))}),
     "decks/bank/small.xml:46:592: error: elements nested more than 200 deep"},
    {"a document type",
     {bad_deck("<!DOCTYPE deck SYSTEM \"deck.dtd\">\n<deck/>")},
     "decks/bad.xml:1:1: error: document type declaration",
     "remove it: recto reads no DTD and no entities of its own"},
    {"a billion laughs",
     {bad_deck("<!DOCTYPE d [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
               "\"&b;&b;&b;&b;&b;\">]>\n" +
               changed(deck(), declaration, ""))},
     "decks/bad.xml:1:1: error: document type declaration"},
    {"an external entity",
     {bad_deck("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<deck id=\"bad\" title=\"&x;\"/>")},
     "decks/bad.xml:1:1: error: document type declaration"},
    {"an unknown entity",
     {bad_deck(changed(deck(), "small deck", "&nbsp;"))},
     "decks/bad.xml:2:25: error: unknown entity `&nbsp;`"},
    {"an include of itself",
     with_deck({bad_bank(small_bank("<include href=\"small/a.xml\"/>\n")),
                {"decks/bank/small/a.xml", "<questions><include href=\"b.xml\"/></questions>"},
                {"decks/bank/small/b.xml", "<questions><include href=\"a.xml\"/></questions>"}}),
     "decks/bank/small/b.xml:1:27: error: `decks/bank/small/a.xml` includes itself"},
    {"an include outside the bank's folder",
     with_deck({bad_bank(small_bank("<include href=\"../../secret.xml\"/>\n")), {"secret.xml", "<questions/>"}}),
     "decks/bank/small.xml:45:16: error: `secret.xml` is outside the bank's folder",
     "only files in `decks/bank` are included"},
    {"an include by an absolute path", with_deck({bad_bank(small_bank("<include href=\"/etc/passwd\"/>\n"))}),
     "decks/bank/small.xml:45:16: error: `/etc/passwd` is outside the bank's folder"},
    {"a missing include", with_deck({bad_bank(small_bank("<include href=\"small/a.xml\"/>\n"))}),
     "decks/bank/small.xml:45:16: error: no such file `decks/bank/small/a.xml`"},
};

const std::vector<Refusal> misspelled{
    {"an unknown element",
     {bad_deck(deck("<select/>", "<crads layout=\"plain\"/>"))},
     "decks/bad.xml:4:3: error: unknown element `crads` in `deck`",
     "did you mean `cards`?"},
    {"an unknown attribute",
     {bad_deck(deck("<select/>", "<cards layuot=\"plain\"/>"))},
     "decks/bad.xml:4:10: error: unknown attribute `layuot` of `cards`",
     "did you mean `layout`?"},
    {"an unknown level",
     {bad_deck(deck("<select><questions level=\"juniro\"/></select>"))},
     "decks/bad.xml:3:29: error: unknown level `juniro`",
     "did you mean `junior`?"},
    {"an unknown topic",
     {bad_deck(deck("<select><questions topic=\"alhpa\"/></select>"))},
     "decks/bad.xml:3:29: error: unknown topic `alhpa`",
     "did you mean `alpha`?"},
    {"an unknown tag",
     {bad_deck(deck("<select><questions tag=\"erly\"/></select>"))},
     "decks/bad.xml:3:27: error: unknown tag `erly`",
     "did you mean `early`?"},
    {"an unknown layout",
     {bad_deck(deck("<select/>", "<cards layout=\"plian\"/>"))},
     "decks/bad.xml:4:18: error: unknown layout `plian`",
     "did you mean `plain`?"},
    {"an unknown theme",
     {bad_deck(deck("<select/>", "<cards layout=\"plain\" theme=\"defualt\"/>"))},
     "decks/bad.xml:4:32: error: unknown theme `defualt`",
     "did you mean `default`?"},
    {"an unknown font family", with_deck({bad_layout("\"serif\"", "\"seriff\"")}),
     "layouts/plain.xml:6:30: error: unknown font family `seriff` in style `prompt`", "did you mean `serif`?"},
    {"a missing bank",
     {bad_deck(changed(deck(), "small.xml", "smal.xml"))},
     "decks/bad.xml:2:43: error: no such file `decks/bank/smal.xml`",
     "did you mean `small.xml`?"},
    {"a reference to a missing question",
     {bad_deck(deck("<select><question ref=\"q88\"/></select>"))},
     "decks/bad.xml:3:26: error: no question `q88`",
     "did you mean `q8`?"},
};

const std::vector<Refusal> wrong_values{
    {"a deck without id",
     {bad_deck(changed(deck(), "id=\"bad\" ", ""))},
     "decks/bad.xml:2:1: error: `deck` without `id`"},
    {"a question without id", with_deck({bad_bank(changed(small_bank(), "id=\"q3\" ", ""))}),
     "decks/bank/small.xml:15:3: error: `question` without `id`"},
    {"two questions of one id", with_deck({bad_bank(changed(small_bank(), "id=\"q3\" ", "id=\"q2\" "))}),
     "decks/bank/small.xml:15:17: error: question `q2` given twice", "first given at decks/bank/small.xml:10:17"},
    {"a length without unit", with_deck({bad_layout("50mm", "50")}),
     "layouts/plain.xml:3:42: error: length without unit `50`", "write `50mm`, or `cm`, `in`, `pt`"},
    {"a negative length", with_deck({bad_layout("50mm", "-50mm")}),
     "layouts/plain.xml:3:42: error: negative length `-50mm`"},
    {"a huge length", with_deck({bad_layout("50mm", "99999999999mm")}),
     "layouts/plain.xml:3:42: error: length beyond 10 m `99999999999mm`", "is a decimal point or a unit wrong?"},
    {"an unknown unit", with_deck({bad_layout("50mm", "50km")}),
     "layouts/plain.xml:3:42: error: length with an unknown unit `50km`"},
    {"no number at all", with_deck({bad_layout("50mm", "nanmm")}),
     "layouts/plain.xml:3:42: error: not a length `nanmm`"},
    {"a grid wider than the sheet", with_deck({bad_layout("columns=\"2\"", "columns=\"3\"")}),
     "layouts/plain.xml:3:3: error: grid 152mm wide on a sheet 105mm wide",
     "3 cards of 50mm at a pitch of 50mm, starting at 2mm"},
    {"a grid higher than the sheet", with_deck({bad_layout("rows=\"2\"", "rows=\"3\"")}),
     "layouts/plain.xml:3:3: error: grid 213mm high on a sheet 148mm high"},
    {"a grid without columns", with_deck({bad_layout("columns=\"2\"", "columns=\"0\"")}),
     "layouts/plain.xml:3:18: error: `columns` of 0"},
    {"zero cards asked for",
     {bad_deck(deck("<select><questions count=\"0\"/></select>"))},
     "decks/bad.xml:3:29: error: `count` of 0",
     "`count` takes 1 to 100000"},
    {"zero cards left",
     {bad_deck(deck("<select><questions level=\"junior\"/><exclude topic=\"alpha beta\"/></select>"))},
     "decks/bad.xml:3:11: error: no question left to take",
     "2 match: 2 excluded (`q3`, `q6`)"},
    {"a bank without questions",
     with_deck(
         {bad_bank("<bank id=\"small\" title=\"Small\" xml:lang=\"en\"><levels><level id=\"a\" title=\"A\"/></levels>"
                   "<topics><topic id=\"b\" title=\"B\"/></topics></bank>")}),
     "decks/bank/small.xml:1:1: error: bank without questions"},
    {"more questions than there are",
     {bad_deck(deck("<select><questions level=\"junior\" count=\"5\"/></select>"))},
     "decks/bad.xml:3:37: error: 5 questions asked for, 2 available"},
    {"a layout for another product",
     {bad_deck(deck("<select/>", "<handout layout=\"plain\"/>"))},
     "decks/bad.xml:4:20: error: layout `plain` is for cards, not for a handout",
     "for a handout there are `handout-a4`, `handout-compact-a4`, `handout-compact-letter`, `handout-hints-a4` and 2 "
     "more: `recto list layouts`"},
    {"a layout of cards as an answer key",
     {bad_deck(deck("<select/>", "<handout layout=\"handout-letter\" key=\"handout-letter\"/>"))},
     "decks/bad.xml:4:41: error: layout `handout-letter` is for a handout, not for an answer key",
     "for an answer key there are `key-full-letter`, `key-letter`"},
    {"a layout of a key as a packet",
     {bad_deck(deck("<select/>", "<packet layout=\"key-a4\" role=\"candidate\"/>"))},
     "decks/bad.xml:4:19: error: layout `key-a4` is for an answer key, not for an interview packet",
     "for an interview packet there is `packet-a4`"},
};

}  // namespace

TEST_CASE("a file that cannot be read as XML is refused and old output stays") {
  for (const auto& each : not_readable) check_refused(each);
}

TEST_CASE("hostile files are refused in time and old output stays") {
  for (const auto& each : hostile) check_refused(each);
}

TEST_CASE("a name that does not exist is refused with the nearest that does") {
  for (const auto& each : misspelled) check_refused(each);
}

TEST_CASE("values that make no sense are refused and old output stays") {
  for (const auto& each : wrong_values) check_refused(each);
}

TEST_CASE("a file of 100 MB is refused by its size") {
  const SmallHome home;
  home.write("decks/bad.xml", "");
  std::filesystem::resize_file(home.path() / "decks/bad.xml", 100'000'000);
  const auto ending = home.recto({"build", "decks/bad.xml"});
  CHECK(ending.code == 1);
  CHECK(ending.err == "error: file too large `decks/bad.xml`: 100000000 bytes where at most 67108864 are read\n");
  CHECK_FALSE(std::filesystem::exists(home.output()));
}

TEST_CASE("a directory in place of a deck or bank is refused") {
  const SmallHome home;
  std::filesystem::create_directory(home.path() / "decks/bad.xml");
  const auto as_deck = home.recto({"build", "decks/bad.xml"});
  CHECK(as_deck.code == 1);
  CHECK(as_deck.err ==
        "error: `decks/bad.xml` is a folder, not a deck\n  note: name decks, or none at all for every deck of "
        "`decks/`\n");

  home.write("decks/other.xml", changed(deck(), "bank/small.xml", "bank"));
  const auto as_bank = home.recto({"build", "decks/other.xml"});
  CHECK(as_bank.code == 1);
  CHECK(lines_of(as_bank.err).front() == "decks/other.xml:2:43: error: directory in place of a file `decks/bank`");
}
