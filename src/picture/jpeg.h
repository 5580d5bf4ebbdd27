// JPEG files (ITU-T T.81), which a PDF takes as they are.  Internal to `picture`.
#pragma once

#include "picture/fault.h"
#include "picture/read.h"

#include <string_view>
#include <variant>

namespace recto::picture {

/// Requires `bytes` to begin with FF D8.
[[nodiscard]] std::variant<Raster, Fault> read_jpeg(std::string_view bytes);

}  // namespace recto::picture
