#include "exchange/write_xml.h"

#include "support/bank_files.h"
#include "support/imported.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace recto;

namespace {

/// Writes and reads again.
test::ReadBank again(const bank::Bank& bank) { return test::ReadBank(exchange::write_xml(bank, {})); }

/// What levels or topics say, without where they stand.
template <typename Named>
std::vector<Named> placeless(std::vector<Named> all) {
  for (auto& each : all) each.place = {};
  return all;
}

void check_same(const bank::Bank& bank) {
  const auto read = again(bank);
  REQUIRE_MESSAGE(read.bank, read.said);
  CHECK(read.said.empty());
  CHECK(test::dump(*read.bank) == test::dump(bank));
  CHECK(placeless(read.bank->levels) == placeless(bank.levels));
  CHECK(placeless(read.bank->topics) == placeless(bank.topics));
  CHECK(exchange::write_xml(*read.bank, {}) == exchange::write_xml(bank, {}));
}

}  // namespace

TEST_CASE("what is written reads back without a word, for every shipped bank") {
  int banks = 0;
  for (const auto& entry : std::filesystem::directory_iterator(RECTO_SOURCE "/decks/bank")) {
    if (entry.path().extension() != ".xml") continue;
    diag::Diagnostics diagnostics;
    const auto bank = bank::read(entry.path().string(), {}, diagnostics);
    REQUIRE(bank);
    CAPTURE(entry.path());
    check_same(*bank);
    ++banks;
  }
  CHECK(banks > 0);
}

TEST_CASE("every part and every mark is written") {
  const test::ReadBank read(test::bank_with(test::question(
      "q", "tags=\"a b\" minutes=\"3\" aliases=\"p r\" xml:lang=\"de\"",
      R"(<prompt xml:lang="fr">a <b>b <i>c</i></b> <code>&lt;d&gt; &amp;</code><br/><kbd>e</kbd><sup>1<sub>2</sub></sup></prompt>
         <short>x <a href="https://x.org/?a=1&amp;b=2">y</a> <i xml:lang="el">ω</i> "q"</short>
         <explanation><p>p</p><ul><li>1<ol><li>2</li></ol></li></ul><code-block lang="c" numbers="yes">  if (a &lt; b &amp;&amp; c)
    d();</code-block><code-block>]]&gt; &lt;</code-block><note kind="version">n</note></explanation>
         <memory-aid>m</memory-aid><keywords>k; l m</keywords><field name="f">v</field>
         <interview><follow-up>f</follow-up><look-for level="mid senior">l</look-for><red-flag>r</red-flag></interview>
         <source href="https://y.org" checked="1.2">T &amp; U</source>)")));
  REQUIRE_MESSAGE(read.bank, read.said);
  check_same(*read.bank);
}

TEST_CASE("whatever stands in a cell, the bank that is written reads without a word") {
  const std::vector<std::string> scraps{"a",
                                        " ",
                                        "\n",
                                        "<b>",
                                        "</b>",
                                        "<br>",
                                        "&amp;",
                                        "&lt;x&gt;",
                                        "<ul><li>",
                                        "</ul>",
                                        "<code>",
                                        "\t",
                                        "é",
                                        "漢",
                                        "]]>",
                                        "\"",
                                        "<i>",
                                        "<sub>",
                                        "<pre>",
                                        "</pre>",
                                        "\u2028",
                                        "\u00A0",
                                        "<p>",
                                        "<td>",
                                        "<table><tr>",
                                        "<a href='https://x.org/\"'>",
                                        "</a>",
                                        "**",
                                        "`"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string front = "Q";
    std::string back;
    for (int i = 0; i < 12; ++i) {
      front += scraps[random() % scraps.size()];
      back += scraps[random() % scraps.size()];
    }
    const auto quoted = [](std::string cell) {
      for (auto at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 2)) cell.insert(at, 1, '"');
      return "\"" + cell + "\"";
    };
    CAPTURE(front);
    CAPTURE(back);
    const test::Imported read("f.csv", "Front,Back\n" + quoted(front) + "," + quoted(back) + "\n");
    REQUIRE(read.result);
    check_same(read.result->bank);
  }
}
