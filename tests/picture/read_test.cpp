#include "picture/read.h"

#include "picture/make_jpeg.h"
#include "picture/make_png.h"
#include "picture/reading.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace {

using namespace recto;
using namespace std::string_view_literals;
using test::read_bytes;
using test::read_path;

constexpr auto square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>)"sv;

}  // namespace

TEST_CASE("a picture is known by its content, not by its name") {
  const test::TemporaryFolder folder;
  const auto png = test::make_png({.samples = {7}});
  CHECK(std::holds_alternative<picture::Raster>(*read_path(folder.write("a.jpg", png)).picture));
  CHECK(std::holds_alternative<picture::Raster>(*read_path(folder.write("a.svg", test::make_jpeg({}))).picture));
  CHECK(std::holds_alternative<picture::Drawing>(*read_path(folder.write("a.png", square)).picture));
  const auto blank = "\xEF\xBB\xBF\n" + std::string(square);
  CHECK(std::holds_alternative<picture::Drawing>(*read_path(folder.write("b", blank)).picture));
}

TEST_CASE("other formats are named") {
  const struct {
    std::string_view bytes, what;
  } cases[] = {{"GIF89a", "is a GIF file"},
               {"BM123456", "is a BMP file"},
               {"II*\0"sv, "is a TIFF file"},
               {"MM\0*"sv, "is a TIFF file"},
               {"RIFF1234WEBPVP8 ", "is a WebP file"},
               {"\0\0\0\x20"
                "ftypavif"sv,
                "is an AVIF file"},
               {"\0\0\0\x20"
                "ftypheic"sv,
                "is a HEIC file"},
               {"\0\0\0\x0CjP  "sv, "is a JPEG 2000 file"},
               {"%PDF-1.7", "is a PDF file"},
               {"\x1F\x8B\x08", "is a compressed SVG file"},
               {"text", "is in no known format"},
               {"\xFF\xFE<\0"sv, "is in no known format"}};
  for (const auto& [bytes, what] : cases) {
    const auto reading = read_bytes(bytes);
    CHECK_FALSE(reading.picture);
    CHECK(reading.messages() == std::vector<std::string>{"unknown-picture: picture `FILE` " + std::string(what),
                                                         "  PNG, JPEG and SVG are read"});
    CHECK(reading.diagnostics.all()[0].span == reading.place);
  }
}

TEST_CASE("a missing picture is an error where it is named, with the file that was meant") {
  const test::TemporaryFolder folder;
  static_cast<void>(folder.write("diagram.png", "x"));
  const auto reading = read_path((folder.path() / "diagrm.png").string());
  CHECK_FALSE(reading.picture);
  CHECK(reading.messages() ==
        std::vector<std::string>{"no-such-file: no such file `FILE`", "  did you mean `diagram.png`?"});
  CHECK(reading.diagnostics.all()[0].span == reading.place);
  CHECK(read_path((folder.path() / "no" / "such.png").string()).messages() ==
        std::vector<std::string>{"no-such-file: no such file `FILE`"});
}

TEST_CASE("a folder, an empty file and one that cannot be read are no pictures") {
  const test::TemporaryFolder folder;
  CHECK(read_path(folder.path().string()).message() == "directory: directory in place of a file `FILE`");
  CHECK(read_bytes("").message() == "empty-file: empty file `FILE`");
  const std::string long_name(5000, 'x');
  CHECK(read_path(long_name).message() == "unreadable: unreadable file `FILE`: File name too long");
}

TEST_CASE("a file above 64 MiB is refused unread") {
  const test::TemporaryFolder folder;
  const auto path = folder.write("large", test::make_png({.samples = {7}}));
  std::filesystem::resize_file(path, picture::largest_file);  // sparse
  CHECK(read_path(path).picture.has_value());
  std::filesystem::resize_file(path, picture::largest_file + 1);
  CHECK(read_path(path).message() ==
        "too-large: file too large `FILE`: 67108865 bytes where at most 67108864 are read");
}
