// A picture file for tests that are not about its content.
#pragma once

#include <string_view>

namespace recto::test {

/// A PNG of 4 by 2 black pixels, grey of 8 bits.
[[nodiscard]] std::string_view small_png();

}  // namespace recto::test
