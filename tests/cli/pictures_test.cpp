// A picture that many cards show, in the file as readers find it.
#include "support/run_program.h"
#include "support/small_home.h"
#include "support/small_png.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

using recto::test::file_bytes;
using recto::test::read_with;
using recto::test::small_bank;
using recto::test::small_png;
using recto::test::SmallHome;

namespace {

constexpr int cards = 300;  // composed in more than one window

/// A deck `logos` whose every card has the same picture on its front, from the layout, and on its back, from the bank
/// under another name.
class LogoHome : public SmallHome {
 public:
  LogoHome() {
    std::string questions;
    for (int i = 0; i < cards; ++i) {
      questions += fmt::format(
          "  <question id=\"p{}\" topic=\"alpha\" level=\"mid\"><prompt>What is {}?</prompt><short>{}</short>"
          "<image src=\"same.png\" alt=\"black\"/></question>\n",
          i, i, i);
    }
    write("decks/bank/small.xml", small_bank(questions));
    write("decks/bank/same.png", small_png());
    write("layouts/logo.png", small_png());
    write("layouts/logos.xml", R"(<layout id="logos" kind="cards" title="Logos" theme="default">
  <sheet size="A6" source="test"/>
  <grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>
  <duplex flip="long-edge" turn="book"/>
  <style id="body" family="serif" size="9pt"/>
  <front padding="5mm"><image source="logo.png" alt="" width="0.5mm"/><text field="prompt" style="body"/></front>
  <back padding="5mm"><image alt="" width="0.5mm"/><text field="short" style="body"/></back>
</layout>)");
    write_deck("logos", "<select/>", R"(<cards layout="logos"/>)");
  }
  [[nodiscard]] std::string build(const std::string& jobs) const {
    const auto ending = recto({"build", "logos", "--jobs", jobs});
    CAPTURE(ending.err);
    REQUIRE(ending.code == 0);
    return (output() / "logos-logos.pdf").string();
  }
};

}  // namespace

TEST_CASE("a picture that all cards show is one object, drawn on each") {
  const LogoHome home;
  const auto file = home.build("2");
  const std::string script = R"(
import sys, pikepdf
with pikepdf.open(sys.argv[1]) as pdf:
    images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    drawn = sum(str(i.operator) == "Do" for p in pdf.pages for i in pikepdf.parse_content_stream(p))
    print(len(images), drawn)
)";
  CHECK(read_with({"/usr/bin/python3", "-c", script, file}) == fmt::format("1 {}\n", 2 * cards + 8));
}

TEST_CASE("files with pictures do not depend on the number of threads") {
  const LogoHome home;
  const auto alone = file_bytes(home.build("1"));
  CHECK(file_bytes(home.build("4")) == alone);
}
