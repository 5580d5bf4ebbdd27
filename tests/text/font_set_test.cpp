#include "text/font_set.h"

#include "diag/environment_error.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

using namespace recto;
using namespace recto::text;

namespace {

constexpr const char* vollkorn = "/usr/share/fonts/truetype/vollkorn/Vollkorn-Regular.ttf";

FontSet set_of(FontFile file) {
  return FontSet{{.folder = "", .families = {{.id = "a", .name = "A", .license = "", .files = {std::move(file)}}}}};
}

std::string opening_error(const FontFile& file) {
  try {
    (void)set_of(file).metrics({0});
  } catch (const diag::EnvironmentError& error) {
    return error.what();
  }
  return "";
}

std::string read(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// A copy of Vollkorn with other licence bits.
std::string with_permissions(unsigned char high, unsigned char low) {
  auto bytes = read(vollkorn);
  const auto entry = bytes.find("OS/2");
  std::size_t table = 0;
  for (std::size_t i = 0; i < 4; ++i) table = table << 8 | static_cast<unsigned char>(bytes[entry + 8 + i]);
  bytes[table + 8] = static_cast<char>(high);
  bytes[table + 9] = static_cast<char>(low);
  return bytes;
}

FontFile temporary(std::string_view name, std::string_view bytes) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("recto-{}-{}", ::getpid(), name);
  std::ofstream{path, std::ios::binary} << bytes;
  return {.path = path.string()};
}

}  // namespace

TEST_CASE("fonts are matched by slant, then weight as CSS does") {
  std::vector<FontFile> files;
  for (const int weight : {300, 400, 500, 700, 900}) files.push_back({.path = "x", .weight = weight});
  files.push_back({.path = "x", .weight = 400, .italic = true});
  const FontSet fonts{{.folder = "", .families = {{.id = "a", .name = "", .license = "", .files = files}}}};
  struct Row {
    int weight;
    bool italic;
    int face;
  };
  for (const auto& [weight, italic, face] :
       {Row{400, false, 1}, Row{450, false, 2}, Row{500, false, 2}, Row{350, false, 0}, Row{200, false, 0},
        Row{600, false, 3}, Row{800, false, 4}, Row{1000, false, 4}, Row{700, true, 5}}) {
    CAPTURE(weight);
    CHECK(fonts.face("a", weight, italic).value == face);
  }
}

TEST_CASE("fallbacks come from the most particular entry to the least") {
  const auto family = [](const char* id) {
    return Family{.id = id, .name = id, .license = "", .files = {{.path = id}}};
  };
  const FontSet fonts{
      {.folder = "",
       .families = {family("any"), family("han"), family("ja"), family("hant")},
       .fallbacks = {{"", "", {"any"}}, {"Hani", "", {"han"}}, {"Hani", "ja", {"ja"}}, {"Hani", "zh-Hant", {"hant"}}}}};
  const auto ids = [&](const char* script, const char* language) {
    std::string joined;
    for (const auto face : fonts.fallbacks(script, language, 400, false)) {
      joined += (joined.empty() ? "" : " ") + fonts.catalogue().families[static_cast<std::size_t>(face.value)].id;
    }
    return joined;
  };
  CHECK(ids("Hani", "ja") == "ja han any");
  CHECK(ids("Hani", "ja-JP") == "ja han any");
  CHECK(ids("Hani", "zh-Hant-TW") == "hant han any");
  CHECK(ids("Hani", "en") == "han any");
  CHECK(ids("Arab", "ar") == "any");
}

TEST_CASE("a font that cannot be used is told with its cause") {
  const auto garbage = temporary("garbage.ttf", "this is no font");
  const auto restricted = temporary("restricted.ttf", with_permissions(0, 2));
  const auto unsubsettable = temporary("unsubsettable.ttf", with_permissions(1, 0));
  const auto bitmaps = temporary("bitmaps.ttf", with_permissions(2, 0));
  const auto preview = temporary("preview.ttf", with_permissions(0, 4));
  CHECK(opening_error({.path = "/nowhere/a.ttf"}) == "font `/nowhere/a.ttf`: no such file");
  CHECK(opening_error({.path = "/nowhere/a.ttf", .package = "fonts-a"}) ==
        "font `/nowhere/a.ttf`: no such file; install the package `fonts-a`");
  CHECK(opening_error({.path = "/"}) == "font `/`: cannot be read");
  CHECK(opening_error(garbage) == fmt::format("font `{}`: no font", garbage.path));
  CHECK(opening_error({.path = vollkorn, .index = 3}) == fmt::format("font `{}`: no font with index 3", vollkorn));
  CHECK(opening_error({.path = vollkorn, .axes = {{"wght", 500}}}) ==
        fmt::format("font `{}`: no axis `wght`", vollkorn));
  CHECK(opening_error(restricted) ==
        fmt::format("font `{}`: its licence bits forbid embedding (OS/2 fsType)", restricted.path));
  CHECK(opening_error(unsubsettable) ==
        fmt::format("font `{}`: its licence bits forbid subsetting (OS/2 fsType)", unsubsettable.path));
  CHECK(opening_error(bitmaps) ==
        fmt::format("font `{}`: its licence bits allow embedding of bitmaps only (OS/2 fsType)", bitmaps.path));
  CHECK(opening_error(preview).empty());
  for (const auto& file : {garbage, restricted, unsubsettable, bitmaps, preview}) std::filesystem::remove(file.path);
}

TEST_CASE("metrics are the font's own") {
  const auto& fonts = test::shipped_fonts();
  const auto& serif = fonts.metrics(fonts.face("serif", 400, false));
  CHECK(serif.units_per_em == 1000);
  CHECK(serif.ascent > 700);
  CHECK(serif.descent < -200);
  CHECK(serif.cap_height > serif.x_height);
  CHECK(serif.x_height > 300);
  CHECK(serif.postscript_name == "Vollkorn-Regular");
  CHECK(fonts.metrics(fonts.face("liberation-serif", 400, false)).serif);
  CHECK_FALSE(serif.monospaced);
  CHECK(fonts.metrics(fonts.face("serif", 400, true)).italic_angle < 0);
  CHECK(fonts.metrics(fonts.face("mono", 400, false)).monospaced);
  CHECK_FALSE(fonts.metrics(fonts.face("sans", 400, false)).serif);
}

TEST_CASE("data for embedding is the whole file and the place in it") {
  const auto& fonts = test::shipped_fonts();
  const auto face = fonts.face("cjk-ko", 400, false);
  const auto data = fonts.data(face);
  CHECK(data.index == 1);
  CHECK(data.bytes.substr(0, 4) == "ttcf");
  CHECK(data.bytes.size() == std::filesystem::file_size("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"));
  CHECK(fonts.describe(face) == "Noto Serif CJK, Korean, 400, /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
  CHECK(fonts.has_glyph(face, U'한'));
  CHECK_FALSE(fonts.has_glyph(fonts.face("serif", 400, false), U'한'));
}

TEST_CASE("faces keep their numbers whichever thread opens them first") {
  const FontSet fonts{test::shipped_fonts().catalogue()};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&fonts, t] {
      for (int i = 0; i < 20; ++i) (void)fonts.metrics({(i * 7 + t * 5) % 20});
    });
  }
  for (auto& thread : threads) thread.join();
  for (int i = 0; i < 20; ++i) {
    CHECK(fonts.metrics({i}).postscript_name == test::shipped_fonts().metrics({i}).postscript_name);
  }
}
