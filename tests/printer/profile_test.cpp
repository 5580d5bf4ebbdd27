#include "printer/profile.h"

#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::printer {
namespace {

using namespace geometry::literals;

struct Read {
  std::optional<Profile> profile;
  std::string messages;
};

Read read_text(const std::string& text, const std::string& name = "office.xml") {
  const test::TemporaryFolder folder;
  const auto path = folder.write(name, text);
  diag::Diagnostics diagnostics;
  Read result{read(path, {}, diagnostics), {}};
  for (const auto& each : diagnostics.all()) result.messages += each.code + ": " + each.message + "\n";
  return result;
}

TEST_CASE("a profile says all that a printer does to paper") {
  const auto result = read_text(
      R"(<printer id="office" title="Office laser" default="yes" paper="A4 200 g"><back shift="0.6mm,-0.4mm" skew="0.2deg" scale-x="99.8%" scale-y="100.1%"/>
         <front shift="0mm,0.3mm"/><unprintable all="4.2mm" top="5mm"/><stack drawn="last-sheet"/></printer>)");
  CHECK(result.messages.empty());
  REQUIRE(result.profile.has_value());
  const auto& profile = *result.profile;
  CHECK(profile.title == "Office laser");
  CHECK(profile.use == Use::by_default);
  CHECK(profile.back.shift == geometry::Point{0.6_mm, -0.4_mm});
  CHECK(profile.back.skew == 0.2);
  CHECK(profile.back.scale_x == doctest::Approx(0.998));
  CHECK(profile.front_shift == geometry::Point{0_mm, 0.3_mm});
  CHECK(profile.unprintable == geometry::Insets{5_mm, 4.2_mm, 4.2_mm, 4.2_mm});
  CHECK(profile.stack == Drawn::last_sheet);
}

TEST_CASE("a profile that is written is read as the same") {
  Profile profile{.id = "office", .title = "R&D <\"2\">", .use = Use::by_default, .paper = "card"};
  profile.back = {.shift = {0.61_mm, -0.4_mm}, .skew = -0.125, .scale_x = 0.99813, .scale_y = 1.001};
  profile.front_shift = {0.2_mm, -0.1_mm};
  profile.unprintable = geometry::Insets::all(4.2_mm);
  profile.stack = Drawn::first_sheet;
  auto again = read_text(to_xml(profile));
  CHECK(again.messages.empty());
  REQUIRE(again.profile.has_value());
  CHECK(to_xml(*again.profile) == to_xml(profile));
  CHECK(to_text(*again.profile) ==
        "backs moved 0.61mm, -0.4mm, turned -0.125\u00B0, scaled 99.813 % x 100.1 %; fronts moved 0.2mm, -0.1mm");
}

TEST_CASE("what no profile can be is refused in place") {
  const struct {
    std::string text;
    std::string said;
  } cases[] = {
      {"<printer/>", "missing-attribute: `printer` without `id`"},
      {R"(<printer id="home"/>)", "id-not-file-name: printer `home` in file `office.xml`"},
      {R"(<printer id="office" speed="9"/>)", "unknown-attribute"},
      {R"(<printer id="office"><back shift="1mm"/></printer>)", "bad-length: `1mm` is not two lengths with units"},
      {R"(<printer id="office"><back shift="11mm,0mm"/></printer>)",
       "out-of-range: `shift` of 11mm,0mm is more than 10mm"},
      {R"(<printer id="office"><back skew="0.2"/></printer>)", "bad-number: `0.2` is not a number with the unit `deg`"},
      {R"(<printer id="office"><back skew="4deg"/></printer>)",
       "out-of-range: `skew` of 4deg is not between -3deg and 3deg"},
      {R"(<printer id="office"><back scale-x="80%"/></printer>)",
       "out-of-range: `scale-x` of 80% is not between 95% and 105%"},
      {R"(<printer id="office"><back scale-y="nan%"/></printer>)", "out-of-range"},
      {R"(<printer id="office"><unprintable all="50mm"/></printer>)", "out-of-range: `all` of more than 40mm"},
      {R"(<printer id="office"><stack/></printer>)", "missing-attribute: `stack` without `drawn`"},
      {R"(<printer id="office"><back/><back/></printer>)", "duplicate-element: second `back` in `printer`"},
      {"<deck/>", "wrong-root"},
      {"<printer id=\"office\"", ""},
  };
  for (const auto& [text, said] : cases) {
    CAPTURE(text);
    const auto result = read_text(text);
    CAPTURE(result.messages);
    CHECK_FALSE(result.profile.has_value());
    CHECK(result.messages.find(said) != std::string::npos);
  }
}

}  // namespace
}  // namespace recto::printer
