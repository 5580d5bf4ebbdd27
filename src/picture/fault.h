// Why a raster's bytes are of no use.  Internal to `picture`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recto::picture {

/// Completed by `read`, which knows file and place: "picture `a.png` " + `what`.
struct Fault {
  std::string code;
  std::string what;
  std::string note;  ///< may be empty
};

[[nodiscard]] Fault corrupt(std::string_view what);
[[nodiscard]] Fault truncated();

/// Faults of a raster's size; both positive and at most `most_pixels` in all.
[[nodiscard]] std::optional<Fault> check_dimensions(std::int64_t width, std::int64_t height);

}  // namespace recto::picture
