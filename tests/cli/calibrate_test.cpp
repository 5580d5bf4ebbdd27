#include "support/printed_words.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

using recto::test::file_bytes;
using recto::test::PrintedPage;
using recto::test::read_with;
using recto::test::SmallHome;

namespace {

struct Refused {
  std::vector<std::string> arguments;
  int code = 1;
  std::string said;
};

const std::vector<Refused> refusals{
    {{"calibrate"}, 2, "LAYOUT is required"},
    {{"calibrate", "a4-a7", "letter-5388"}, 2, "`letter-5388` is one argument too many"},
    {{"calibrate", "a4-a7", "--back-shift", "1mm"}, 2, "two lengths with units"},
    {{"calibrate", "a4-a7", "--back-shift", "9mm,0mm"}, 2, "--back-shift 9mm,0mm: the marks would leave the sheet"},
    {{"calibrate", "a4-a7", "--back-shift", "0mm,-6.1mm"}, 2, "--back-shift 0mm,-6.1mm: the marks would leave"},
    {{"calibrate", "a4-a7", "--edges", "0,0", "0,0", "0,0", "0,0"}, 2, "--edges"},
    {{"calibrate", "a4-a7", "--read"}, 2, "--read needs a name for the printer"},
    {{"calibrate", "a4-a7", "--read", "--printer", "x", "--edges", "0,0", "0", "0,0", "0,0"},
     2,
     "`0` is not two numbers of millimetres, as in 0.4,-0.2"},
    {{"calibrate", "a4-a7", "--read", "--printer", "x", "--corners", "0,0", "0,0", "0,0", "9,0"},
     1,
     "reading 9mm,0mm at the bottom left corner: the marks show no more than 8mm"},
    {{"calibrate", "a4-a7", "--read", "--printer", "x", "--unprintable", "5"},
     2,
     "--unprintable: `5` is not a length from 0mm to 40mm"},
    {{"calibrate", "a4-a7", "--read", "--printer", "x", "--drawn", "both"},
     2,
     "--drawn: `both` is none of first-sheet, last-sheet"},
    {{"calibrate", "a4-a77"}, 1, "unknown layout `a4-a77`"},
    {{"calibrate", "a4-a77"}, 1, "did you mean `a4-a7`?"},
    {{"calibrate", "handout-a4"}, 1, "layout `handout-a4` is for a handout, not for cards"},
    {{"calibrate", "plain"}, 1, "a sheet of layout `plain` has no room for the calibration marks"},
    {{"calibrate", "folded"}, 1, "the cards of layout `folded` have no backs on the other side of the sheet"},
    {{"calibrate", "unlettered"}, 1, "unknown font family `serfi`"},
};

/// Where a word stands, from the page's left and top.
double left_of(const PrintedPage& page, const std::string& word) {
  const auto found =
      std::ranges::find_if(page.words, [&](const auto& each) { return each.text.find(word) != std::string::npos; });
  REQUIRE(found != page.words.end());
  return found->left;
}

}  // namespace

TEST_CASE("a calibration sheet has the paper and the flip edge of its layout, and readers find nothing wrong") {
  const SmallHome home;
  for (const auto& [layout, size, sides] :
       {std::tuple{"a4-a7", "595.276 x 841.89 pts (A4)", "two-sided-long-edge"},
        std::tuple{"a4-32252", "841.89 x 595.276 pts (A4)", "two-sided-short-edge"},
        std::tuple{"letter-5388", "612 x 792 pts (letter)", "two-sided-long-edge"}}) {
    CAPTURE(layout);
    const auto ending = home.recto({"calibrate", layout});
    CHECK(ending.code == 0);
    CHECK(ending.err.empty());
    CHECK(ending.out.find(std::string("-o sides=") + sides + " ") != std::string::npos);
    const auto file = (home.output() / (std::string("calibrate-") + layout + ".pdf")).string();
    const auto told = read_with({"pdfinfo", file});
    CHECK(told.find("Pages:           2\n") != std::string::npos);
    CHECK(told.find(size) != std::string::npos);
    (void)read_with({"qpdf", "--check", file});
    const std::string duplex =
        std::string(sides) == "two-sided-long-edge" ? "/DuplexFlipLongEdge" : "/DuplexFlipShortEdge";
    CHECK(read_with({"qpdf", "--json", file}).find(duplex) != std::string::npos);
    const auto fonts = read_with({"pdffonts", file});
    CHECK(fonts.find(" no ") == std::string::npos);  // all embedded, subset and with ToUnicode
  }
}

