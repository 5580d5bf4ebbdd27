// What programs that others wrote make of our files.
#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;
using pdf::sample::count;
using pdf::sample::run;

namespace {

const std::string& everything_written() {
  static const std::string bytes =
      pdf::sample::written(pdf::sample::everything(), {.jobs = {2}, .date = 1767225600, .compression = 6});
  return bytes;
}

struct Pixels {
  int width = 0;
  int height = 0;
  std::string rgb;
};

Pixels read_ppm(const std::string& path) {
  const auto bytes = run("cat " + path).output;
  Pixels pixels;
  std::istringstream in{bytes};
  std::string token;
  std::vector<int> numbers;
  in >> token;
  REQUIRE(token == "P6");
  while (numbers.size() < 3 && in >> token) {
    if (token[0] == '#') {
      std::getline(in, token);
    } else {
      numbers.push_back(std::stoi(token));
    }
  }
  pixels.width = numbers.at(0);
  pixels.height = numbers.at(1);
  pixels.rgb = bytes.substr(bytes.size() - static_cast<std::size_t>(pixels.width * pixels.height * 3));
  return pixels;
}

/// Darkness of blocks of 8 by 8 pixels: what is where, but not how an edge is smoothed.  A4 at 60 dpi has 62 by 87.
std::vector<double> blocks(const Pixels& pixels) {
  constexpr int columns = 60;
  constexpr int rows = 85;
  REQUIRE(pixels.width >= columns * 8);
  REQUIRE(pixels.height >= rows * 8);
  std::vector<double> sums(static_cast<std::size_t>(columns * rows));
  for (int y = 0; y < rows * 8; ++y) {
    for (int x = 0; x < columns * 8; ++x) {
      for (int c = 0; c < 3; ++c) {
        const auto value =
            static_cast<unsigned char>(pixels.rgb[static_cast<std::size_t>((y * pixels.width + x) * 3 + c)]);
        sums[static_cast<std::size_t>(y / 8 * columns + x / 8)] += (255.0 - value) / (64 * 3 * 255);
      }
    }
  }
  return sums;
}

double largest_difference(const Pixels& a, const Pixels& b) {
  const auto first = blocks(a);
  const auto second = blocks(b);
  REQUIRE(first.size() == second.size());
  double largest = 0;
  for (std::size_t i = 0; i < first.size(); ++i) largest = std::max(largest, std::abs(first[i] - second[i]));
  return largest;
}

double attribute(const std::string& line, const std::string& key) {
  return std::stod(pdf::sample::between(line, key + "=\"", "\""));
}

}  // namespace

TEST_CASE("qpdf finds no fault") {
  for (const int compression : {0, 1, 6}) {
    const pdf::sample::File file{
        pdf::sample::written(pdf::sample::everything(), {.jobs = {2}, .compression = compression})};
    const auto outcome = run("qpdf --check " + file.path());
    CHECK(outcome.status == 0);
    CHECK(count(outcome.output, "No syntax or stream encoding errors found") == 1);
    CHECK(count(outcome.output, "PDF Version: 1.7") == 1);
    CHECK(count(outcome.output, "WARNING") == 0);
  }
}

TEST_CASE("poppler, MuPDF and Ghostscript read without a warning") {
  for (const int compression : {0, 6}) {
    const pdf::sample::File file{
        pdf::sample::written(pdf::sample::everything(), {.jobs = {2}, .compression = compression})};
    CHECK(run("pdftotext " + file.path() + " /dev/null").output.empty());
    CHECK(run("pdftoppm -r 20 " + file.path() + ' ' + file.beside("p")).output.empty());
    CHECK(run("gs -q -dBATCH -dNOPAUSE -dPDFSTOPONWARNING -sDEVICE=nullpage " + file.path()).output.empty());
    CHECK(run("mutool clean -s " + file.path() + ' ' + file.beside("c.pdf")).output.empty());
    CHECK(run("mutool trace -o " + file.beside("t") + ' ' + file.path() + " 1-2").output.find("rror") ==
          std::string::npos);
    const auto drawn = run("mutool draw -q -r 20 -o " + file.beside("m%d.ppm") + ' ' + file.path()).output;
    CHECK(drawn.find("rror") == std::string::npos);
    // Debian's MuPDF has no colour management, and says so for every file.
    CHECK(count(drawn, "warning") == count(drawn, "warning: ICC support is not available"));
  }
}

TEST_CASE("poppler sees every font embedded, subset and mapped to Unicode") {
  const pdf::sample::File file{everything_written()};
  const auto fonts = run("pdffonts " + file.path()).output;
  CHECK(count(fonts, "\n") == 2 + 5);
  CHECK(count(fonts, " yes yes yes ") == 5);
  CHECK(count(fonts, "CID TrueType") == 3);
  CHECK(count(fonts, "CID Type 0C") == 2);
}

TEST_CASE("poppler reads what the document says about itself") {
  const pdf::sample::File file{everything_written()};
  const auto info = run("TZ=UTC LC_ALL=C.UTF-8 pdfinfo -isodates " + file.path()).output;
  for (const auto* line :
       {"Title:           Żółw & 𝄞 <sample>\n", "Author:          A. N. Author\n", "Subject:         Testing\n",
        "Keywords:        one; two\n", "Creator:         recto test\n", "Producer:        Haru Free PDF Library ",
        "CreationDate:    2026-01-01T00:00:00Z\n", "Tagged:          yes\n", "Pages:           2\n",
        "Page size:       595.276 x 841.89 pts (A4)\n", "PDF version:     1.7\n"}) {
    CAPTURE(line);
    CHECK(count(info, line) == 1);
  }
  const auto metadata = run("pdfinfo -meta " + file.path()).output;
  CHECK(count(metadata, "Żółw &amp; 𝄞 &lt;sample&gt;") == 1);
}

