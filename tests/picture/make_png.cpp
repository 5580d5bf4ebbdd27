#include "picture/make_png.h"

#include <png.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

namespace recto::test {
namespace {

void append(png_structp png, png_bytep data, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

std::vector<png_byte> packed_row(const PngImage& image, std::size_t y) {
  const auto count = static_cast<std::size_t>(image.width * channels(image.color_type));
  const auto depth = static_cast<unsigned>(image.depth);
  std::vector<png_byte> row((count * depth + 7) / 8);
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned sample = image.samples.at(y * count + i);
    if (depth == 16) {
      row[2 * i] = static_cast<png_byte>(sample >> 8U);
      row[2 * i + 1] = static_cast<png_byte>(sample);
    } else {
      const auto bit = i * depth;
      row[bit / 8] = static_cast<png_byte>(row[bit / 8] | sample << (8 - depth - bit % 8));
    }
  }
  return row;
}

void set_palette(png_structp png, png_infop info, const PngImage& image) {
  std::vector<png_color> colors;
  for (std::size_t i = 0; i + 2 < image.palette.size(); i += 3) {
    colors.push_back({image.palette[i], image.palette[i + 1], image.palette[i + 2]});
  }
  if (!colors.empty()) png_set_PLTE(png, info, colors.data(), static_cast<int>(colors.size()));
}

void set_transparency(png_structp png, png_infop info, const PngImage& image) {
  const auto& given = image.transparent;
  if (given.empty()) return;
  std::vector<png_byte> alphas(given.begin(), given.end());
  png_color_16 color{};
  if (image.color_type == PNG_COLOR_TYPE_GRAY) color.gray = given[0];
  if (image.color_type == PNG_COLOR_TYPE_RGB) color.red = given[0], color.green = given[1], color.blue = given[2];
  const bool indexed = image.color_type == PNG_COLOR_TYPE_PALETTE;
  png_set_tRNS(png, info, indexed ? alphas.data() : nullptr, indexed ? static_cast<int>(alphas.size()) : 1, &color);
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (unsigned shift = 32; shift > 0;) bytes += static_cast<char>(value >> (shift -= 8) & 0xFFU);
  return bytes;
}

/// CRC-32 as PNG's annex D defines it.
std::uint32_t checksum(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? 0xEDB88320 ^ crc >> 1U : crc >> 1U;
  }
  return ~crc;
}

}  // namespace

int channels(int color_type) {
  constexpr std::array<int, 7> counts{1, 0, 3, 1, 2, 0, 4};
  return counts.at(static_cast<std::size_t>(color_type));
}

std::string make_png(const PngImage& image) {
  std::string bytes;
  std::vector<std::vector<png_byte>> rows;
  for (int y = 0; y < image.height; ++y) rows.push_back(packed_row(image, static_cast<std::size_t>(y)));
  std::vector<png_bytep> pointers;
  for (auto& row : rows) pointers.push_back(row.data());
  auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  auto* info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png)) != 0) std::abort();
  png_set_write_fn(png, &bytes, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), image.depth,
               image.color_type, image.interlace == Interlace::adam7 ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  set_palette(png, info, image);
  set_transparency(png, info, image);
  std::vector<png_byte> exif(image.exif.begin(), image.exif.end());
  if (!exif.empty()) png_set_eXIf_1(png, info, static_cast<png_uint_32>(exif.size()), exif.data());
  png_write_info(png, info);
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

std::string join_png(const std::vector<PngChunk>& chunks) {
  std::string bytes = "\x89PNG\r\n\x1A\n";
  for (const auto& [type, body] : chunks) {
    bytes += big_endian(static_cast<std::uint32_t>(body.size())) + type + body + big_endian(checksum(type + body));
  }
  return bytes;
}

std::string png_header(std::uint32_t width, std::uint32_t height, int depth, int color_type) {
  std::string body = big_endian(width) + big_endian(height);
  body += static_cast<char>(depth);
  body += static_cast<char>(color_type);
  return body.append(3, '\0');
}

}  // namespace recto::test
