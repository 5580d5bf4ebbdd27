#include "picture/make_jpeg.h"

#include <algorithm>

namespace recto::test {
namespace {

std::string byte(int value) { return {static_cast<char>(value)}; }
std::string word(int value) { return byte(value >> 8) + byte(value & 255); }

/// Tables 0 for DC and AC, each with one code: `0` for the symbol zero.
std::string tables() {
  const std::string one_code = byte(1) + std::string(15, '\0') + byte(0);
  return jpeg_segment(0xDB, byte(0) + std::string(64, '\1')) +
         jpeg_segment(0xC4, byte(0x00) + one_code + byte(0x10) + one_code);
}

std::string frame(const JpegImage& image) {
  std::string body = byte(image.precision) + word(image.height) + word(image.width) + byte(image.components);
  for (int i = 0; i < image.components; ++i) body += byte(i + 1) + byte(i == 0 ? image.sampling : 0x11) + byte(0);
  return jpeg_segment(image.frame_marker, body);
}

/// `bits` zeros, filled up with ones.
std::string zeros(int bits) {
  std::string coded(static_cast<std::size_t>(bits / 8), '\0');
  if (bits % 8 != 0) coded += byte(0xFF >> bits % 8);
  return coded;
}

/// Units of `bits` zeros with restart markers between intervals.
std::string coded(int units, int bits, int interval) {
  if (interval == 0) return zeros(units * bits);
  std::string all;
  for (int done = 0, restart = 0; done < units; done += interval, ++restart) {
    if (done > 0) all += byte(0xFF) + byte(0xD0 + (restart - 1) % 8);
    all += zeros(std::min(interval, units - done) * bits);
  }
  return all;
}

std::string scan_header(int first, int count, std::string_view spectrum) {
  std::string body = byte(count);
  for (int i = 0; i < count; ++i) body += byte(first + i) + byte(0);
  return jpeg_segment(0xDA, body + std::string(spectrum));
}

int ceiling(int value, int divisor) { return (value + divisor - 1) / divisor; }

std::string scans(const JpegImage& image) {
  const int horizontal = image.components > 1 ? image.sampling >> 4 : 1;
  const int vertical = image.components > 1 ? image.sampling & 15 : 1;
  const int units = ceiling(image.width, 8 * horizontal) * ceiling(image.height, 8 * vertical);
  const int blocks = horizontal * vertical + image.components - 1;
  using namespace std::string_view_literals;
  if (image.frame_marker != 0xC2) {
    return scan_header(1, image.components, "\0\x3F\0"sv) +
           coded(units - image.blocks_left_out, 2 * blocks, image.restart_interval);
  }
  std::string all = scan_header(1, image.components, "\0\0\0"sv) + coded(units, blocks, 0);
  for (int i = 1; i <= image.components; ++i) {
    const int own = i == 1 ? ceiling(image.width, 8) * ceiling(image.height, 8) : units;
    all += scan_header(i, 1, "\1\x3F\0"sv) + coded(own, 1, 0);
  }
  return all;
}

}  // namespace

std::string make_exif(int orientation, ByteOrder order) {
  const auto number = [&](int value, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i, value >>= 8) bytes += byte(value & 255);
    if (order == ByteOrder::big) std::ranges::reverse(bytes);
    return bytes;
  };
  const auto entry = [&](int tag, int type, int value) {
    return number(tag, 2) + number(type, 2) + number(1, 4) + number(value, 2) + number(0, 2);
  };
  return (order == ByteOrder::big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2) + entry(256, 3, 99) +
         entry(274, 3, orientation) + number(0, 4);
}

std::string jpeg_segment(int marker, std::string_view body) {
  return byte(0xFF) + byte(marker) + word(static_cast<int>(body.size()) + 2) + std::string(body);
}

std::string adobe_segment(int transform) {
  return jpeg_segment(0xEE, "Adobe" + word(100) + word(0) + word(0) + byte(transform));
}

std::string exif_segment(std::string_view exif) {
  return jpeg_segment(0xE1, std::string("Exif\0\0", 6) + std::string(exif));
}

std::string make_jpeg(const JpegImage& image) {
  std::string restart;
  if (image.restart_interval > 0) restart = jpeg_segment(0xDD, word(image.restart_interval));
  return "\xFF\xD8" + image.extra + tables() + frame(image) + restart + scans(image) + "\xFF\xD9";
}

}  // namespace recto::test
