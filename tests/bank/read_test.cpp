#include "bank/bank.h"

#include "support/bank_dump.h"
#include "support/bank_files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::bank_with;
using test::question;
using test::ReadBank;

TEST_CASE("every part of a question is read") {
  const ReadBank read(bank_with(R"(
<question id="laziness" topic="orm" level="beginner" tags="querysets performance" minutes="4" aliases="lazy late">
  <prompt>When does a <code>QuerySet</code> run?</prompt>
  <short>Late.</short>
  <explanation><p>Since it is <i>lazy</i>.</p></explanation>
  <memory-aid>A list is not the shop.</memory-aid>
  <keywords> lazy evaluation;result  cache ; </keywords>
  <field name="pronunciation" xml:lang="ja">クエリ</field>
  <interview>
    <follow-up>And <code>len()</code>?</follow-up>
    <look-for level="senior mid">Chunks</look-for>
    <look-for>Names iteration</look-for>
    <red-flag level="beginner">Says at once</red-flag>
  </interview>
  <see-also ref="n-plus-one"/>
  <source href="https://example.org/" checked="6.1"> The
    docs</source>
  <source href="https://example.com/"/>
</question>
<question id="n-plus-one" topic="forms" level="senior" xml:lang="en-GB"><prompt>What?</prompt><see-also ref="lazy"/></question>
)"));
  REQUIRE_MESSAGE(read.bank, read.said);
  const auto& bank = *read.bank;
  CHECK(bank.id == "b");
  CHECK(bank.title == "Bank");
  CHECK(bank.language == "en");
  CHECK(bank.levels[0] == bank::Level{"junior", "Junior", {"beginner"}, bank.levels[0].place});
  CHECK(bank.topics[1] == bank::Topic{"forms", "Forms", bank.topics[1].place});
  CHECK(bank.topics[1].place.source->bytes().substr(bank.topics[1].place.offset, 5) == "Forms");
  REQUIRE(bank.questions.size() == 2);
  const auto& first = bank.questions[0];
  CHECK(first.id == "laziness");
  CHECK(first.aliases == std::vector<std::string>{"lazy", "late"});
  CHECK(first.level == bank::LevelIndex{0});
  CHECK(first.topic == bank::TopicIndex{0});
  CHECK(first.tags == std::vector<std::string>{"querysets", "performance"});
  CHECK(first.has_tag("querysets"));
  CHECK_FALSE(first.has_tag("query"));
  CHECK(first.minutes == 4);
  CHECK(test::dump(first.prompt) == "When does a [QuerySet|code] run?");
  CHECK(test::dump(first.short_answer) == "Late.");
  CHECK(test::dump(first.explanation) == "p Since it is [lazy|italic].\n");
  CHECK(test::dump(first.memory_aid) == "A list is not the shop.");
  CHECK(first.keywords == std::vector<std::string>{"lazy evaluation", "result cache"});
  REQUIRE(first.fields.size() == 1);
  CHECK(first.fields[0].name == "pronunciation");
  CHECK(first.fields[0].text.language.text() == "ja");
  CHECK(test::dump(first.interview.follow_ups[0]) == "And [len()|code]?");
  CHECK(first.interview.look_for[0].levels == std::vector<bank::LevelIndex>{{1}, {2}});
  CHECK(first.interview.look_for[1].levels.empty());
  CHECK(first.interview.red_flags[0].levels == std::vector<bank::LevelIndex>{{0}});
  CHECK(first.see_also == std::vector<std::string>{"n-plus-one"});
  CHECK(first.sources == std::vector<bank::Reference>{{"https://example.org/", "6.1", "The docs"},
                                                      {"https://example.com/", "", "https://example.com/"}});
  CHECK(first.language == "en");
  CHECK(diag::location(first.place).ends_with(":3:1"));
  CHECK(bank.questions[1].language == "en-GB");
  CHECK(bank.questions[1].see_also == std::vector<std::string>{"laziness"});  // an alias becomes the id
  CHECK(bank.questions[1].minutes == 0);
}

TEST_CASE("levels, topics and questions are found by their names") {
  const ReadBank read(bank_with(question("b", "aliases=\"z y\"") + question("c") + question("a", "aliases=\"x\"")));
  REQUIRE(read.bank);
  auto bank = *read.bank;  // a copy has names of its own
  for (const auto& [name, id] : std::vector<std::pair<std::string, std::string>>{
           {"a", "a"}, {"b", "b"}, {"c", "c"}, {"x", "a"}, {"y", "b"}, {"z", "b"}}) {
    REQUIRE(bank.find_question(name) != nullptr);
    CHECK(bank.find_question(name)->id == id);
    CHECK(bank.find_question(name) >= bank.questions.data());
  }
  for (const std::string name : {"", "A", "aa", "0"}) CHECK(bank.find_question(name) == nullptr);
  bank.names.clear();  // as in a bank made by hand
  CHECK(bank.find_question("y")->id == "b");
  CHECK(bank.find_question("q") == nullptr);
  CHECK(bank.find_level("beginner") == bank::LevelIndex{0});
  CHECK(bank.find_level("senior") == bank::LevelIndex{2});
  CHECK_FALSE(bank.find_level("Senior"));
  CHECK(bank.find_topic("testing") == bank::TopicIndex{2});
  CHECK_FALSE(bank.find_topic("Tests"));
  CHECK(bank.level({2}).title == "Senior");
  CHECK(bank.topic({1}).title == "Forms");
}

TEST_CASE("everything but the prompt may be missing, also the only level and topic") {
  const ReadBank read(R"(<bank id="v" title="Words" xml:lang="el"><levels><level id="a1" title="A1"/></levels>
    <topics><topic id="food" title="Food"/></topics><question id="bread"><prompt>το ψωμί</prompt></question></bank>)");
  REQUIRE_MESSAGE(read.bank, read.said);
  CHECK(read.bank->questions[0].language == "el");
  CHECK(read.bank->questions[0].level == bank::LevelIndex{0});
}

TEST_CASE("included files are read in place, and their names are kept") {
  const test::TemporaryFolder folder;
  folder.write("bank/two.xml", "<questions xml:lang='de'>" + question("two") + "<include href='sub/three.xml'/>" +
                                   question("four") + "</questions>");
  folder.write("bank/sub/three.xml", "<questions>" + question("three") + "</questions>");
  const auto path = folder.write(
      "bank/main.xml", bank_with(question("one") + "<include href='two.xml'/>" + question("five", "xml:lang='fr'")));
  const ReadBank read(folder, path);
  REQUIRE_MESSAGE(read.bank, read.said);
  std::string ids;
  for (const auto& each : read.bank->questions) ids += each.id + ":" + each.language + " ";
  CHECK(ids == "one:en two:de three:de four:de five:fr ");
  const auto base = folder.path().string() + "/bank/";
  CHECK(read.bank->files == std::vector<std::string>{base + "main.xml", base + "two.xml", base + "sub/three.xml"});
}

TEST_CASE("includes may not leave the folder, repeat themselves or be missing") {
  const test::TemporaryFolder folder;
  folder.write("outside.xml", "<questions/>");
  folder.write("bank/a.xml", "<questions><include href='b.xml'/></questions>");
  folder.write("bank/b.xml", "<questions><include href='a.xml'/><include href='main.xml'/></questions>");
  folder.write("bank/c.xml", "<questions/>");
  folder.write("bank/d.xml", "<deck/>");
  folder.write("bank/sub/e.xml",
               "<questions><include href='../../outside.xml'/><include href='../c.xml'/></questions>");
  std::filesystem::create_symlink(folder.path() / "outside.xml", folder.path() / "bank" / "link.xml");
  std::filesystem::create_symlink(folder.path(), folder.path() / "bank" / "up");
  const auto path = folder.write("bank/main.xml", bank_with("<include href='a.xml'/>\n"
                                                            "<include href='../outside.xml'/>\n"
                                                            "<include href='link.xml'/>\n"
                                                            "<include href='up/outside.xml'/>\n"
                                                            "<include href='/etc/passwd'/>\n"
                                                            "<include href='c.xml'/>\n"
                                                            "<include href='./c.xml'/>\n"
                                                            "<include href='cc.xml'/>\n"
                                                            "<include href='d.xml'/>\n"
                                                            "<include href='sub/e.xml'/>\n"
                                                            "<include href='sub'/>\n"
                                                            "<include/>\n"));
  const ReadBank read(folder, path);
  const std::string only = " (only files in `bank` are included)\n";
  CHECK(read.said ==
        "1:27: error: `bank/a.xml` includes itself (first named at bank/main.xml:2:16)\n"
        "1:50: error: `bank/main.xml` includes itself (first named at bank/main.xml)\n"
        "3:16: error: `outside.xml` is outside the bank's folder" +
            only + "4:16: error: `bank/link.xml` is outside the bank's folder" + only +
            "5:16: error: `bank/up/outside.xml` is outside the bank's folder" + only +
            "6:16: error: `/etc/passwd` is outside the bank's folder" + only +
            "8:16: error: `bank/c.xml` included twice (first named at bank/main.xml:7:16)\n"
            "9:16: error: no such file `bank/cc.xml` (did you mean `c.xml`?)\n"
            "1:1: error: root element `deck` (this file should hold a `questions`)\n"
            "1:27: error: `outside.xml` is outside the bank's folder" +
            only +
            "1:62: error: `bank/c.xml` included twice (first named at bank/main.xml:7:16)\n"
            "12:16: error: directory in place of a file `bank/sub`\n"
            "13:1: error: `include` without `href`\n");
}

TEST_CASE("files that include each other without end are cut off") {
  const test::TemporaryFolder folder;
  for (int i = 0; i < 40; ++i) {
    folder.write(std::to_string(i) + ".xml",
                 "<questions><include href='" + std::to_string(i + 1) + ".xml'/></questions>");
  }
  const ReadBank read(folder, folder.write("bank.xml", bank_with("<include href='0.xml'/>")));
  CHECK(read.said == "1:27: error: files included more than 32 deep\n");
}

TEST_CASE("a bank is its own file's root, and says what it lacks") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"<deck/>", "1:1: error: root element `deck` (this file should hold a `bank`)\n"},
      {"<bank/>",
       "1:1: error: `bank` without `id`\n1:1: error: `bank` without `title`\n1:1: error: `bank` without `xml:lang`\n"
       "1:1: error: `bank` without `levels`\n1:1: error: `bank` without `topics`\n"},
      {bank_with(""), "1:1: error: bank without questions\n"},
      {bank_with("<questions/>"), "2:1: error: unknown element `questions` in `bank` (did you mean `question`?)\n"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(ReadBank(text).said == expected);
  }
}

