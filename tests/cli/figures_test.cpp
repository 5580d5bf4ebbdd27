// Pictures and QR codes in a document, as they come out on paper.
#include "support/run_program.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::read_with;
using recto::test::run;
using recto::test::small_bank;
using recto::test::SmallHome;

namespace {

/// A home with a handout `show` and a deck of cards `cards` of three questions with a picture and a source each.
class FigureHome : public SmallHome {
 public:
  FigureHome() {
    write("decks/bank/small.xml",
          small_bank(question("g1", "ramp.png") + question("g2", "ramp.jpg") + question("g3", "box.svg")));
    write(
        "decks/bank/box.svg",
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#336699"/></svg>)");
    draw("ramp.png", "RGB", "(200, 16, 46)");
    draw("ramp.jpg", "RGB", "(0, 140, 60)");
    write("layouts/show.xml", R"(<layout id="show" kind="document" purpose="handout" extends="handout-a4" title="Show">
  <item><text field="prompt" style="prompt"/><image when="picture" width="40mm"/><qr source="{source}" width="22mm"/></item>
</layout>)");
    write("layouts/coded.xml", R"(<layout id="coded" kind="cards" title="Coded" theme="default">
  <sheet size="A6" source="test"/>
  <grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>
  <duplex sides="front-only"/>
  <style id="body" family="serif" size="9pt"/>
  <front padding="5mm"><text field="prompt" style="body"/><qr source="{source}" width="20mm"/></front>
</layout>)");
    write_deck("show", R"(<select><question ref="g1 g2 g3"/></select>)", R"(<handout layout="show"/>)");
    write_deck("coded", R"(<select><question ref="g1 g2 g3"/></select>)", R"(<cards layout="coded"/>)");
  }

  [[nodiscard]] std::string build(const std::string& deck, const std::string& layout) const {
    const auto ending = recto({"build", deck});
    REQUIRE_MESSAGE(ending.code == 0, ending.err);
    return (output() / (deck + "-" + layout + ".pdf")).string();
  }

 private:
  static std::string question(const std::string& id, const std::string& picture) {
    return "  <question id=\"" + id + "\" topic=\"alpha\" level=\"mid\"><prompt>What is " + id + "?</prompt><short>" +
           id + "</short><image src=\"" + picture + "\" alt=\"the picture of " + id +
           "\"/><source href=\"https://example.org/" + id + "?of=picture\">Source</source></question>\n";
  }
  void draw(const std::string& name, const std::string& mode, const std::string& color) const {
    const auto file = (path() / "decks/bank" / name).string();
    (void)read_with(
        {"/usr/bin/python3", "-c",
         "from PIL import Image; Image.new('" + mode + "', (400, 200), " + color + ").save('" + file + "')"});
  }
};

/// What zbarimg reads from the first page at 300 dots an inch, sorted.
std::vector<std::string> codes_on(const SmallHome& home, const std::string& pdf) {
  const auto page = (home.path() / "page").string();
  (void)read_with({"pdftoppm", "-r", "300", "-gray", "-singlefile", pdf, page});
  // Without a session bus it complains of that on standard error.
  const auto ending = run({.words = {"zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page + ".pgm"}});
  CHECK(ending.code == 0);
  auto codes = lines_of(ending.out);
  std::ranges::sort(codes);
  return codes;
}

/// How many pixels of a page at 25 dots an inch are within `slack` of a color.
int pixels_like(const SmallHome& home, const std::string& pdf, int red, int green, int blue) {
  const auto page = (home.path() / "page").string();
  (void)read_with({"pdftoppm", "-r", "25.4", "-singlefile", pdf, page});
  const auto bytes = file_bytes(page + ".ppm");
  std::size_t at = 0;
  for (int line = 0; line < 3; ++line) at = bytes.find('\n', at) + 1;
  constexpr int slack = 4;
  int count = 0;
  for (; at + 2 < bytes.size(); at += 3) {
    const auto near = [&](std::size_t i, int wanted) {
      const int difference = static_cast<unsigned char>(bytes[at + i]) - wanted;
      return difference <= slack && difference >= -slack;
    };
    if (near(0, red) && near(1, green) && near(2, blue)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("QR codes of a document and of cards are read from the printed page") {
  const FigureHome home;
  const std::vector<std::string> sources{"https://example.org/g1?of=picture", "https://example.org/g2?of=picture",
                                         "https://example.org/g3?of=picture"};
  CHECK(codes_on(home, home.build("show", "show")) == sources);
  CHECK(codes_on(home, home.build("coded", "coded")) == sources);
}

TEST_CASE("PNG, JPEG and SVG pictures stand in a handout at their size, with their alternative text") {
  const FigureHome home;
  const auto pdf = home.build("show", "show");
  // 40 mm by 20 mm, a pixel a millimetre; edges are blended.
  for (const auto& [red, green, blue] :
       {std::tuple{200, 16, 46}, std::tuple{0, 140, 60}, std::tuple{0x33, 0x66, 0x99}}) {
    CAPTURE(red);
    const int area = pixels_like(home, pdf, red, green, blue);
    CHECK(area >= 38 * 18);
    CHECK(area <= 42 * 22);
  }
  const std::string script = R"(
import sys, pikepdf
with pikepdf.open(sys.argv[1]) as pdf:
    print(sorted(str(o.Filter) for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"))
    print(sorted(str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"))
)";
  const auto told = lines_of(read_with({"/usr/bin/python3", "-c", script, pdf}));
  REQUIRE(told.size() == 2);
  CHECK(told[0] == "['/DCTDecode', '/FlateDecode']");
  for (const char* id : {"g1", "g2", "g3"}) {
    CHECK(told[1].find("the picture of " + std::string(id)) != std::string::npos);
    CHECK(told[1].find("https://example.org/" + std::string(id)) != std::string::npos);
  }
}

TEST_CASE("a picture that is missing or damaged is an error where the bank names it") {
  const FigureHome home;
  const auto first_error = [&] {
    const auto ending = home.recto({"build", "show"});
    CHECK(ending.code == 1);
    CHECK_FALSE(std::filesystem::exists(home.output() / "show-show.pdf"));
    return lines_of(ending.err).front();
  };
  const auto path = home.path() / "decks/bank/ramp.jpg";
  const auto bytes = file_bytes(path);
  std::filesystem::remove(path);
  CHECK(first_error() == "decks/bank/small.xml:46:104: error: no such image `decks/bank/ramp.jpg`");
  home.write("decks/bank/ramp.jpg", bytes.substr(0, bytes.size() / 2));
  CHECK(first_error() == "decks/bank/small.xml:46:104: error: picture `decks/bank/ramp.jpg` ends too early");
  home.write("decks/bank/ramp.jpg", "no picture");
  CHECK(first_error() == "decks/bank/small.xml:46:104: error: picture `decks/bank/ramp.jpg` is in no known format");
}
