#include "picture/make_jpeg.h"
#include "picture/reading.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

namespace {

using namespace recto;
using test::JpegImage;
using test::make_jpeg;
using test::read_bytes;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("a JPEG's bytes are passed through") {
  for (const int components : {1, 3, 4}) {
    for (const int marker : {0xC0, 0xC1, 0xC2}) {
      for (const int sampling : {0x11, 0x21, 0x22, 0x41}) {
        const JpegImage image{
            .width = 37, .height = 19, .components = components, .frame_marker = marker, .sampling = sampling};
        const auto bytes = make_jpeg(image);
        const auto reading = read_bytes(bytes);
        REQUIRE_MESSAGE(reading.picture, reading.message());
        CHECK(reading.diagnostics.all().empty());
        const auto& picture = *reading.raster().pixels;
        CHECK(picture.coding == page::Picture::Coding::jpeg);
        CHECK(picture.width == 37);
        CHECK(picture.height == 19);
        CHECK(picture.components == components);
        CHECK(picture.bits == 8);
        CHECK_FALSE(picture.inverted_cmyk);
        CHECK(picture.data == bytes);
        CHECK(picture.alpha.empty());
      }
    }
  }
}

TEST_CASE("what follows a JPEG's end is left out") {
  const auto bytes = make_jpeg({});
  const auto reading = read_bytes(bytes + "\xFF\xD8 another picture");
  REQUIRE(reading.picture);
  CHECK(reading.raster().pixels->data == bytes);
}

TEST_CASE("only CMYK with Adobe's marker is inverted") {
  const struct {
    int components;
    std::string extra;
    bool inverted;
  } cases[] = {{4, test::adobe_segment(0), true},
               {4, test::adobe_segment(2), true},
               {4, "", false},
               {4, test::jpeg_segment(0xEE, "Acme"), false},
               {3, test::adobe_segment(1), false},
               {1, test::adobe_segment(0), false}};
  for (const auto& [components, extra, inverted] : cases) {
    const auto reading = read_bytes(make_jpeg({.components = components, .extra = extra}));
    REQUIRE(reading.picture);
    CHECK(reading.raster().pixels->inverted_cmyk == inverted);
  }
}

TEST_CASE("a picture taken with a turned camera stands upright") {
  // Where the stored picture's top left and top right corners end up (EXIF 2.32, orientation).
  const struct {
    int orientation;
    std::string top_left, top_right;
  } cases[] = {{1, "top left", "top right"},       {2, "top right", "top left"},   {3, "bottom right", "bottom left"},
               {4, "bottom left", "bottom right"}, {5, "top left", "bottom left"}, {6, "top right", "bottom right"},
               {7, "bottom right", "top right"},   {8, "bottom left", "top left"}};
  const std::vector<std::string> clockwise{"top left", "top right", "bottom right", "bottom left"};
  for (const auto order : {test::ByteOrder::little, test::ByteOrder::big}) {
    for (const auto& [orientation, top_left, top_right] : cases) {
      CAPTURE(orientation);
      const auto extra = test::exif_segment(test::make_exif(orientation, order));
      const auto reading = read_bytes(make_jpeg({.width = 16, .height = 8, .extra = extra}));
      REQUIRE(reading.picture);
      const auto& raster = reading.raster();
      const auto shown = [&](std::size_t corner) {
        if (raster.mirrored) corner = 5 - corner;  // 0 with 1, 2 with 3
        return clockwise[(corner + static_cast<std::size_t>(raster.quarter_turns)) % 4];
      };
      CHECK(shown(0) == top_left);
      CHECK(shown(1) == top_right);
      CHECK(raster.width() == (orientation < 5 ? 16 : 8));
      CHECK(raster.height() == (orientation < 5 ? 8 : 16));
    }
  }
}

TEST_CASE("damaged orientation data leaves a picture as it is") {
  const auto whole = test::make_exif(6, test::ByteOrder::little);
  std::vector<std::string> cases{test::make_exif(0, test::ByteOrder::little), test::make_exif(9, test::ByteOrder::big),
                                 replaced(whole, "II", "XX"), replaced(whole, "\x2A", "\x2B")};
  for (std::size_t size = 0; size < 32; ++size) cases.push_back(whole.substr(0, size));
  cases.push_back(whole.substr(0, 4) + "\xFF\xFF\xFF\xFF" + whole.substr(8));
  for (const auto& exif : cases) {
    const auto reading = read_bytes(make_jpeg({.extra = test::exif_segment(exif)}));
    REQUIRE(reading.picture);
    CHECK(reading.raster().quarter_turns == 0);
    CHECK_FALSE(reading.raster().mirrored);
  }
}

TEST_CASE("a JPEG cut off anywhere is an error") {
  for (const int marker : {0xC0, 0xC2}) {
    const auto bytes = make_jpeg({.width = 20,
                                  .height = 20,
                                  .components = 3,
                                  .frame_marker = marker,
                                  .sampling = 0x22,
                                  .extra = test::exif_segment(test::make_exif(6, test::ByteOrder::big))});
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      CAPTURE(size);
      const auto reading = read_bytes(std::string_view(bytes).substr(0, size));
      CHECK_FALSE(reading.picture);
      REQUIRE(reading.diagnostics.error_count() == 1);
      CHECK(reading.message() == (size < 2 ? "unknown-picture: picture `FILE` is in no known format"
                                           : "truncated-picture: picture `FILE` ends too early"));
    }
  }
}

