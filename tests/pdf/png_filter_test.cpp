#include "pdf/png_filter.h"

#include "pdf/deflate.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <vector>

using namespace recto;

namespace {

/// The inverse, as a reader does it (PNG 1.2, 6).
std::string unfiltered(const std::string& rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  std::string out;
  for (std::size_t at = 0; at < rows.size(); at += row_bytes + 1) {
    for (std::size_t i = 0; i < row_bytes; ++i) {
      const auto here = out.size();
      const auto byte = [&](bool there, std::size_t back) {
        return there ? static_cast<int>(static_cast<unsigned char>(out[here - back])) : 0;
      };
      const int a = byte(i >= pixel_bytes, pixel_bytes);
      const int b = byte(here >= row_bytes, row_bytes);
      const int c = byte(i >= pixel_bytes && here >= row_bytes, row_bytes + pixel_bytes);
      const int p = a + b - c;
      const bool left = std::abs(p - a) <= std::abs(p - b) && std::abs(p - a) <= std::abs(p - c);
      const int paeth = left ? a : std::abs(p - b) <= std::abs(p - c) ? b : c;
      const int prediction = rows[at] == 1 ? a : rows[at] == 2 ? b : rows[at] == 4 ? paeth : 0;
      out += static_cast<char>(rows[at + 1 + i] + prediction);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a reader gets back the rows that were filtered") {
  unsigned state = 1;
  for (const std::size_t pixel : {1U, 2U, 3U, 4U, 6U}) {
    const std::size_t row = pixel * 7;
    std::string rows;
    for (std::size_t i = 0; i < row * 9; ++i) {
      state = state * 1103515245U + 12345U;
      const bool noisy = (i / row) % 2 == 0;
      rows += static_cast<char>(noisy ? state >> 24U : 3 * i);
    }
    CHECK(unfiltered(pdf::png_filtered(rows, row, pixel), row, pixel) == rows);
  }
}

TEST_CASE("a gradient becomes small") {
  std::string rows;
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 100; ++x) rows += static_cast<char>(x + 2 * y);
  }
  const pdf::Deflater deflater{6};
  CHECK(deflater.code(pdf::png_filtered(rows, 100, 1)).bytes.size() * 3 < deflater.code(rows).bytes.size());
}
