// PNG files of every kind, written by libpng.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace recto::test {

enum class Interlace { none, adam7 };

/// `samples` are of `depth` bits, row by row, channels of a pixel together; of a palette they are indices.
struct PngImage {
  int width = 1;
  int height = 1;
  int depth = 8;
  int color_type = 0;  ///< as in the file: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
  Interlace interlace = Interlace::none;
  std::vector<std::uint16_t> samples;
  std::vector<std::uint8_t> palette;       ///< RGB
  std::vector<std::uint16_t> transparent;  ///< the grey, the colour, or alpha of the palette's first entries
  std::string exif;
};

[[nodiscard]] int channels(int color_type);
[[nodiscard]] std::string make_png(const PngImage& image);

/// A PNG of `chunks` as they are.
struct PngChunk {
  std::string type;
  std::string body;
};
[[nodiscard]] std::string join_png(const std::vector<PngChunk>& chunks);
/// An IHDR's body.
[[nodiscard]] std::string png_header(std::uint32_t width, std::uint32_t height, int depth, int color_type);

}  // namespace recto::test
