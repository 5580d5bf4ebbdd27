#include "layout/contrast.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>

namespace recto::layout {
namespace {

TEST_CASE("contrast follows WCAG") {
  CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(contrast(0xFFFFFF, 0xFFFFFF) == doctest::Approx(1));
  CHECK(contrast(0xFF0000, 0xFFFFFF) == doctest::Approx(3.998).epsilon(0.001));
  CHECK(contrast(0x767676, 0xFFFFFF) >= text_contrast);  // the lightest grey that passes
  CHECK(contrast(0x777777, 0xFFFFFF) < text_contrast);
}

TEST_CASE("contrast does not depend on which colour is the text") {
  for (const std::uint32_t a : {0x123456U, 0xABCDEFU, 0x0F0F0FU}) {
    for (const std::uint32_t b : {0xFFFFFFU, 0x808080U, 0x00FF00U}) CHECK(contrast(a, b) == contrast(b, a));
  }
}

}  // namespace
}  // namespace recto::layout