TEST_CASE("what a reader copies is what was written") {
  const pdf::sample::File file{everything_written()};
  const auto text = run("pdftotext -enc UTF-8 " + file.path() + " -").output;
  for (const auto* expected :
       {"Office affairs: fi ffi, AVATAR\n", "Efficient waffles & fjords — “quotes”\n", "日本語の文字と漢字\n",
        "السلام عليكم", "हिन्दी क्षत्रिय\n", "See the manual\n", "The second page\n"}) {
    CAPTURE(expected);
    CHECK(count(text, expected) == 1);
  }
  CHECK(count(text, "Upside down") == 2);
  const auto other =
      run("mutool draw -q -F text -o " + file.beside("t.txt") + ' ' + file.path() + "; cat " + file.beside("t.txt"));
  for (const auto* expected : {"Office affairs: fi ffi, AVATAR\n", "日本語の文字と漢字\n", "हिन्दी क्षत्रिय\n"}) {
    CAPTURE(expected);
    CHECK(count(other.output, expected) == 1);
  }
}

TEST_CASE("poppler reads the logical structure") {
  const pdf::sample::File file{everything_written()};
  const auto structure = run("pdfinfo -struct-text " + file.path()).output;
  const auto objects = std::count(structure.begin(), structure.end(), '\n');
  CAPTURE(structure);
  CHECK(objects > 15);
  for (const auto* expected :
       {"Document\n  H1 (block)\n    \"Office affairs: fi ffi, AVATAR\"\n  P (block)\n    \"Efficient waffles & fjords "
        "— “quotes”\"\n",
        "\"日本語の文字と漢字\"\n", "\"हिन्दी क्षत्रिय\"\n    Link (inline)\n      \"See the manual\"\n      Object ",
        "  Figure", "  P (block)\n    \"The second page\"\n"}) {
    CAPTURE(expected);
    CHECK(count(structure, expected) == 1);
  }
}

TEST_CASE("MuPDF reads outline, labels and destinations") {
  const pdf::sample::File file{everything_written()};
  const auto outline = run("mutool show " + file.path() + " outline").output;
  CHECK(count(outline, "-\t\"First\"\t#page=1&") == 1);
  CHECK(count(outline, "|\t\t\"Zweites Ünder\"\t#page=2&") == 1);
  CHECK(count(outline, "|\t\"Third\"\t#page=2&") == 1);
}

TEST_CASE("three readers paint the same") {
  const pdf::sample::File file{everything_written()};
  const auto pdf = file.path();
  CHECK(run("pdftoppm -r 60 -f 1 -l 1 -singlefile " + pdf + ' ' + file.beside("poppler")).status == 0);
  CHECK(run("mutool draw -q -r 60 -o " + file.beside("mupdf.ppm") + ' ' + pdf + " 1").status == 0);
  CHECK(run("gs -q -dBATCH -dNOPAUSE -sDEVICE=ppmraw -r60 -dTextAlphaBits=4 -dGraphicsAlphaBits=4 -dLastPage=1 -o " +
            file.beside("gs.ppm") + ' ' + pdf)
            .status == 0);
  const auto poppler = read_ppm(file.beside("poppler.ppm"));
  const auto mupdf = read_ppm(file.beside("mupdf.ppm"));
  const auto ghostscript = read_ppm(file.beside("gs.ppm"));
  CHECK(std::abs(poppler.width - mupdf.width) <= 1);
  CHECK(std::abs(poppler.width - ghostscript.width) <= 1);
  CHECK(largest_difference(poppler, mupdf) < 0.15);
  CHECK(largest_difference(poppler, ghostscript) < 0.15);
  const auto ink = blocks(poppler);
  CHECK(std::count_if(ink.begin(), ink.end(), [](double each) { return each > 0.01; }) > 150);
}

TEST_CASE("MuPDF puts glyphs where HarfBuzz put them, within a hundredth of a point") {
  for (const auto* family : {"sans", "inter"}) {
    std::string sentence;
    for (int i = 0; i < 5; ++i) sentence += "Kerned AVATAR wording To Yo, ";
    const auto items = pdf::sample::line(sentence, {20_mm, 30_mm}, {.family = family, .points = 9});
    const auto& text = std::get<page::Text>(items.at(0).is).run;
    const pdf::sample::File file{pdf::sample::written(pdf::sample::document(items), {.jobs = {1}})};
    std::istringstream trace{run("mutool trace " + file.path() + " 1 2>/dev/null").output};
    double pen = 0;
    std::size_t index = 0;
    double worst = 0;
    for (std::string line; std::getline(trace, line);) {
      if (line.find("<g ") == std::string::npos || line.find("glyph=") == std::string::npos) continue;
      const double em = pdf::sample::fonts().metrics(text.face).units_per_em;
      const double expected = (20_mm).in_pt() + (pen + text.glyphs.at(index).x_offset) * 9 / em;
      worst = std::max(worst, std::abs(attribute(line, "x") - expected));
      pen += text.glyphs.at(index++).advance;
    }
    CAPTURE(family);
    CHECK(index == text.glyphs.size());
    CHECK(worst < 0.0105);
  }
}
