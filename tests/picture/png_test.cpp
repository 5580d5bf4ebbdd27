#include "picture/make_jpeg.h"
#include "picture/make_png.h"
#include "picture/reading.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

using namespace recto;
using test::Interlace;
using test::join_png;
using test::make_png;
using test::PngImage;
using test::read_bytes;

constexpr int grey = 0, rgb = 2, palette = 3, grey_alpha = 4, rgb_alpha = 6;

/// Odd sides, so that rows end within bytes and the passes of interlacing are uneven.
PngImage patterned(int color_type, int depth, Interlace interlace) {
  PngImage image{.width = 11, .height = 9, .depth = depth, .color_type = color_type, .interlace = interlace};
  const auto count = static_cast<unsigned>(image.width * image.height * test::channels(color_type));
  for (unsigned i = 0; i < count; ++i) {
    image.samples.push_back(static_cast<std::uint16_t>((i * 2749U + i / 7U) % (1U << static_cast<unsigned>(depth))));
  }
  if (color_type != palette) return image;
  for (unsigned i = 0; i < 3U << static_cast<unsigned>(depth); ++i) {
    image.palette.push_back(static_cast<std::uint8_t>(i * 37U % 256U));
  }
  return image;
}

char eight_bits(unsigned sample, int depth) {
  const unsigned most = (1U << static_cast<unsigned>(depth)) - 1;
  return static_cast<char>((sample * 255U + most / 2) / most);
}

struct Planes {
  std::string color;
  std::string alpha;
};

/// What a picture must look like, computed from the samples.
Planes expected(const PngImage& image) {
  const auto channels = static_cast<std::size_t>(test::channels(image.color_type));
  const bool has_alpha = image.color_type == grey_alpha || image.color_type == rgb_alpha;
  Planes planes;
  for (std::size_t pixel = 0; pixel < image.samples.size(); pixel += channels) {
    const auto* samples = &image.samples[pixel];
    const std::vector<std::uint16_t> color(samples, samples + channels - (has_alpha ? 1 : 0));
    if (image.color_type == palette) {
      for (unsigned i = 0; i < 3; ++i) planes.color += static_cast<char>(image.palette[color[0] * 3U + i]);
    } else {
      for (const auto sample : color) planes.color += eight_bits(sample, image.depth);
    }
    if (has_alpha) planes.alpha += eight_bits(samples[channels - 1], image.depth);
    if (image.transparent.empty()) continue;
    const auto alpha = image.color_type != palette           ? (color == image.transparent ? 0 : 255)
                       : color[0] < image.transparent.size() ? image.transparent[color[0]]
                                                             : 255;
    planes.alpha += static_cast<char>(alpha);
  }
  return planes;
}

void check_read(const PngImage& image) {
  CAPTURE(image.color_type);
  CAPTURE(image.depth);
  CAPTURE(image.interlace);
  const auto reading = read_bytes(make_png(image));
  REQUIRE_MESSAGE(reading.picture, reading.message());
  CHECK(reading.diagnostics.all().empty());
  const auto& picture = *reading.raster().pixels;
  const bool is_grey = image.color_type == grey || image.color_type == grey_alpha;
  CHECK(picture.coding == page::Picture::Coding::raw);
  CHECK(picture.width == image.width);
  CHECK(picture.height == image.height);
  CHECK(picture.bits == 8);
  CHECK(picture.components == (is_grey ? 1 : 3));
  const auto planes = expected(image);
  CHECK(picture.data == planes.color);
  CHECK(picture.alpha == planes.alpha);
}

constexpr std::pair<int, int> kinds[] = {
    {grey, 1},    {grey, 2}, {grey, 4}, {grey, 8},       {grey, 16},       {palette, 1},   {palette, 2},   {palette, 4},
    {palette, 8}, {rgb, 8},  {rgb, 16}, {grey_alpha, 8}, {grey_alpha, 16}, {rgb_alpha, 8}, {rgb_alpha, 16}};

PngImage small() {
  return {
      .width = 3, .height = 2, .color_type = rgb, .samples = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
}

}  // namespace

TEST_CASE("PNGs of every colour type and depth come out as 8-bit grey or RGB, interlaced or not") {
  for (const auto& [color_type, depth] : kinds) {
    check_read(patterned(color_type, depth, Interlace::none));
    check_read(patterned(color_type, depth, Interlace::adam7));
  }
}

TEST_CASE("a transparent colour or palette entry becomes alpha") {
  for (const auto& [color_type, depth] : kinds) {
    if (color_type == grey_alpha || color_type == rgb_alpha) continue;
    for (const auto interlace : {Interlace::none, Interlace::adam7}) {
      auto image = patterned(color_type, depth, interlace);
      image.transparent = {image.samples.begin(), image.samples.begin() + test::channels(color_type)};
      if (color_type == palette) image.transparent = {0, 128};
      check_read(image);
    }
  }
}

