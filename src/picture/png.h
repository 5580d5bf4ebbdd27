// PNG files, decoded by libpng.  Internal to `picture`.
#pragma once

#include "picture/fault.h"
#include "picture/read.h"

#include <string_view>
#include <variant>

namespace recto::picture {

/// Requires `bytes` to begin with PNG's signature.
[[nodiscard]] std::variant<Raster, Fault> decode_png(std::string_view bytes);

}  // namespace recto::picture
