#include "support/printed_words.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

using recto::test::Ending;
using recto::test::file_bytes;
using recto::test::printed_pages;
using recto::test::read_with;
using recto::test::SmallHome;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A home whose user keeps profiles in `config/recto/printers`.
class Desk {
 public:
  [[nodiscard]] Ending recto(std::vector<std::string> arguments, std::string input = {}) const {
    return home.recto(std::move(arguments), {.words = {},
                                             .input = std::move(input),
                                             .environment = {"XDG_CONFIG_HOME=" + (home.path() / "config").string()}});
  }
  void profile(const std::string& id, const std::string& content) const {
    home.write("config/recto/printers/" + id + ".xml", content);
  }
  SmallHome home;
};

const std::vector<std::string> read_office{"calibrate", "a4-a7", "--read", "--printer", "office"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("readings become a profile, which corrects, and is named wherever it does") {
  const Desk desk;
  const auto made = desk.recto(
      with(read_office, {"--edges", "0.4,-0.2", "0.4,-0.2", "0.4,-0.2", "0.4,-0.2", "--title", "Office laser"}));
  CAPTURE(made.err);
  REQUIRE(made.code == 0);
  CHECK(made.out ==
        "config/recto/printers/office.xml\n  backs moved 0.4mm, -0.2mm\n  then: build with --printer office\n");
  const auto plain = desk.recto({"build", "good"});
  REQUIRE(plain.code == 0);
  CHECK_FALSE(holds(plain.out, "printer"));
  const auto before = printed_pages((desk.home.output() / "good-plain.pdf").string());
  const auto built = desk.recto({"build", "good", "--printer", "office"});
  REQUIRE(built.code == 0);
  CHECK(holds(built.out, "  printer office: backs moved 0.4mm, -0.2mm\n"));
  CHECK(holds(file_bytes(desk.home.output() / "good.manifest.json"), R"("printer": "office: backs moved 0.4mm)"));
  const auto after = printed_pages((desk.home.output() / "good-plain.pdf").string());
  REQUIRE(after.size() == before.size());
  for (const std::size_t page : {0U, 1U}) {
    REQUIRE_FALSE(before[page].words.empty());
    const auto& from = before[page].words.front();
    const auto& to = after[page].words.front();
    CHECK(std::abs(to.left - from.left - (page == 1 ? 0.4 : 0)) < 0.01);
    CHECK(std::abs(to.top - from.top + (page == 1 ? 0.2 : 0)) < 0.01);
  }
  const auto json = desk.recto({"build", "good", "--printer", "office", "--format", "json"});
  CHECK(holds(json.out, R"("printer":"office: backs moved 0.4mm, -0.2mm")"));
}

TEST_CASE("a second reading adds to the profile that the sheet was printed with") {
  const Desk desk;
  REQUIRE(desk.recto(with(read_office, {"--corners", "3,1", "3,1", "3,1", "3,1", "--default"})).code == 0);
  CHECK(holds(desk.recto({"calibrate", "a4-a7", "-o", "-"}).out, "%PDF"));
  const auto again = desk.recto(with(read_office, {"--edges", "0.1,-0.05", "0.1,-0.05", "0.1,-0.05", "0.1,-0.05"}));
  CAPTURE(again.err);
  CHECK(holds(again.out, "backs moved 3.1mm, 0.95mm"));
  CHECK(holds(again.out, "used by every build"));
}

TEST_CASE("fronts are moved for pre-cut stock, and backs go with them") {
  const Desk desk;
  const auto made = desk.recto(with(read_office, {"--edges", "0,0", "0,0", "0,0", "0,0", "--front", "18.3,17.6"}));
  CAPTURE(made.err);
  CHECK(holds(made.out, "backs as they are; fronts moved -0.3mm, 0.4mm"));
  REQUIRE(desk.recto({"build", "good"}).code == 0);
  const auto before = printed_pages((desk.home.output() / "good-plain.pdf").string());
  REQUIRE(desk.recto({"build", "good", "--printer", "office"}).code == 0);
  const auto after = printed_pages((desk.home.output() / "good-plain.pdf").string());
  // The backs are mirrored left to right.
  CHECK(std::abs(after[0].words.front().left - before[0].words.front().left + 0.3) < 0.01);
  CHECK(std::abs(after[1].words.front().left - before[1].words.front().left - 0.3) < 0.01);
  CHECK(std::abs(after[1].words.front().top - before[1].words.front().top - 0.4) < 0.01);
}

TEST_CASE("the readings are asked for where none are given") {
  const Desk desk;
  const auto made = desk.recto(read_office, "x\ny\n0.1,0\nhalf\n0.1,0\n0.1,0\n0.1,0\n");
  CAPTURE(made.err);
  CHECK(made.code == 0);
  CHECK(holds(made.out, "backs moved 0.1mm, 0mm"));
  CHECK(holds(made.err, "RIGHT,DOWN at the left edge:"));
  CHECK(holds(made.err, "two numbers in millimetres"));
  const auto corners = desk.recto({"calibrate", "a4-a7", "--read", "--printer", "far"}, "n\n2,0\n2,0\n2,0\n2,0\n");
  CHECK(holds(corners.out, "backs moved 2mm, 0mm"));
  const auto ended = desk.recto({"calibrate", "a4-a7", "--read", "--printer", "none-yet"}, "y\n0.1,0\n");
  CHECK(ended.code == 2);
  CHECK(holds(ended.err, "no answer to: RIGHT,DOWN at the right edge:"));
  CHECK_FALSE(std::filesystem::exists(desk.home.path() / "config/recto/printers/none-yet.xml"));
}

TEST_CASE("a default profile is used without being named, and can be turned off or overridden") {
  const Desk desk;
  desk.profile("desk", R"(<printer id="desk" default="yes"><back shift="1mm,0mm" skew="0.2deg"/></printer>)");
  CHECK(holds(desk.recto({"build", "good"}).out, "printer desk: backs moved 1mm, 0mm, turned 0.2"));
  CHECK_FALSE(holds(desk.recto({"build", "good", "--printer", "none"}).out, "printer desk"));
  CHECK(holds(desk.recto({"build", "good", "--back-shift", "0mm,0.5mm"}).out,
              "printer desk: backs moved 0mm, 0.5mm, turned 0.2"));
  desk.home.write_deck("paper", "<select/>", "<handout layout=\"handout-a4\"/>");
  const auto paper = desk.recto({"build", "paper"});
  CHECK(paper.code == 0);
  CHECK_FALSE(holds(paper.out, "printer desk"));
}

TEST_CASE("profiles that cannot be used stop the build, with the reason") {
  const Desk desk;
  desk.profile("office", R"(<printer id="office"><back shift="9mm,9mm"/></printer>)");
  const auto unknown = desk.recto({"build", "good", "--printer", "ofice"});
  CHECK(unknown.code == 1);
  CHECK(holds(unknown.err, "no profile of a printer `ofice`"));
  CHECK(holds(unknown.err, "did you mean `office`?"));
  const auto off = desk.recto({"build", "good", "--printer", "office"});
  CHECK(off.code == 2);
  CHECK(holds(off.err, "printer `office`: text on the backs of layout `plain` would leave the sheet by"));
  desk.home.write_deck("paper", "<select/>", "<handout layout=\"handout-a4\"/>");
  const auto paper = desk.recto({"build", "paper", "--printer", "office"});
  CHECK(paper.code == 2);
  CHECK(holds(paper.err, "--printer is for cards, and no deck of this run prints any"));
  desk.profile("a", R"(<printer id="a" default="yes"/>)");
  desk.home.write("printers/b.xml", R"(<printer id="b" default="yes"/>)");
  const auto two = desk.recto({"build", "good"});
  CHECK(two.code == 1);
  CHECK(holds(two.err, "printers `a` and `b` are both the default"));
  desk.profile("a", R"(<printer id="a" default="perhaps"/>)");
  const auto broken = desk.recto({"build", "good"});
  CHECK(broken.code == 1);
  CHECK(holds(broken.err, "a.xml:1:"));
}

TEST_CASE("a turned and stretched back is text that all readers read in the same place") {
  const Desk desk;
  desk.profile("askew",
               R"(<printer id="askew"><back shift="0.5mm,0mm" skew="0.3deg" scale-x="99%" scale-y="101%"/></printer>)");
  REQUIRE(desk.recto({"build", "good"}).code == 0);
  const auto file = (desk.home.output() / "good-plain.pdf").string();
  const auto words = [&](std::vector<std::string> command) { return read_with(std::move(command)); };
  const auto text_of_all = [&] {
    auto text = words({"pdftotext", "-raw", file, "-"});
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f' || c == '-'; });
    std::ranges::sort(text);  // which line a reader takes for the next depends on the turn
    return text;
  };
  const auto plain = text_of_all();
  const auto before = printed_pages(file);
  REQUIRE(desk.recto({"build", "good", "--printer", "askew"}).code == 0);
  CHECK(text_of_all() == plain);
  CHECK(holds(words({"qpdf", "--check", file}), "No syntax or stream encoding errors found"));
  CHECK(words({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file}).empty());
  const auto mupdf =
      recto::test::run({.words = {"mutool", "draw", "-q", "-F", "text", file, "2"}});  // it warns of itself
  CHECK(mupdf.code == 0);
  CHECK(holds(mupdf.out, "It is the answer numbered 1."));
  const auto after = printed_pages(file);
  // A6 is 105 mm wide and 148 mm high; the box of a word that is turned is higher by its width's sine.
  const double sine = std::sin(0.3 * std::acos(-1) / 180);
  const double cosine = std::sqrt(1 - sine * sine);
  REQUIRE(after[1].words.size() == before[1].words.size());
  for (const auto& from : before[1].words) {
    CAPTURE(from.text);
    const double x = (from.left + from.right) / 2 - 52.5;
    const double y = (from.top + from.bottom) / 2 - 74;
    const double due_x = 53 + 0.99 * (x * cosine - y * sine);
    const double due_y = 74 + 1.01 * (x * sine + y * cosine);
    const auto is_there = [&](const auto& to) {
      return to.text == from.text && std::abs((to.left + to.right) / 2 - due_x) < 0.1 &&
             std::abs((to.top + to.bottom) / 2 - due_y) < 0.1;
    };
    CHECK(std::ranges::any_of(after[1].words, is_there));
  }
}
