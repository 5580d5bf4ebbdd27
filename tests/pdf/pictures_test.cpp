#include "pdf/pictures.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;
using pdf::sample::between;
using pdf::sample::count;

namespace {

page::Picture picture(int components, std::string data) {
  page::Picture made{.width = 2, .height = 1, .components = components};
  made.data = std::move(data);
  return made;
}

std::string written(const std::vector<page::Picture>& pictures, int compression = 0) {
  page::Document document;
  for (const auto& each : pictures) {
    document.pages.push_back(pdf::sample::a4(
        {{page::Image{.picture = std::make_shared<const page::Picture>(each), .box = {{}, {9_mm, 9_mm}}}}}));
  }
  return pdf::sample::written(document, {.jobs = {2}, .date = {}, .compression = compression});
}

const std::string image = "/Type/XObject/Subtype/Image/Width 2/Height 1";

}  // namespace

TEST_CASE("pictures have the colour space of their components") {
  CHECK(between(written({picture(1, "ab")}), image, ">>") == "/ColorSpace/DeviceGray/BitsPerComponent 8/Length 2");
  CHECK(between(written({picture(3, "abcdef")}), image, ">>") == "/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 6");
  auto cmyk = picture(4, "abcdefgh");
  CHECK(between(written({cmyk}), image, ">>") == "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Length 8");
  cmyk.inverted_cmyk = true;
  CHECK(count(written({cmyk}), "/Decode[1 0 1 0 1 0 1 0]") == 1);
}

TEST_CASE("a JPEG is passed through whatever the compression") {
  auto jpeg = picture(3, "\xFF\xD8 not looked at");
  jpeg.coding = page::Picture::Coding::jpeg;
  for (const int compression : {0, 6}) {
    CHECK(count(written({jpeg}, compression),
                "/Filter/DCTDecode/Length 16>>\nstream\n\xFF\xD8 not looked at\nendstream") == 1);
  }
}

TEST_CASE("transparency is a soft mask") {
  auto glass = picture(1, "ab");
  glass.alpha = "cd";
  const auto bytes = written({glass});
  CHECK(count(bytes, image + "/ColorSpace/DeviceGray/BitsPerComponent 8/Length 2>>\nstream\ncd\n") == 1);
  CHECK(count(bytes, "/SMask ") == 1);
}

TEST_CASE("identical pictures stand in the file once, others apart") {
  auto glass = picture(1, "ab");
  glass.alpha = "cd";
  const auto bytes = written({picture(1, "ab"), picture(1, "ab"), picture(1, "ac"), glass, glass});
  CHECK(count(bytes, "/Subtype/Image") == 4);  // one of them a mask
  CHECK(count(bytes, "/XObject<</I0 ") == 2);
  CHECK(count(bytes, "/XObject<</I1 ") == 1);
  CHECK(count(bytes, "/XObject<</I2 ") == 2);
}

TEST_CASE("a picture of nature is stored with PNG's filters, which readers undo") {
  page::Picture gradient{.width = 60, .height = 60, .components = 3};
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 60; ++x) {
      for (int c = 0; c < 3; ++c) gradient.data += static_cast<char>(2 * x + (c + 1) * y / 2);
    }
  }
  const auto bytes = written({gradient}, 6);
  CHECK(count(bytes, "/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 60>>") == 1);
  const pdf::sample::File file{bytes};
  CHECK(pdf::sample::run("pdfimages " + file.path() + ' ' + file.beside("image")).status == 0);
  const auto pixels = pdf::sample::run("cat " + file.beside("image-000.ppm")).output;
  CHECK(pixels == "P6\n60 60\n255\n" + gradient.data);
}
