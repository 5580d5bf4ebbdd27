// How a camera was held (EXIF 2.32, tag 274).  Internal to `picture`.
#pragma once

#include <string_view>

namespace recto::picture {

/// What makes a picture stand upright: mirror left to right first, then turn clockwise.
struct Orientation {
  int quarter_turns = 0;
  bool mirrored = false;
  bool operator==(const Orientation&) const = default;
};

/// From EXIF data, which begins with a TIFF header.  None, damaged data or a value that is no orientation: upright, as
/// every viewer does.
[[nodiscard]] Orientation exif_orientation(std::string_view tiff);

}  // namespace recto::picture
