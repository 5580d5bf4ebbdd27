// JPEG files of one tone, laid out by hand: every block is a zero difference and an end of block, two bits in all.
#pragma once

#include <string>
#include <string_view>

namespace recto::test {

enum class ByteOrder { little, big };

/// EXIF data (a TIFF header and one directory) with an orientation.
[[nodiscard]] std::string make_exif(int orientation, ByteOrder order);

struct JpegImage {
  int width = 8;
  int height = 8;
  int components = 1;
  int frame_marker = 0xC0;  ///< C2 is laid out as progressive, any other as sequential
  int precision = 8;
  int sampling = 0x11;  ///< of the first component
  int restart_interval = 0;
  std::string extra;        ///< segments before the frame
  int blocks_left_out = 0;  ///< at the end of the last scan
};

[[nodiscard]] std::string jpeg_segment(int marker, std::string_view body);
/// APP14 as Adobe's programs write it.
[[nodiscard]] std::string adobe_segment(int transform);
[[nodiscard]] std::string exif_segment(std::string_view exif);
[[nodiscard]] std::string make_jpeg(const JpegImage& image);

}  // namespace recto::test
