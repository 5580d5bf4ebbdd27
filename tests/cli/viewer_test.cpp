#include "support/run_program.h"
#include "support/shipped_products.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::plain_layout;
using recto::test::read_with;
using recto::test::shipped_products;
using recto::test::SmallHome;

namespace {

/// What pikepdf finds; it is a package of the system's Python, not of any other.
std::vector<std::string> facts(const std::string& file) {
  return lines_of(read_with({"/usr/bin/python3", RECTO_SOURCE "/tests/cli/pdf_facts.py", file}));
}

bool holds(const std::vector<std::string>& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

bool any_starts_with(const std::vector<std::string>& lines, const std::string& start) {
  return std::ranges::any_of(lines, [&](const auto& line) { return line.rfind(start, 0) == 0; });
}

/// Corners of the boxes that stand in lines such as `page 1 trim: 0 0 612 792`.
std::vector<std::vector<double>> boxes(const std::vector<std::string>& lines, const std::string& kind) {
  std::vector<std::vector<double>> result;
  for (const auto& line : lines) {
    const auto at = line.find(" " + kind + ": ");
    if (line.rfind("page ", 0) != 0 || at == std::string::npos) continue;
    std::istringstream stream(line.substr(at + kind.size() + 3));
    result.emplace_back();
    for (double edge = 0; stream >> edge;) result.back().push_back(edge);
  }
  return result;
}

void build(const SmallHome& home, const std::vector<std::string>& arguments, recto::test::Command settings = {}) {
  const auto ending = home.recto(arguments, std::move(settings));
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
}

std::string cards(const std::string& id, const std::string& sheet, const std::string& duplex) {
  return plain_layout(
      id, sheet, R"(<grid columns="1" rows="1" card-width="50mm" card-height="70mm" left="8mm" top="9mm"/>)", duplex);
}

}  // namespace

TEST_CASE("viewers are told to print at full size on matching paper and to show the title") {
  for (const auto& file : shipped_products().files) {
    CAPTURE(file);
    const auto found = facts(file.string());
    CHECK(holds(found, "version: 1.7"));
    CHECK(holds(found, "viewer /PrintScaling: /None"));
    CHECK(holds(found, "viewer /PickTrayByPDFSize: True"));
    CHECK(holds(found, "viewer /DisplayDocTitle: True"));
    CHECK(holds(found, "language: en"));
    CHECK(holds(found, "xmp: True"));
    CHECK(any_starts_with(found, "info /Title: "));
    CHECK_FALSE(any_starts_with(found, "active: "));
    CHECK_FALSE(any_starts_with(found, "not compressed: "));
  }
}

TEST_CASE("documents are tagged, and nothing is marked as tagged without a structure") {
  for (const auto& file : shipped_products().files) {
    CAPTURE(file);
    const auto found = facts(file.string());
    const bool marked = holds(found, "marked: True");
    CHECK(marked == holds(found, "structure: True"));
    if (file.string().find("handout") != std::string::npos) CHECK(marked);
  }
}

TEST_CASE("title, author and subject stand in the properties and in the XMP metadata") {
  const SmallHome home;
  const auto deck = [&](const std::string& author) {
    home.write("decks/own.xml",
               "<deck id=\"own\" title=\"Ours &amp; theirs\" subtitle=\"For tests\" bank=\"bank/small.xml\"" + author +
                   "><select/><cards layout=\"plain\"/><handout layout=\"handout-a4\"/></deck>");
  };
  const auto told = [&](const char* name) {
    build(home, {"build", "own"});
    const auto file = (home.output() / name).string();
    auto found = facts(file);
    const auto xmp = lines_of(read_with({"pdfinfo", "-meta", file}));
    found.insert(found.end(), xmp.begin(), xmp.end());
    return found;
  };
  const auto xmp_author = [](const std::string& name) {
    return "<dc:creator><rdf:Seq><rdf:li>" + name + "</rdf:li></rdf:Seq></dc:creator>";
  };
  for (const char* name : {"own-plain.pdf", "own-handout-a4.pdf"}) {
    CAPTURE(name);
    deck(R"( author=" Ada  &lt;Ada&gt; ")");
    const auto own = told(name);
    CHECK(holds(own, "info /Title: Ours & theirs"));
    CHECK(holds(own, "info /Author: Ada <Ada>"));
    CHECK(holds(own, "info /Subject: For tests"));
    CHECK(holds(own, xmp_author("Ada &lt;Ada&gt;")));
    deck("");
    CHECK_FALSE(any_starts_with(told(name), "info /Author"));
  }
  auto bank = recto::test::small_bank();
  bank.insert(bank.find(" xml:lang"), " author=\"Grace\"");
  home.write("decks/bank/small.xml", bank);
  const auto of_bank = told("own-plain.pdf");
  CHECK(holds(of_bank, "info /Author: Grace"));
  CHECK(holds(of_bank, xmp_author("Grace")));
}

TEST_CASE("the Duplex preference is the layout's flip, and absent where nothing is on the back") {
  const SmallHome home;
  const std::vector<std::pair<std::string, std::string>> expected{
      {R"(<duplex flip="long-edge" turn="book"/>)", "viewer /Duplex: /DuplexFlipLongEdge"},
      {R"(<duplex flip="short-edge" turn="calendar"/>)", "viewer /Duplex: /DuplexFlipShortEdge"},
      {R"(<duplex sides="front-only"/>)", ""},
  };
  for (const auto& [duplex, line] : expected) {
    CAPTURE(duplex);
    home.write("layouts/one.xml", cards("one", R"(<sheet size="A6" source="test"/>)", duplex));
    home.write_deck("one", "<select/>", "<cards layout=\"one\"/>");
    build(home, {"build", "one"});
    const auto found = facts((home.output() / "one-one.pdf").string());
    CHECK(any_starts_with(found, "viewer /Duplex") == !line.empty());
    if (!line.empty()) CHECK(holds(found, line));
  }
}

TEST_CASE("a file of one side alone asks for printing on one side") {
  const SmallHome home;
  for (const std::string faces : {"fronts", "backs", "backs-reversed"}) {
    CAPTURE(faces);
    build(home, {"build", "good", "--faces", faces});
    const std::string side = faces == "fronts" ? "fronts" : "backs";
    CHECK(holds(facts((home.output() / ("good-plain-" + side + ".pdf")).string()), "viewer /Duplex: /Simplex"));
  }
}

TEST_CASE("pages and their TrimBox are the sheet's size to a thousandth of a point") {
  const SmallHome home;
  struct Paper {
    std::string sheet;
    double width;
    double height;
  };
  const std::vector<Paper> papers{
      {R"(<sheet size="A4" source="test"/>)", 210 / 25.4 * 72, 297 / 25.4 * 72},
      {R"(<sheet size="A4" orientation="landscape" source="test"/>)", 297 / 25.4 * 72, 210 / 25.4 * 72},
      {R"(<sheet size="Letter" source="test"/>)", 612, 792},
      {R"(<sheet width="100.3mm" height="5in" source="test"/>)", 100.3 / 25.4 * 72, 360}};
  for (const auto& paper : papers) {
    CAPTURE(paper.sheet);
    home.write("layouts/one.xml", cards("one", paper.sheet, R"(<duplex flip="long-edge" turn="book"/>)"));
    home.write_deck("one", "<select><questions count=\"2\"/></select>", "<cards layout=\"one\"/>");
    build(home, {"build", "one"});
    const auto found = facts((home.output() / "one-one.pdf").string());
    for (const char* kind : {"media", "trim"}) {
      const auto all = boxes(found, kind);
      REQUIRE(all.size() == 4);
      for (const auto& box : all) {
        REQUIRE(box.size() == 4);
        CHECK(box[0] == 0);
        CHECK(box[1] == 0);
        CHECK(std::abs(box[2] - paper.width) <= 0.001);
        CHECK(std::abs(box[3] - paper.height) <= 0.001);
      }
    }
    CHECK_FALSE(any_starts_with(found, "page 1 rotate: 90"));
  }
}

TEST_CASE("equal inputs give equal bytes, whatever the number of threads") {
  const SmallHome home;
  const std::string deck = RECTO_SOURCE "/decks/essentials-40.xml";
  const auto output = [&](const char* folder, const char* jobs) {
    build(home, {"build", deck, "-o", folder, "--jobs", jobs});
    return home.path() / folder;
  };
  const auto first = output("first", "1");
  for (const auto& again : {output("second", "1"), output("third", "2"), output("fourth", "4")}) {
    for (const auto& entry : std::filesystem::directory_iterator(first)) {
      CAPTURE(entry.path());
      CHECK(file_bytes(entry.path()) == file_bytes(again / entry.path().filename()));
    }
  }
}

TEST_CASE("a deck's files do not depend on what else is built in the same run") {
  const SmallHome home;
  home.write_deck("alone", "<select><questions count=\"3\"/></select>",
                  "<handout layout=\"handout-a4\" key=\"key-a4\"/>");
  build(home, {"build", "good", "-o", "single"});
  build(home, {"build", "alone", "good", "-o", "together"});
  for (const char* name : {"good-plain.pdf", "good.manifest.json"}) {
    CAPTURE(name);
    CHECK(file_bytes(home.path() / "single" / name) == file_bytes(home.path() / "together" / name));
  }
}

TEST_CASE("dates stand in a file only if SOURCE_DATE_EPOCH gives one") {
  const SmallHome home;
  const auto file = (home.output() / "good-plain.pdf").string();
  build(home, {"build", "good"});
  CHECK_FALSE(any_starts_with(facts(file), "info /CreationDate"));
  CHECK_FALSE(any_starts_with(facts(file), "info /ModDate"));
  CHECK(file_bytes(file).find("CreateDate") == std::string::npos);
  build(home, {"build", "good"}, {.environment = {"SOURCE_DATE_EPOCH=1700000000", "TZ=America/New_York"}});
  const auto dated = facts(file);
  CHECK(any_starts_with(dated, "info /CreationDate: D:20231114221320"));
  CHECK(file_bytes(file).find("2023-11-14T22:13:20") != std::string::npos);
}

TEST_CASE("locale and time zone change nothing") {
  const SmallHome home;
  build(home, {"build", "good"});
  const auto plain = file_bytes(home.output() / "good-plain.pdf");
  build(home, {"build", "good"}, {.environment = {"LC_ALL=C", "LANG=de_DE.UTF-8", "TZ=Asia/Tokyo"}});
  CHECK(file_bytes(home.output() / "good-plain.pdf") == plain);
}