TEST_CASE("alpha that is opaque throughout is left out") {
  const PngImage image{.width = 2, .height = 1, .color_type = rgb_alpha, .samples = {1, 2, 3, 255, 4, 5, 6, 255}};
  const auto reading = read_bytes(make_png(image));
  REQUIRE(reading.picture);
  CHECK(reading.raster().pixels->alpha.empty());
  CHECK(reading.raster().pixels->data == "\1\2\3\4\5\6");
}

TEST_CASE("gamma is not applied, and text, profiles and time are passed over") {
  auto bytes = make_png(small());
  const auto plain = read_bytes(bytes);
  const auto extra = join_png({{"gAMA", std::string("\0\1\x11\x70", 4)}, {"tEXt", "a"}, {"iCCP", "not a profile"}});
  bytes.insert(33, extra.substr(8));
  const auto reading = read_bytes(bytes);
  REQUIRE_MESSAGE(reading.picture, reading.message());
  CHECK(reading.raster().pixels->data == plain.raster().pixels->data);
}

TEST_CASE("the orientation in a PNG is heeded") {
  auto image = small();
  image.exif = test::make_exif(6, test::ByteOrder::big);
  const auto reading = read_bytes(make_png(image));
  REQUIRE(reading.picture);
  CHECK(reading.raster().quarter_turns == 1);
  CHECK(reading.raster().width() == 2);
  CHECK(reading.raster().height() == 3);
}

TEST_CASE("a PNG cut off anywhere is an error") {
  const auto bytes = make_png(small());
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    CAPTURE(size);
    const auto reading = read_bytes(std::string_view(bytes).substr(0, size));
    CHECK_FALSE(reading.picture);
    REQUIRE(reading.diagnostics.error_count() == 1);
    CHECK(reading.message() == (size < 8 ? "unknown-picture: picture `FILE` is in no known format"
                                         : "truncated-picture: picture `FILE` ends too early"));
    CHECK(reading.diagnostics.all()[0].span == reading.place);
  }
}

TEST_CASE("a damaged byte anywhere in a PNG is an error") {
  auto image = patterned(palette, 4, Interlace::adam7);
  image.transparent = {7, 8, 9};
  const auto bytes = make_png(image);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const unsigned change : {0x01U, 0x20U, 0x80U, 0xFFU}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ change);
      CAPTURE(at);
      CAPTURE(change);
      const auto reading = read_bytes(damaged);
      CHECK_FALSE(reading.picture);
      CHECK(reading.diagnostics.error_count() == 1);
    }
  }
}

TEST_CASE("what follows a PNG's end does no harm") {
  CHECK(read_bytes(make_png(small()) + "trailing").picture.has_value());
}

TEST_CASE("a PNG that is whole but wrong is corrupt, in libpng's words") {
  const std::string one_row("\x78\x01\x01\x02\x00\xFD\xFF\x00\x55\x00\x57\x00\x56", 13);  // filter 0, one grey pixel
  const struct {
    std::vector<test::PngChunk> chunks;
    std::string message;
  } cases[] = {
      {{{"IHDR", test::png_header(1, 1, 3, grey)}}, "corrupt-picture: picture `FILE` is corrupt: "},
      {{{"IHDR", test::png_header(1, 1, 8, 5)}}, "corrupt-picture: picture `FILE` is corrupt: "},
      {{{"IHDR", test::png_header(0, 1, 8, grey)}}, "corrupt-picture: picture `FILE` is corrupt: "},
      {{{"IHDR", test::png_header(1, 1, 8, palette)}, {"IDAT", one_row}, {"IEND", ""}},
       "corrupt-picture: picture `FILE` is corrupt: "},
      {{{"IHDR", test::png_header(1, 2, 8, grey)}, {"IDAT", one_row}, {"IEND", ""}},
       "corrupt-picture: picture `FILE` is corrupt: "},
      {{{"IHDR", test::png_header(1, 1, 8, grey)}, {"IEND", ""}}, "corrupt-picture: picture `FILE` is corrupt: "},
  };
  for (const auto& [chunks, message] : cases) {
    const auto reading = read_bytes(join_png(chunks));
    CHECK_FALSE(reading.picture);
    CHECK(reading.message().starts_with(message));
    CHECK(reading.message().size() > message.size());
  }
  CHECK(read_bytes(join_png({{"IHDR", test::png_header(1, 1, 8, grey)}, {"IDAT", one_row}, {"IEND", ""}})).picture);
}

TEST_CASE("a PNG of more than a hundred megapixels is refused before it is decoded") {
  const struct {
    std::uint32_t width, height;
  } cases[] = {{10'001, 10'000}, {2'147'483'647, 2'147'483'647}, {100'000'001, 1}};
  for (const auto& [width, height] : cases) {
    const auto reading = read_bytes(join_png({{"IHDR", test::png_header(width, height, 16, rgb_alpha)}, {"IDAT", ""}}));
    CHECK_FALSE(reading.picture);
    CHECK(reading.messages() ==
          std::vector<std::string>{fmt::format("picture-too-large: picture `FILE` has {} by {} pixels", width, height),
                                   "  at most 100 megapixels are read; scale it down"});
  }
}
