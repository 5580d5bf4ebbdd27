#include "support/printed_words.h"
#include "support/run_program.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using recto::test::file_bytes;
using recto::test::printed_pages;
using recto::test::SmallHome;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const char* const template_file = R"(<Glabels-templates>
  <Template brand="Own" part="1" size="A4" _description="Four"><Label-rectangle id="0" width="100mm" height="60mm">
    <Layout nx="2" ny="4" x0="4mm" y0="20mm" dx="102mm" dy="62mm"/></Label-rectangle></Template>
  <Template brand="Own" part="2" size="A4"><Label-round id="0" radius="1in"/></Template>
</Glabels-templates>)";

}  // namespace

TEST_CASE("a design is printed on other stock, named in the deck or on the command line") {
  const SmallHome home;
  home.write_deck("recall", "<select/>", "<cards layout=\"recall-a4\" stock=\"Avery 5388\"/>");
  const auto built = home.recto({"build", "recall"});
  CAPTURE(built.err);
  REQUIRE(built.code == 0);
  CHECK(holds(built.out, "output/recall-recall-a4-avery-5388.pdf"));
  CHECK(holds(built.out, "print: Letter paper, both sides"));
  const auto pages = printed_pages((home.output() / "recall-recall-a4-avery-5388.pdf").string());
  CHECK(pages.front().width == doctest::Approx(215.9).epsilon(0.001));
  CHECK(holds(file_bytes(home.output() / "recall.manifest.json"), "layouts/stock/catalogue.xml"));
  const auto other = home.recto({"build", "recall", "--stock", "85x54mm"});
  CHECK(other.code == 1);
  CHECK(holds(other.err, "`85x54mm` means several kinds of stock"));
  CHECK(holds(other.err, "`Avery Zweckform 32010`, `Avery Zweckform C32015`"));
  const auto low = home.recto({"build", "recall", "--stock", "c32015"});
  CHECK(low.code == 1);
  CHECK(holds(low.err, "a card 54mm high is 4mm too little for it"));
  CHECK(home.recto({"build", "recall", "--stock", "5392"}).code == 0);
}

TEST_CASE("a file of templates is named by its path and part") {
  const SmallHome home;
  home.write("mine.xml", template_file);
  home.write_deck("recall", "<select/>", "<cards layout=\"recall-a4\"/>");
  const auto built = home.recto({"build", "recall", "--stock", "mine.xml:1"});
  CAPTURE(built.err);
  CHECK(built.code == 0);
  CHECK(holds(built.out, "recall-recall-a4-mine-xml-1.pdf"));
  const struct {
    std::string stock;
    std::string said;
  } refused[] = {
      {"mine.xml", "`mine.xml` means several kinds of stock"},
      {"mine.xml:2", "no cards on stock `Own 2`: its labels are not rectangles (`round`)"},
      {"mine.xml:3", "no stock `mine.xml:3`"},
      {"yours.xml:1", "no such file `yours.xml`"},
      {"Avery 53711", "did you mean `Avery 5371`?"},
      {"plain A8", "a card 52.5mm wide is 32.5mm too little"},
  };
  for (const auto& [stock, said] : refused) {
    CAPTURE(stock);
    const auto ending = home.recto({"build", "recall", "--stock", stock});
    CHECK(ending.code == 1);
    CAPTURE(ending.err);
    CHECK(holds(ending.err, said));
  }
}

TEST_CASE("stock for a run without cards is refused") {
  const SmallHome home;
  home.write_deck("paper", "<select/>", "<handout layout=\"handout-a4\"/>");
  const auto ending = home.recto({"build", "paper", "--stock", "5371"});
  CHECK(ending.code == 2);
  CHECK(holds(ending.err, "--stock is for cards, and no deck of this run prints any"));
}

TEST_CASE("stock is listed, by vendor, size and paper") {
  const SmallHome home;
  const auto all = home.recto({"list", "stock"});
  CHECK(all.code == 0);
  CHECK(holds(all.out, "Avery 5371"));
  CHECK(holds(all.out, "8371 5871 8471"));
  const auto small = home.recto({"list", "stock", "--size", "85x54", "--vendor", "zweckform", "--paper", "A4"});
  CHECK(holds(small.out, "Avery Zweckform 32010"));
  CHECK_FALSE(holds(small.out, "Avery 5371"));
  const auto wrong = home.recto({"list", "decks", "--vendor", "Avery"});
  CHECK(wrong.code == 2);
  CHECK(holds(wrong.err, "--vendor, --size and --paper are for `list stock`"));
}