TEST_CASE("the bank's own element is checked like any other") {
  auto text = bank_with(question("q") + "text");
  text.replace(text.find("title="), 5, "titel");
  CHECK(ReadBank(text).said ==
        "1:14: error: unknown attribute `titel` of `bank` (did you mean `title`?)\n3:1: error: text in `bank`\n"
        "1:1: error: `bank` without `title`\n");
}

TEST_CASE("lists of levels and topics are checked") {
  const ReadBank read(R"(<bank id="b" title="B" xml:lang="en">
<levels>
<level id="junior" title="J" aliases="beginner"/>
<level id="mid" aliases="junior"/>
<level id="beginner" title="X" colour="red"/>
<level title="Y" aliases="a/b"/>
<tier/>
</levels>
<topics>
<topic id="orm" title="O"/>
<topic id="orm" title="P"/>
<topic id="a b" title="P">x</topic>
</topics>
<levels/>
<question id="q" level="mid" topic="orm"><prompt>p</prompt></question>
</bank>)");
  CHECK(read.said ==
        "14:1: error: second `levels` in `bank` (the first is at bank.xml:2:1)\n"
        "7:1: error: unknown element `tier` in `levels` (known are `level`)\n"
        "4:1: error: `level` without `title`\n"
        "4:26: error: level `junior` given twice (first given at bank.xml:3:12)\n"
        "5:32: error: unknown attribute `colour` of `level` (known are `id`, `title`, `aliases`)\n"
        "5:12: error: level `beginner` given twice (first given at bank.xml:3:39)\n"
        "6:1: error: `level` without `id`\n"
        "6:27: error: `a/b` is no identifier (letters, digits, `.`, `_` and `-`, starting with a letter or digit)\n"
        "11:12: error: topic `orm` given twice (first given at bank.xml:10:12)\n"
        "12:27: error: text in `topic`\n"
        "12:12: error: `a b` is no identifier (letters, digits, `.`, `_` and `-`, starting with a letter or digit)\n");
}

