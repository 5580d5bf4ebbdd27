// Interview packets as decks and the command line shape them.
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using recto::test::lines_of;
using recto::test::read_with;
using recto::test::small_bank;
using recto::test::SmallHome;

namespace {

const std::string timed = R"(  <question id="q9" topic="alpha" level="mid" minutes="4">
    <prompt>What is asked last?</prompt><short>This.</short>
    <interview>
      <look-for level="senior">weighs both</look-for><look-for>knows it</look-for><look-for level="mid">explains it</look-for>
    </interview>
  </question>
)";

/// A home with a deck `talk` of one packet.
class TalkHome : public SmallHome {
 public:
  explicit TalkHome(const std::string& select, const std::string& inside = {}) {
    write("decks/bank/small.xml", small_bank(timed));
    write_deck("talk", select, "<packet layout=\"packet-a4\" role=\"interviewer\">" + inside + "</packet>");
  }
};

/// The packet's words, a blank between them.
std::string packet_of(const SmallHome& home, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"build", "talk"});
  const auto ending = home.recto(options);
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  std::string words;
  for (const char c :
       read_with({"pdftotext", "-layout", (home.output() / "talk-packet-a4-interviewer.pdf").string(), "-"})) {
    const bool blank = c == ' ' || c == '\n' || c == '\f';
    if (!blank || !words.ends_with(' ')) words += blank ? ' ' : c;
  }
  return words;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a deck's words stand in the place of the layout's scale, boxes of the summary too") {
  const std::string own = R"(<scale id="rating" not-assessed="skipped" not-assessed-value="skip">
      <anchor value="X" words="outstanding"/><anchor value="Y" words="wanting"/></scale>)";
  const auto text = packet_of(TalkHome("<select><question ref=\"q9\"/></select>", own));
  CHECK(has(text, "X outstanding Y wanting skipped"));
  CHECK_FALSE(has(text, "Misses the point"));
  CHECK(has(text, "What is asked last? X Y skip"));
  CHECK(has(text, "Strong no No Yes Strong yes"));
}

TEST_CASE("the cover and the summary call what was not rated as the deck does") {
  const auto rated = [](const std::string& attributes) {
    return packet_of(TalkHome("<select><question ref=\"q9\"/></select>",
                              "<scale id=\"rating\"" + attributes + "><anchor value=\"A\" words=\"yes\"/></scale>"));
  };
  const auto own = rated(" not-assessed=\"not asked\"");
  CHECK(has(own, "Mark \u201Cnot asked\u201D where a question was left out"));
  CHECK(has(own, "What is asked last? A not asked"));
  CHECK_FALSE(has(own, "not assessed"));
  CHECK_FALSE(has(own, "n/a"));
  const auto shorter = rated(" not-assessed=\"not asked\" not-assessed-value=\"\u2013\"");
  CHECK(has(shorter, "What is asked last? A \u2013"));
  const auto layouts = rated("");
  CHECK(has(layouts, "Mark \u201Cnot assessed\u201D where a question was left out"));
  CHECK(has(layouts, "What is asked last? A n/a"));
}

TEST_CASE("a value that no layout of the deck shows is a warning with the nearest and all that are shown") {
  const SmallHome home;
  const auto told = [&](const std::string& products) {
    home.write_deck("talk", "<select><question ref=\"q2\"/></select>", products);
    const auto ending = home.recto({"check", "talk"});
    CHECK(ending.code == 0);
    return ending.err;
  };
  CHECK(told("<packet layout=\"packet-a4\" role=\"interviewer\"><value name=\"candidat\">Ada</value></packet>") ==
        "decks/talk.xml:4:62: warning: no layout of this deck shows the value `candidat`\n"
        "    <packet layout=\"packet-a4\" role=\"interviewer\"><value name=\"candidat\">Ada</value></packet>\n"
        "                                                               ^~~~~~~~\n"
        "  note: did you mean `candidate`?\n"
        "  note: they show `candidate`, `date`, `interviewer`, `level`, `position`\n");
  // Shown by another product of the deck: no slip.
  CHECK(told("<cards layout=\"plain\"><value name=\"date\">today</value></cards><packet layout=\"packet-a4\" "
             "role=\"candidate\"><value name=\"interviewer\">Bo</value></packet>") == "");
  CHECK(has(told("<cards layout=\"plain\"><value name=\"room\">7</value></cards>"),
            "note: they show no values; a layout shows one by `{value.NAME}`"));
}

