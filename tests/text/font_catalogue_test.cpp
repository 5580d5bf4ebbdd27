#include "text/font_catalogue.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>

using namespace recto;
using namespace recto::text;

namespace {

/// A file that goes away again.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content)
      : path_{std::filesystem::temp_directory_path() / fmt::format("recto-fonts-{}.xml", ::getpid())} {
    std::ofstream{path_} << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// `message` or `message / note` of the first problem; "" for none.
std::string first_problem(std::string_view content) {
  const TemporaryFile file{content};
  diag::Diagnostics diagnostics;
  const auto catalogue = read_fonts(file.path(), {}, diagnostics);
  CHECK(catalogue.has_value() == diagnostics.all().empty());
  if (diagnostics.all().empty()) return "";
  const auto& problem = diagnostics.all().front();
  return problem.notes.empty() ? problem.message : problem.message + " / " + problem.notes.front();
}

constexpr const char* family = R"(<family id="a" name="A" license="OFL"><file path="a.ttf"/></family>)";

}  // namespace

TEST_CASE("the catalogue of fonts is read") {
  const TemporaryFile file{R"(<fonts>
    <family id="brand" name="Brand" license="OFL-1.1" package="fonts-brand" folder="/fonts/brand">
      <file path="Brand.ttf"/>
      <file path="Brand-It.ttf" weight="650" italic="yes" index="2" axes="wght=650 wdth=87.5" package="fonts-other"/>
    </family>
    <fallback script="Hani Hira" language="ja" families="brand"/>
    <hyphenation language="en" path="/h/en.dic" package="hyphen-en" left="3" right="4"/>
  </fonts>)"};
  diag::Diagnostics diagnostics;
  const auto catalogue = read_fonts(file.path(), {}, diagnostics);
  REQUIRE(catalogue);
  CHECK(catalogue->folder == std::filesystem::temp_directory_path().string());
  const Family* brand = catalogue->find("brand");
  REQUIRE(brand != nullptr);
  CHECK(catalogue->find("other") == nullptr);
  CHECK(brand->name == "Brand");
  CHECK(brand->license == "OFL-1.1");
  REQUIRE(brand->files.size() == 2);
  CHECK(brand->files[0].path == "/fonts/brand/Brand.ttf");
  CHECK(brand->files[0].weight == 400);
  CHECK_FALSE(brand->files[0].italic);
  CHECK(brand->files[0].package == "fonts-brand");
  CHECK(brand->files[1].weight == 650);
  CHECK(brand->files[1].italic);
  CHECK(brand->files[1].index == 2);
  CHECK(brand->files[1].package == "fonts-other");
  CHECK(brand->files[1].axes == std::vector<std::pair<std::string, double>>{{"wght", 650}, {"wdth", 87.5}});
  REQUIRE(catalogue->fallbacks.size() == 2);
  CHECK(catalogue->fallbacks[1].script == "Hira");
  CHECK(catalogue->fallbacks[1].language == "ja");
  CHECK(catalogue->fallbacks[1].families == std::vector<std::string>{"brand"});
  REQUIRE(catalogue->hyphenation.size() == 1);
  CHECK(catalogue->hyphenation[0].left_minimum == 3);
  CHECK(catalogue->hyphenation[0].right_minimum == 4);
}

TEST_CASE("mistakes in the catalogue of fonts are told") {
  const std::pair<std::string, std::string> table[] = {
      {"<deck/>", "root element `deck` in place of `fonts`"},
      {"<fonts/>", "`fonts` without `family`"},
      {"<fonts><family name=\"A\"><file path=\"a\"/></family></fonts>", "`family` without `id`"},
      {"<fonts><family id=\"a\"/></fonts>", "family `a` without `file`"},
      {"<fonts><family id=\"a\"><file/></family></fonts>", "`file` without `path`"},
      {fmt::format("<fonts>{}{}</fonts>", family, family), "family `a` a second time"},
      {fmt::format("<fonts>{}<fallback families=\"b\"/></fonts>", family), "unknown family `b`"},
      {fmt::format("<fonts>{}<fallback/></fonts>", family), "`fallback` without `families`"},
      {fmt::format("<fonts>{}<fallback script=\"Arabic\" families=\"a\"/></fonts>", family),
       "`Arabic` is no script / scripts are named by ISO 15924: `Latn`, `Arab`, `Hani`"},
      {fmt::format("<fonts>{}<hyphenation path=\"x\"/></fonts>", family), "`hyphenation` without `language`"},
      {"<fonts><family id=\"a\"><file path=\"a\" axes=\"weight\"/></family></fonts>",
       "`weight` is no axis setting / write a tag of four letters and a number: `wght=650`"},
      {"<fonts><family id=\"a\"><file path=\"a\" axes=\"wght=bold\"/></family></fonts>",
       "`wght=bold` is no axis setting / write a tag of four letters and a number: `wght=650`"},
  };
  for (const auto& [content, expected] : table) {
    CAPTURE(content);
    const auto problem = first_problem(content);
    CHECK(problem.substr(0, expected.size()) == expected);
  }
}

TEST_CASE("every file that the shipped catalogue names opens and may be embedded") {
  const auto& fonts = test::shipped_fonts();
  for (int i = 0; i < fonts.size(); ++i) {
    CAPTURE(fonts.describe({i}));
    CHECK(fonts.metrics({i}).units_per_em >= 1000);
    CHECK_FALSE(fonts.metrics({i}).postscript_name.empty());
  }
  CHECK(fonts.catalogue().hyphenation.size() > 48);
  for (const auto& file : fonts.catalogue().hyphenation) {
    CAPTURE(file.language);
    const auto gap = fonts.hyphenation_gap(file.language);
    CHECK((fonts.hyphenation(file.language) == nullptr) == gap.has_value());
    if (gap) CHECK(gap->package == file.package);
  }
}