TEST_CASE("a JPEG damaged in any byte is read or refused") {
  const auto bytes = make_jpeg({.width = 20,
                                .height = 20,
                                .components = 3,
                                .sampling = 0x22,
                                .restart_interval = 1,
                                .extra = test::exif_segment(test::make_exif(6, test::ByteOrder::big))});
  for (std::size_t at = 2; at < bytes.size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7F, 0xD8, 0xFF}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(value);
      const auto reading = read_bytes(damaged);
      CHECK(reading.picture.has_value() == !reading.diagnostics.has_errors());
    }
  }
}

TEST_CASE("a scan that lacks blocks is noticed though the file has its end") {
  for (const int restart_interval : {0, 1, 5}) {
    const JpegImage whole{.width = 80, .height = 80, .components = 3, .restart_interval = restart_interval};
    CHECK(read_bytes(make_jpeg(whole)).picture.has_value());
    auto cut = whole;
    cut.blocks_left_out = 20;
    CHECK(read_bytes(make_jpeg(cut)).message() == "truncated-picture: picture `FILE` ends too early");
  }
}

TEST_CASE("a code outside its table is noticed") {
  auto bytes = make_jpeg({.width = 64, .height = 64});
  bytes[bytes.size() - 4] = '\x7F';
  CHECK(read_bytes(bytes).message() ==
        "corrupt-picture: picture `FILE` is corrupt: a code that its tables do not have");
}

TEST_CASE("JPEGs that a PDF cannot take are refused by their kind") {
  const struct {
    JpegImage image;
    std::string message;
  } cases[] = {
      {{.frame_marker = 0xC3}, "is a lossless JPEG"},
      {{.frame_marker = 0xC5}, "is a hierarchical JPEG"},
      {{.frame_marker = 0xC6}, "is a hierarchical JPEG"},
      {{.frame_marker = 0xC7}, "is a hierarchical JPEG"},
      {{.frame_marker = 0xC9}, "is an arithmetic-coded JPEG"},
      {{.frame_marker = 0xCA}, "is an arithmetic-coded JPEG"},
      {{.frame_marker = 0xCB}, "is an arithmetic-coded JPEG"},
      {{.frame_marker = 0xC1, .precision = 12}, "has 12 bits a component"},
      {{.components = 2}, "has 2 components"},
      {{.height = 0}, "gives its height after its image"},
  };
  for (const auto& [image, message] : cases) {
    const auto reading = read_bytes(make_jpeg(image));
    CHECK_FALSE(reading.picture);
    CHECK(reading.messages() == std::vector<std::string>{"unsupported-picture: picture `FILE` " + message,
                                                         "  save it as a baseline or progressive JPEG of 8 bits"});
  }
}