TEST_CASE("a scale that the layout does not have is told with the nearest") {
  const TalkHome home("<select/>", R"(<scale id="ratng"><anchor value="X"/></scale>)");
  const auto ending = home.recto({"build", "talk"});
  CHECK(ending.code == 1);
  CHECK(lines_of(ending.err).front() == "decks/talk.xml:4:60: error: layout `packet-a4` has no scale `ratng`");
  CHECK(has(ending.err, "note: did you mean `rating`?"));
}

TEST_CASE("a packet for one level shows its expectations and the level, one for several a progression") {
  const TalkHome home("<select><questions topic=\"alpha\"/></select>");
  const auto all = packet_of(home);
  CHECK(has(all, "knows it \u2022 Middle: explains it \u2022 Senior: weighs both"));
  CHECK_FALSE(has(all, "Level Middle"));
  const auto mid = packet_of(home, {"--level", "mid", "--name", "talk"});
  CHECK(has(mid, "knows it \u2022 explains it"));
  CHECK_FALSE(has(mid, "weighs both"));
  CHECK(has(mid, "Level Middle"));
}

TEST_CASE("a packet has a running clock, minutes and shares of sections, and room to decide") {
  const auto text = packet_of(TalkHome("<select><question ref=\"q2 q4 q9\"/></select>"));
  CHECK(has(text, "0:00 \u00B7 2 min"));
  CHECK(has(text, "0:02 \u00B7 4 min"));
  CHECK(has(text, "0:06 \u00B7 4 min"));
  CHECK(has(text, "Alpha 4 min 40 %"));
  CHECK(has(text, "Beta 6 min 60 %"));
  CHECK(has(text, "Recommendation Strong no No Yes Strong yes"));
  CHECK(has(text, "Debrief"));
  CHECK(has(text, "not assessed"));
}

TEST_CASE("check tells the planned minutes of each section against the budget, and writes nothing") {
  const TalkHome home(
      "<select minutes=\"12\"><questions topic=\"alpha\" count=\"2\"/><questions topic=\"beta\" "
      "count=\"1\"/></select>");
  const auto ending = home.recto({"check", "talk"});
  CAPTURE(ending.err);
  CHECK(ending.code == 0);
  const auto lines = lines_of(ending.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "talk: 12 of 12 minutes planned");
  int sum = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const int minutes = std::stoi(lines[i]);
    sum += minutes;
    CHECK(has(lines[i], std::to_string((minutes * 100 + 6) / 12) + " %  " + (i == 1 ? "Alpha (" : "Beta (")));
  }
  CHECK(sum == 12);
  CHECK_FALSE(std::filesystem::exists(home.output()));
}

TEST_CASE("check tells the plan to machines too, and none where minutes do not matter") {
  const TalkHome home("<select><question ref=\"q2 q4 q9\"/></select>");
  const auto ending = home.recto({"check", "talk", "--format", "json"});
  CHECK(ending.out ==
        "{\"schema\":1,\"type\":\"plan\",\"deck\":\"talk\",\"budget\":null,\"minutes\":10,\"sections\":["
        "{\"title\":\"Beta\",\"questions\":2,\"minutes\":6,\"percent\":60},"
        "{\"title\":\"Alpha\",\"questions\":1,\"minutes\":4,\"percent\":40}]}\n");
  CHECK(home.recto({"check", "good"}).out.empty());
  CHECK(home.recto({"check", "talk", "--quiet"}).out.empty());
}
