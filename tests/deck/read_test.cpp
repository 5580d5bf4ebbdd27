#include "deck/read.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <string>

namespace recto::deck {
namespace {

std::string problems_of(std::string_view xml) {
  diag::Diagnostics diagnostics;
  const auto spec = test::read_deck(xml, diagnostics);
  CHECK(spec.has_value() == !diagnostics.has_errors());
  return test::problems(diagnostics);
}

std::string problems_in(std::string_view elements) { return problems_of(test::deck_with(elements)); }

DeckSpec read_well(std::string_view xml) {
  diag::Diagnostics diagnostics;
  auto spec = test::read_deck(xml, diagnostics);
  CHECK(test::problems(diagnostics) == "");
  REQUIRE(spec.has_value());
  return *spec;
}

std::string texts(const std::vector<Name>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name.text;
  return text;
}

}  // namespace

TEST_CASE("a deck is read with all its parts") {
  const auto spec =
      read_well(R"(<deck id="django" title="Django" subtitle="Basics" bank="../banks/django.xml" xml:lang="de">
  <select seed="18446744073709551615" minutes="60" versions="different">
    <questions level="junior..mid senior" topic="orm views" tag="a b" all-tags="c" no-tags="d" count="12"/>
    <questions/>
    <question ref="x y" pin="last"/>
    <exclude tag="trivia"/>
    <exclude ref="p q"/>
    <exclude manifest="my march.json"/>
  </select>
  <order by="level title shuffle" sections="none"/>
  <cards layout="a4-a7" theme="dark" name="small"/>
  <handout layout="handout-a4" key="key-a4" master-key="master-key-a4" versions="A B"/>
  <packet layout="packet-a4" role="candidate"><value name="candidate"> Ada
    Lovelace </value><scale id="rating" not-assessed="skipped" not-assessed-value="s"><anchor value="1" words="no"/><anchor
    value="2"/></scale></packet>
</deck>)");
  CHECK(spec.id == "django");
  CHECK(spec.title == "Django");
  CHECK(spec.subtitle == "Basics");
  CHECK(spec.language == "de");
  CHECK(spec.bank.text == "../banks/django.xml");
  CHECK(spec.selection.seed == Seed{18446744073709551615U});
  CHECK(spec.selection.minutes == 60);
  CHECK(spec.selection.versions == Selection::Versions::different);
  REQUIRE(spec.selection.entries.size() == 4);
  const auto& slot = std::get<Slot>(spec.selection.entries[0]);
  CHECK(texts(slot.filter.levels) == "junior..mid senior");
  CHECK(texts(slot.filter.topics) == "orm views");
  CHECK(texts(slot.filter.any_tags) == "a b");
  CHECK(texts(slot.filter.all_tags) == "c");
  CHECK(texts(slot.filter.no_tags) == "d");
  CHECK(slot.count == 12);
  CHECK_FALSE(std::get<Slot>(spec.selection.entries[1]).count.has_value());
  CHECK(std::get<Pick>(spec.selection.entries[2]).ref.text == "x");
  CHECK(std::get<Pick>(spec.selection.entries[3]).ref.text == "y");
  CHECK(std::get<Pick>(spec.selection.entries[3]).pin == Pick::Pin::last);
  REQUIRE(spec.selection.exclusions.size() == 4);
  CHECK(texts(spec.selection.exclusions[0].filter.any_tags) == "trivia");
  CHECK(spec.selection.exclusions[2].ref->text == "q");
  CHECK(spec.selection.exclusions[3].manifest->text == "my march.json");
  CHECK(spec.order.keys == std::vector{OrderKey::level, OrderKey::title, OrderKey::shuffle});
  CHECK(spec.order.sections == OrderKey::deck);
  REQUIRE(spec.products.size() == 3);
  CHECK(spec.products[0].kind == ProductKind::cards);
  CHECK(spec.products[0].theme->text == "dark");
  CHECK(spec.products[0].name == "small");
  CHECK(spec.products[1].versions == std::vector<std::string>{"A", "B"});
  CHECK(spec.products[1].key_layout->text == "key-a4");
  CHECK(spec.products[1].master_layout->text == "master-key-a4");
  CHECK(spec.products[2].role == Role::candidate);
  REQUIRE(spec.products[2].values.size() == 1);
  CHECK(spec.products[2].values[0].name.text == "candidate");
  CHECK(spec.products[2].values[0].text == "Ada Lovelace");
  REQUIRE(spec.products[2].scales.size() == 1);
  const auto& scale = spec.products[2].scales[0];
  CHECK(scale.id.text == "rating");
  CHECK(scale.not_assessed == "skipped");
  CHECK(scale.not_assessed_value == "s");
  CHECK(scale.anchors == std::vector<ScaleWords::Anchor>{{"1", "no"}, {"2", ""}});
}

TEST_CASE("a deck may leave nearly everything out") {
  const auto spec = read_well(test::deck_with("<select/>"));
  CHECK(spec.selection.seed == Seed{0});
  CHECK(spec.selection.entries.empty());
  CHECK(spec.language.empty());
  CHECK(spec.order.keys.empty());
  CHECK(spec.order.sections == OrderKey::topic);
  CHECK(spec.resolved_bank == "bank.xml");
}

TEST_CASE("without `sections` the first key decides") {
  const std::pair<const char*, OrderKey> cases[] = {
      {"topic level", OrderKey::topic}, {"level topic", OrderKey::level}, {"deck level", OrderKey::topic},
      {"bank", OrderKey::deck},         {"title", OrderKey::deck},        {"shuffle", OrderKey::deck},
  };
  for (const auto& [by, expected] : cases) {
    CAPTURE(by);
    CHECK(read_well(test::deck_with("<select/><order by=\"" + std::string(by) + "\"/>")).order.sections == expected);
  }
}

TEST_CASE("words are identifiers of any script") {
  const auto spec = read_well(test::deck_with("<select><questions topic=\"größe глаголы 動詞\"/></select>"));
  CHECK(std::get<Slot>(spec.selection.entries[0]).filter.topics.size() == 3);
}

TEST_CASE("what is wrong with the root is told") {
  const std::pair<const char*, std::string> cases[] = {
      {"<bank/>", "1:1+5 wrong-root: root element `bank` [this file should hold a `deck`]\n"},
      {"<deck/>",
       "1:1+5 missing-attribute: `deck` without `id`\n"
       "1:1+5 missing-attribute: `deck` without `title`\n"
       "1:1+5 missing-attribute: `deck` without `bank`\n"
       "1:1+5 missing-element: `deck` without `select` [an empty `<select/>` takes the whole bank]\n"
       "1:1+5 missing-element: `deck` without a product [products are `cards`, `handout`, `key`, `packet` and "
       "`sheet`]\n"},
      {"<deck id='a b' title=' ' bank='b'><select/><cards layout='l'/></deck>",
       "1:11+3 bad-identifier: `a b` is no identifier [letters, digits, `.`, `_` and `-`, starting with a letter or "
       "digit]\n"
       "1:16+9 empty-attribute: empty `title`\n"},
      {"<deck id='a' title='t' bank='b' xml:lang='?'><select/><select/><order/><order/><cards layout='l'/></deck>",
       "1:43+1 bad-language: `?` is no language [languages are written as in BCP 47: `en`, `pt-BR`, `zh-Hant`]\n"
       "1:55+7 duplicate-element: second `select` in `deck` [the first is at deck.xml:1:46]\n"
       "1:72+6 duplicate-element: second `order` in `deck` [the first is at deck.xml:1:64]\n"},
      {"<deck id='a' title='t' bank='b' color='x'><select/><card layout='l'/></deck>",
       "1:33+9 unknown-attribute: unknown attribute `color` of `deck` [known are `id`, `title`, `subtitle`, `author`, "
       "`bank`]\n"
       "1:52+5 unknown-element: unknown element `card` in `deck` [did you mean `cards`?]\n"
       "1:1+5 missing-element: `deck` without a product [products are `cards`, `handout`, `key`, `packet` and "
       "`sheet`]\n"},
      {"<deck id='a' title='t' bank='b'><select/>go<cards layout='l'/></deck>", "1:42+2 text: text in `deck`\n"},
  };
  for (const auto& [xml, expected] : cases) CHECK(problems_of(xml) == expected);
}

TEST_CASE("what is wrong with a selection is told") {
  const std::pair<const char*, std::string> cases[] = {
      {"<select seed='-1'/>", "2:15+2 out-of-range: `seed` of -1 [`seed` takes 0 to 18446744073709551615]\n"},
      {"<select seed='18446744073709551616'/>",
       "2:15+20 out-of-range: `seed` of 18446744073709551616 [`seed` takes 0 to 18446744073709551615]\n"},
      {"<select minutes='0' reprint=''/>",
       "2:18+1 out-of-range: `minutes` of 0 [`minutes` takes 1 to 6000]\n"
       "2:21+10 empty-attribute: empty `reprint`\n"},
      {"<select><questions count='0'/></select>", "2:27+1 out-of-range: `count` of 0 [`count` takes 1 to 100000]\n"},
      {"<select><questions level='' topc='orm'/></select>",
       "2:29+10 unknown-attribute: unknown attribute `topc` of `questions` [did you mean `topic`?]\n"
       "2:20+8 empty-attribute: empty `level`\n"},
      {"<select><questions level='junior.. ..mid a..b..c'/></select>",
       "2:27+8 bad-range: `junior..` is no range [a range names its first and its last level: `junior..mid`]\n"
       "2:36+5 bad-range: `..mid` is no range [a range names its first and its last level: `junior..mid`]\n"
       "2:42+7 bad-range: `a..b..c` is no range [a range names its first and its last level: `junior..mid`]\n"},
      {"<select><questions topic='a..b' tag='x,y'/></select>",
       "2:27+4 bad-identifier: `a..b` is no identifier [letters, digits, `.`, `_` and `-`, starting with a letter or "
       "digit]\n"
       "2:38+3 bad-identifier: `x,y` is no identifier [letters, digits, `.`, `_` and `-`, starting with a letter or "
       "digit]\n"},
      {"<select><questions tag='a b a'/></select>", "2:29+1 duplicate-word: `a` given twice\n"},
      {"<select><question pin='middle'/></select>",
       "2:24+6 unknown-value: unknown `pin` `middle` [known are `first`, `last`]\n"
       "2:9+9 missing-attribute: `question` without `ref`\n"},
      {"<select><exclude/></select>", "2:9+8 empty-exclude: `exclude` without a filter, `ref` or `manifest`\n"},
      {"<select><exclude ref='a' tag='b'/></select>",
       "2:18+7 mixed-exclude: `ref` beside `tag` [write an `exclude` for each]\n"},
      {"<select><exclude ref='a' manifest='m'/></select>",
       "2:26+12 mixed-exclude: `manifest` beside `ref` [write an `exclude` for each]\n"},
      {"<select><exclude manifest=''/></select>", "2:18+11 empty-attribute: empty `manifest`\n"},
      {"<select><include/></select>",
       "2:9+8 unknown-element: unknown element `include` in `select` [did you mean `exclude`?]\n"},
  };
  for (const auto& [elements, expected] : cases) CHECK(problems_in(elements) == expected);
}

TEST_CASE("what is wrong with an order is told") {
  const std::pair<const char*, std::string> cases[] = {
      {"<order by='topics'/>", "2:21+6 unknown-value: unknown `by` `topics` [did you mean `topic`?]\n"},
      {"<order by=''/>", "2:17+5 empty-attribute: empty `by`\n"},
      {"<order by='level level'/>", "2:27+5 duplicate-word: `level` given twice\n"},
      {"<order by='shuffle title'/>",
       "2:29+5 idle-key: `title` after `shuffle` has no effect [`shuffle` leaves nothing to order: put it last]\n"},
      {"<order by='bank level'/>",
       "2:26+5 idle-key: `level` after `bank` has no effect [`bank` leaves nothing to order: put it last]\n"},
      {"<order sections='tag'/>",
       "2:27+3 unknown-value: unknown `sections` `tag` [known are `topic`, `level`, `slot`, `none`]\n"},
  };
  for (const auto& [order, expected] : cases) CHECK(problems_in("<select/>" + std::string(order)) == expected);
}

TEST_CASE("what is wrong with a product is told") {
  const std::pair<const char*, std::string> cases[] = {
      {"<cards/>", "2:10+6 missing-attribute: `cards` without `layout`\n"},
      {"<cards layout='a/b'/>",
       "2:25+3 bad-identifier: `a/b` is no identifier [letters, digits, `.`, `_` and `-`, starting with a letter or "
       "digit]\n"},
      {"<cards layout='l' versions='A'/>",
       "2:28+12 unknown-attribute: unknown attribute `versions` of `cards` [known are `layout`, `theme`, `name`]\n"},
      {"<handout layout='l' versions='A A'/>", "2:42+1 duplicate-word: `A` given twice\n"},
      {"<handout layout='l' key='' theme='' name=''/>",
       "2:37+8 empty-attribute: empty `theme`\n"
       "2:46+7 empty-attribute: empty `name`\n"
       "2:30+6 empty-attribute: empty `key`\n"},
      {"<packet layout='l'/>",
       "2:10+7 missing-attribute: `packet` without `role` [`role=\"interviewer\"` is the copy with answers and "
       "ratings, "
       "`role=\"candidate\"` the one of questions alone]\n"},
      {"<packet layout='l' role=''/>", "2:29+7 empty-attribute: empty `role`\n"},
      {"<packet layout='l' role='boss'/>",
       "2:35+4 unknown-value: unknown `role` `boss` [known are `interviewer`, `candidate`]\n"},
      {"<sheet layout='l'><value>x</value></sheet>", "2:28+6 missing-attribute: `value` without `name`\n"},
      {"<key layout='l'><value name='a'> </value></key>", "2:26+6 empty-element: empty `value`\n"},
      {"<key layout='l'><value name='a'>x</value><value name='a'>y</value></key>",
       "2:58+8 duplicate-value: value `a` given twice\n"},
      {"<handout layout='h' master-key='m'/>",
       "2:42+1 master-without-versions: `master-key` of a handout without versions [name them by `versions`, or leave "
       "it out: the key has everything then]\n"},
      {"<cards layout='c'><scale id='r'><anchor value='1'/></scale></cards>",
       "2:28+6 unknown-element: unknown element `scale` in `cards` [known are `value`]\n"},
      {"<packet layout='l' role='candidate'><scale id='r'/></packet>",
       "2:46+6 scale-without-anchors: `scale` without anchors [say what each rating means: `<anchor value=\"1\" "
       "words=\"…\"/>`]\n"},
      {"<packet layout='l' role='candidate'><scale id='r'><anchor value='1'/><anchor value='1'/></scale></packet>",
       "2:94+1 duplicate-anchor: second anchor `1`\n"},
      {"<packet layout='l' role='candidate'><scale id='r'><anchor value='1'/></scale><scale id='r'><anchor "
       "value='2'/></scale></packet>",
       "2:98+1 duplicate-scale: second scale `r`\n"},
      {"<cards layout='a4-a7'/>",
       "3:1+6 same-file: two products would be called `d-a4-a7` [the other is at deck.xml:2:10] [give each a `name` "
       "of its own]\n"},
      {"<handout layout='h' name='x' key='k'/><sheet layout='s' name='x-key'/>",
       "2:48+6 same-file: two products would be called `d-x-key` [the other is at deck.xml:2:10] [give each a `name` "
       "of its own]\n"},
  };
  for (const auto& [product, expected] : cases) CHECK(problems_in("<select/>" + std::string(product)) == expected);
}

TEST_CASE("products that differ by role, name or layout may stand together") {
  const auto spec =
      read_well(test::deck_with("<select/><cards layout='letter'/><cards layout='a4-a7' name='again'/>"
                                "<packet layout='p' role='interviewer'/><packet layout='p' role='candidate'/>"));
  CHECK(spec.products.size() == 5);
}

TEST_CASE("a missing file is an error where it was named") {
  diag::Diagnostics diagnostics;
  CHECK_FALSE(read("no/such/deck.xml", {}, diagnostics).has_value());
  CHECK(diagnostics.has_errors());
}

TEST_CASE("a packet's schedule is read from its values, and what is no time is refused") {
  const auto packet = [](const std::string& values) {
    return "<select/><packet layout='p' role='interviewer'>" + values + "</packet>";
  };
  const auto spec =
      read_well(test::deck_with(packet("<value name='start'>9:30</value><value name='opening'>5</value>"
                                       "<value name='closing'>10</value>")));
  const auto& schedule = spec.products.front().schedule;
  CHECK(schedule.start == 9 * 60 + 30);
  CHECK(schedule.opening == 5);
  CHECK(schedule.closing == 10);
  for (const char* wrong : {"25:00", "9", "9:5", "nine", "-1:00", "9:60"}) {
    CAPTURE(wrong);
    CHECK(problems_in(packet("<value name='start'>" + std::string(wrong) + "</value>")).find("bad-time") !=
          std::string::npos);
  }
  CHECK(problems_in(packet("<value name='opening'>soon</value>")).find("bad-minutes") != std::string::npos);
}

TEST_CASE("slots may be parts with titles, instructions, kinds and points") {
  const auto spec = read_well(test::deck_with(
      "<instructions>Answer\n all.</instructions><select><questions title='Part  A' kind='choice true-false' "
      "count='3' points='1.5'><instructions>Tick.</instructions></questions></select><order sections='slot'/>"));
  CHECK(spec.instructions == "Answer all.");
  CHECK(spec.order.sections == OrderKey::slot);
  const auto& slot = std::get<Slot>(spec.selection.entries[0]);
  CHECK(slot.title == "Part A");
  CHECK(slot.instructions == "Tick.");
  CHECK(slot.points == bank::Points{150});
  CHECK(slot.filter.kinds == std::vector{bank::ResponseKind::choice, bank::ResponseKind::true_false});
}

TEST_CASE("a part that would not be printed is refused") {
  CHECK(problems_in("<select><questions title='A'/></select>") ==
        "2:9+10 part-without-section: `questions` with a title, but sections are not made of slots [write `<order "
        "sections=\"slot\"/>`]\n");
  CHECK(
      problems_in("<select><questions><instructions>x</instructions></questions></select>").find("with instructions") !=
      std::string::npos);
  CHECK(problems_in("<select><questions kind='choices'/></select>") ==
        "2:26+7 unknown-value: unknown `kind` `choices` [did you mean `choice`?]\n");
  CHECK(problems_in("<select/><instructions/>") == "2:10+13 empty-element: empty `instructions`\n");
  CHECK(problems_in("<select><questions points='0'/></select>") ==
        "2:28+1 bad-point-count: no points in `points` [leave the attribute out]\n");
}

}  // namespace recto::deck