TEST_CASE("a JPEG of more than a hundred megapixels is refused") {
  const auto small = make_jpeg({.width = 8, .height = 8});
  const auto bytes = replaced(small, std::string_view("\0\x08\0\x08", 4), "\xFF\xFF\xFF\xFF");
  CHECK(read_bytes(bytes).message() == "picture-too-large: picture `FILE` has 65535 by 65535 pixels");
}

TEST_CASE("each way a JPEG can be corrupt is named") {
  const auto good = make_jpeg({.width = 8, .height = 8});
  const std::string frame = test::jpeg_segment(0xC0, std::string_view("\x08\0\x08\0\x08\1\1\x11\0", 9));
  const std::string scan = test::jpeg_segment(0xDA, std::string_view("\1\1\0\0\x3F\0", 6));
  const std::string end = "\xFF\xD9";
  const std::string start = "\xFF\xD8";
  const auto without = [&](const std::string& part) { return replaced(good, part, ""); };
  const struct {
    std::string bytes, message;
  } cases[] = {
      {start + "JFIF", "no marker where one must be"},
      {start + std::string("\xFF\0", 2), "no marker where one must be"},
      {start + start + end, "a marker out of its place"},
      {start + std::string("\xFF\xE0\0\1", 4) + end, "a segment shorter than its head"},
      {start + end, "no image in it"},
      {without(scan + "\x3F"), "no scan for one of its components"},
      {without(frame), "a scan before its frame"},
      {replaced(good, frame, frame + frame), "two frames"},
      {replaced(good, frame, test::jpeg_segment(0xC0, "\x08")), "a short frame header"},
      {replaced(good, frame, test::jpeg_segment(0xC0, std::string_view("\x08\0\x08\0\x08\1\1\x11\0\0", 10))),
       "a frame header of the wrong length"},
      {replaced(good, frame, test::jpeg_segment(0xC0, std::string_view("\x08\0\x08\0\x08\1\1\x15\0", 9))),
       "a sampling factor outside 1 to 4"},
      {replaced(good, frame, test::jpeg_segment(0xC0, std::string_view("\x08\0\x08\0\0\1\1\x11\0", 9))),
       "0 by 8 pixels"},
      {replaced(good, scan, test::jpeg_segment(0xDA, "\1\1")), "a scan header of the wrong length"},
      {replaced(good, scan, test::jpeg_segment(0xDA, std::string_view("\1\7\0\0\x3F\0", 6))),
       "a scan of a component that is not there"},
      {replaced(good, scan, test::jpeg_segment(0xDA, std::string_view("\1\1\x40\0\x3F\0", 6))),
       "a scan with more Huffman tables than there can be"},
      {replaced(good, scan, test::jpeg_segment(0xDA, std::string_view("\1\1\1\0\x3F\0", 6))),
       "a scan without its Huffman tables"},
      {replaced(good, frame, frame + test::jpeg_segment(0xC4, "short")), "a short Huffman table"},
      {replaced(good, frame, frame + test::jpeg_segment(0xC4, std::string(17, '\3'))), "an impossible Huffman table"},
      {replaced(good, frame,
                frame + test::jpeg_segment(0xC4, std::string_view("\0\3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0abc", 20))),
       "an impossible Huffman table"},
      {replaced(good, frame, frame + test::jpeg_segment(0xDD, "abc")), "a restart interval of the wrong length"},
  };
  for (const auto& [bytes, message] : cases) {
    const auto reading = read_bytes(bytes);
    CHECK_FALSE(reading.picture);
    CHECK(reading.messages() == std::vector<std::string>{"corrupt-picture: picture `FILE` is corrupt: " + message});
  }
}

TEST_CASE("fill bytes before markers are taken") {
  const auto good = make_jpeg({});
  CHECK(read_bytes(replaced(good, "\xFF\xDB", "\xFF\xFF\xFF\xDB")).picture.has_value());
  CHECK(read_bytes(replaced(good, "\xFF\xD9", "\xFF\xFF\xD9")).picture.has_value());
}
