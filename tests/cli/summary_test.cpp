#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using recto::test::lines_of;
using recto::test::plain_layout;
using recto::test::SmallHome;

namespace {

/// What a build says, line by line, without the blanks at their heads.
std::vector<std::string> told(const SmallHome& home, const std::vector<std::string>& arguments) {
  const auto ending = home.recto(arguments);
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  CHECK(ending.err.empty());
  auto lines = lines_of(ending.out);
  for (auto& line : lines) line.erase(0, line.find_first_not_of(' '));
  return lines;
}

bool says(const std::vector<std::string>& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

bool says_how_by_hand(const std::vector<std::string>& lines) {
  return std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("by hand:"); });
}

const std::string a6 = R"(<sheet size="A6" source="test"/>)";
const std::string four = R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)";

/// A deck `own` of the small bank's questions on a layout `own`.
void write_own(const SmallHome& home, const std::string& duplex, const std::string& select = "<select/>") {
  home.write("layouts/own.xml", plain_layout("own", a6, four, duplex));
  home.write_deck("own", select, "<cards layout=\"own\"/>");
}

}  // namespace

TEST_CASE("fronts alone are printed on one side, and the summary says how to go on") {
  const SmallHome home;
  const auto lines = told(home, {"build", "good", "--faces", "fronts"});
  CHECK(says(lines, "2 pages, 2 sheets, 8 cards, smallest type 6.5 pt"));
  CHECK(says(lines, "print: A6 paper, one side, scale 100 %"));
  CHECK(says(lines, "lp -o media=A6 -o sides=one-sided -o print-scaling=none output/good-plain-fronts.pdf"));
  CHECK(says(lines, "by hand: put the stack back in, turned over about the long edge (sideways, like a book page)"));
  CHECK(says(
      lines,
      "then: --faces backs if sheet 1 is drawn first, backs-reversed if the last sheet is (usual where sheets come "
      "out face up)"));
}

TEST_CASE("backs alone are printed on one side, on the stack turned over") {
  const SmallHome home;
  const std::string turned =
      "by hand: after --faces fronts, the stack put back in, turned over about the long edge (sideways, like a book "
      "page); ";
  const auto backs = told(home, {"build", "good", "--faces", "backs"});
  CHECK(says(backs, "print: A6 paper, one side, scale 100 %"));
  CHECK(says(backs, turned + "sheet 1 is drawn first"));
  const auto reversed = told(home, {"build", "good", "--faces", "backs-reversed"});
  CHECK(says(reversed, "print: A6 paper, one side, scale 100 %"));
  CHECK(says(reversed, turned + "the last sheet is drawn first (usual where sheets come out face up)"));
}

TEST_CASE("by hand the stack is turned as the layout's sheet flips, and one sheet has no order") {
  const SmallHome home;
  write_own(home, R"(<duplex flip="short-edge" turn="calendar"/>)", "<select><questions count=\"3\"/></select>");
  const std::string turned = "turned over about the short edge (over the top, like a calendar page)";
  const auto fronts = told(home, {"build", "own", "--faces", "fronts"});
  CHECK(says(fronts, "by hand: put the sheet back in, " + turned));
  CHECK(says(fronts, "then: --faces backs"));
  CHECK(says(told(home, {"build", "own", "--faces", "backs-reversed"}),
             "by hand: after --faces fronts, the stack put back in, " + turned));
}

TEST_CASE("both sides in one file need no word on duplex by hand") {
  const SmallHome home;
  const auto lines = told(home, {"build", "good"});
  CHECK(says(lines, "print: A6 paper, both sides, flip on the long edge, scale 100 %"));
  CHECK(says(lines, "lp -o media=A6 -o sides=two-sided-long-edge -o print-scaling=none output/good-plain.pdf"));
  CHECK_FALSE(says_how_by_hand(lines));
}

TEST_CASE("cards without sheets of backs are printed on one side, whatever faces are asked for") {
  const SmallHome home;
  for (const std::string sides : {"front-only", "fold-over"}) {
    CAPTURE(sides);
    write_own(home, "<duplex flip=\"long-edge\" turn=\"book\" sides=\"" + sides + "\"/>");
    for (const auto& arguments : {std::vector<std::string>{"build", "own"}, {"build", "own", "--faces", "fronts"}}) {
      const auto lines = told(home, arguments);
      CHECK(says(lines, "print: A6 paper, one side, scale 100 %"));
      CHECK(says(lines, "lp -o media=A6 -o sides=one-sided -o print-scaling=none output/own-own.pdf"));
      CHECK_FALSE(says_how_by_hand(lines));
    }
    const auto backs = home.recto({"build", "own", "--faces", "backs"});
    CHECK(backs.code == 0);
    CHECK(backs.err ==
          "decks/own.xml:4:3: warning: layout `own` has no sheets of backs: its only side is written\n"
          "    <cards layout=\"own\"/>\n"
          "    ^~~~~~\n"
          "  note: leave `--faces` out\n");
  }
}

TEST_CASE("a document of one page is printed on one side, a longer one on one or both") {
  const SmallHome home;
  home.write_deck("one", "<select><questions count=\"1\"/></select>", "<handout layout=\"handout-a4\"/>");
  const auto one = told(home, {"build", "one"});
  CHECK(says(one, "print: A4 paper, one side, scale 100 %"));
  CHECK(says(one, "lp -o media=A4 -o sides=one-sided -o print-scaling=none output/one-handout-a4.pdf"));
  home.write_deck("all", "<select/>", "<sheet layout=\"packet-a4\"/>");
  const auto all = told(home, {"build", "all"});
  CHECK(says(all, "print: A4 paper, one or both sides (flip on the long edge), scale 100 %"));
}