TEST_CASE("what is wrong with a question is said where it is") {
  const std::string identifier =
      " is no identifier (letters, digits, `.`, `_` and `-`, starting with a letter or digit)\n";
  const std::vector<std::pair<std::string, std::string>> table{
      {"<question level='mid' topic='orm'><prompt>p</prompt></question>", "2:1: error: `question` without `id`\n"},
      {"<question id='a b' level='mid' topic='orm'><prompt>p</prompt></question>", "2:15: error: `a b`" + identifier},
      {"<question id='q' topic='orm'><prompt>p</prompt></question>", "2:1: error: `question` without `level`\n"},
      {"<question id='q' level='mid'><prompt>p</prompt></question>", "2:1: error: `question` without `topic`\n"},
      {"<question id='q' level='medium' topic='orm'><prompt>p</prompt></question>",
       "2:25: error: unknown level `medium` (known are `junior`, `beginner`, `mid`, `senior`)\n"},
      {"<question id='q' level='begginer' topic='orm'><prompt>p</prompt></question>",
       "2:25: error: unknown level `begginer` (did you mean `beginner`?)\n"},
      {"<question id='q' level='mid' topic='from'><prompt>p</prompt></question>",
       "2:37: error: unknown topic `from` (known are `orm`, `forms`, `testing`)\n"},
      {question("q", "difficulty='3'"),
       "2:42: error: unknown attribute `difficulty` of `question` (known are `id`, `topic`, `level`, `tags`, "
       "`minutes`, `points`, "
       "`passage`, `aliases`)\n"},
      {question("q", "tags='a b/c a'"), "2:50: error: `b/c`" + identifier + "2:54: error: `a` given twice\n"},
      {question("q", "minutes='0'"), "2:51: error: `minutes` of 0 (`minutes` takes 1 to 240)\n"},
      {question("q", "minutes='241'"), "2:51: error: `minutes` of 241 (`minutes` takes 1 to 240)\n"},
      {question("q", "minutes='x'"), "2:51: error: `x` is not a whole number (`minutes` takes 1 to 240)\n"},
      {question("q", "", ""), "2:1: error: `question` without `prompt`\n"},
      {question("q", "", "<prompt/>"), "2:43: error: empty `prompt`\n"},
      {question("q", "", "<prompt> <b> </b>\n</prompt>"), "2:43: error: empty `prompt`\n"},
      {question("q", "", "<prompt>p</prompt><short> </short>"), "2:61: error: empty `short`\n"},
      {question("q", "", "<prompt>p</prompt><keywords> ; </keywords>"), "2:61: error: empty `keywords`\n"},
      {question("q", "", "<prompt>p</prompt><prompt>r</prompt>"),
       "2:61: error: second `prompt` in `question` (the first is at bank.xml:2:43)\n"},
      {question("q", "", "<prompt>p</prompt><shrot>r</shrot>"),
       "2:61: error: unknown element `shrot` in `question` (did you mean `short`?)\n"},
      {question("q", "", "<prompt>p <em>r</em></prompt>"),
       "2:53: error: unknown element `em` in `prompt` (write `i`)\n"},
      {question("q", "", "<prompt>p <b class='x'>r</b></prompt>"), "2:56: error: unknown attribute `class` of `b`\n"},
      {question("q", "", "<prompt>p <a>r</a></prompt>"), "2:53: error: `a` without `href`\n"},
      {question("q", "", "<prompt><a href='http://x'>r <a href='http://y'>s</a></a></prompt>"),
       "2:72: error: `a` inside `a`\n"},
      {question("q", "", "<prompt><a href='example.org'>r</a></prompt>"),
       "2:60: error: address `example.org` without a scheme (write `https://example.org`)\n"},
      {question("q", "", "<prompt><a href='example.org:80/x'>r</a></prompt>"),
       "2:60: error: address `example.org:80/x` without a scheme (write `https://example.org:80/x`)\n"},
      {question("q", "", "<prompt><a href='javascript:x()'>r</a></prompt>"),
       "2:60: error: address with the scheme `javascript` (links take `https`, `http`, `mailto` or `tel`)\n"},
      {question("q", "", "<prompt><a href='https://x/a b'>r</a></prompt>"),
       "2:60: error: blank in the address `https://x/a b` (write `%20` for a blank within an address)\n"},
      {question("q", "", "<prompt>p</prompt><source href='x.org'>x</source>"),
       "2:75: error: address `x.org` without a scheme (write `https://x.org`)\n"},
      {question("q", "", "<prompt>p<br>x</br></prompt>"), "2:56: error: text in `br`\n"},
      {question("q", "", "text<prompt>p</prompt>"), "2:43: error: text in `question`\n"},
      {question("q", "", "<prompt>p</prompt><see-also ref='r'/>"), "2:76: error: no question `r`\n"},
      {question("q", "", "<prompt>p</prompt><see-also ref='q'/>"), "2:76: error: `q` refers to itself\n"},
      {question("question") + question("q2", "", "<prompt>p</prompt><see-also ref='qestion'/>"),
       "3:77: error: no question `qestion` (did you mean `question`?)\n"},
      {question("q", "", "<prompt>p</prompt><see-also/>"), "2:61: error: `see-also` without `ref`\n"},
      {question("q", "", "<prompt>p</prompt><source>x</source>"), "2:61: error: `source` without `href`\n"},
      {question("q", "", "<prompt>p</prompt><field>x</field>"), "2:61: error: `field` without `name`\n"},
      {question("q", "", "<prompt>p</prompt><field name='n'>x</field><field name='n'>y</field>"),
       "2:93: error: field `n` given twice\n"},
      {question("q", "", "<prompt>p</prompt><image src='x.png'/>"), "2:61: error: `image` without `alt`\n"},
      {question("q", "", "<prompt>p</prompt><image src='x.png' alt='X'/>"), "2:73: error: no such image `x.png`\n"},
      {question("q", "", "<prompt>p</prompt><interview/>"), "2:61: error: empty `interview`\n"},
      {question("q", "", "<prompt>p</prompt><interview><look-for level='midd'>x</look-for></interview>"),
       "2:89: error: unknown level `midd` (did you mean `mid`?)\n"},
      {question("q", "", "<prompt>p</prompt><interview><probe>x</probe></interview>"),
       "2:72: error: unknown element `probe` in `interview` (known are `follow-up`, `look-for`, `red-flag`)\n"},
      {question("q", "xml:lang='e n'"),
       "2:52: error: `e n` is no language (languages are written as in BCP 47: `en`, "
       "`pt-BR`, `zh-Hant`)\n"},
      {question("q") + question("q"), "3:15: error: question `q` given twice (first given at bank.xml:2:15)\n"},
      {question("q") + question("r", "aliases='q'"),
       "3:51: error: question `q` given twice (first given at bank.xml:2:15)\n"},
      {question("q", "aliases='q'"), "2:51: error: question `q` given twice (first given at bank.xml:2:15)\n"},
  };
  for (const auto& [content, expected] : table) {
    CAPTURE(content);
    CHECK(ReadBank(bank_with(content)).said == expected);
  }
}