TEST_CASE("a correction moves the back of the sheet and nothing of its front") {
  const SmallHome home;
  REQUIRE(home.recto({"calibrate", "a4-a7", "-o", "plain"}).code == 0);
  REQUIRE(home.recto({"calibrate", "a4-a7", "-o", "moved", "--back-shift", "0.6mm,-0.4mm"}).code == 0);
  const auto plain = recto::test::printed_pages((home.path() / "plain/calibrate-a4-a7.pdf").string());
  const auto moved = recto::test::printed_pages((home.path() / "moved/calibrate-a4-a7.pdf").string());
  REQUIRE(plain.size() == 2);
  REQUIRE(moved.size() == 2);
  CHECK(std::abs(left_of(moved[0], "Calibration") - left_of(plain[0], "Calibration")) < 0.001);
  CHECK(std::abs(left_of(moved[1], "Calibration") - left_of(plain[1], "Calibration") - 0.6) < 0.01);
  CHECK(left_of(moved[1], "0.6mm") > 0);
}

TEST_CASE("the same sheet twice is the same file, on standard output too") {
  const SmallHome home;
  REQUIRE(home.recto({"calibrate", "a4-a7"}).code == 0);
  const auto once = file_bytes(home.output() / "calibrate-a4-a7.pdf");
  REQUIRE(home.recto({"calibrate", "a4-a7"}).code == 0);
  CHECK(file_bytes(home.output() / "calibrate-a4-a7.pdf") == once);
  const auto piped = home.recto({"calibrate", "a4-a7", "-o", "-"});
  CHECK(piped.code == 0);
  CHECK(piped.out == once);
  CHECK(piped.err.empty());
}

TEST_CASE("what was written is told to machines") {
  const SmallHome home;
  const auto ending = home.recto({"calibrate", "a4-a7", "--format", "json"});
  CHECK(ending.code == 0);
  CHECK(ending.out.starts_with(
      R"({"schema":1,"type":"calibration","file":"output/calibrate-a4-a7.pdf","layout":"a4-a7","bytes":)"));
}

TEST_CASE("what cannot be calibrated is refused, and an old sheet stays") {
  const SmallHome home;
  const auto plain = file_bytes(home.path() / "layouts/plain.xml");
  const auto changed = [&](const std::string& id, const std::string& from, const std::string& to) {
    auto text = plain;
    text.replace(text.find("id=\"plain\""), 10, "id=\"" + id + "\"");
    text.replace(text.find(from), from.size(), to);
    home.write("layouts/" + id + ".xml", text);
  };
  changed("folded", "turn=\"book\"", "turn=\"book\" sides=\"fold-over\"");
  changed("unlettered", "family=\"serif\"", "family=\"serfi\"");
  home.write("output/calibrate-plain.pdf", "old");
  for (const auto& refused : refusals) {
    CAPTURE(refused.said);
    const auto ending = home.recto(refused.arguments);
    CHECK(ending.code == refused.code);
    CHECK(ending.err.find(refused.said) != std::string::npos);
    CHECK(ending.out.empty());
  }
  CHECK(file_bytes(home.output() / "calibrate-plain.pdf") == "old");
  CHECK(std::distance(std::filesystem::directory_iterator(home.output()), {}) == 1);
}