TEST_CASE("all problems of a run are told, over all files") {
  const test::TemporaryFolder folder;
  folder.write("a.xml", "<questions>" + question("x", "minutes='0'") + "</questions>");
  folder.write("b.xml", "<questions><question/></questions");
  folder.write("c.xml", "<questions>" + question("x") + "</questions>");
  const ReadBank read(folder, folder.write("bank.xml", bank_with("<include href='a.xml'/><include href='b.xml'/>"
                                                                 "<include href='c.xml'/><include href='d.xml'/>")));
  CHECK(read.diagnostics.error_count() == 4);
}

TEST_CASE("a picture's path is relative to the file that names it") {
  const test::TemporaryFolder folder;
  folder.write("bank/sub/images/x.png", "png");
  folder.write(
      "bank/sub/a.xml",
      "<questions>" + question("q", "", "<prompt>p</prompt><image src='images/x.png' alt='X'/>") + "</questions>");
  const ReadBank read(folder, folder.write("bank/bank.xml", bank_with("<include href='sub/a.xml'/>")));
  REQUIRE_MESSAGE(read.bank, read.said);
  REQUIRE(read.bank->questions[0].picture);
  CHECK(read.bank->questions[0].picture->path == (folder.path() / "bank/sub/images/x.png").string());
  CHECK(read.bank->questions[0].picture->alt == "X");
}

TEST_CASE("the file of a bank that is not there is an error at its name") {
  const test::TemporaryFolder folder;
  CHECK(ReadBank(folder, (folder.path() / "none.xml").string()).said == "error: no such file\n");
}

TEST_CASE("a bank's language is told once, before its questions are read") {
  const auto heard = [](const std::string& text) {
    const test::TemporaryFolder folder;
    const auto path = folder.write("bank.xml", text);
    diag::Diagnostics diagnostics;
    std::vector<std::string> languages;
    (void)bank::read(path, diag::whole_file(path), diagnostics, [&](const std::string& language) {
      languages.push_back(language + (diagnostics.all().empty() ? "" : " too late"));
    });
    return languages;
  };
  const std::string spoilt = bank_with(question("a", "xml:lang=\"de\"", "<prompt>Was?</prompt><wrong/>"));
  CHECK(heard(spoilt) == std::vector<std::string>{"en"});
  std::string nameless = spoilt;
  nameless.erase(nameless.find(" xml:lang=\"en\""), std::string(" xml:lang=\"en\"").size());
  CHECK(heard(nameless).empty());
  CHECK(heard("<deck/>").empty());
}
