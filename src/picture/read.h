// Picture files to page items: PNG and JPEG as rasters, SVG drawings of a stated subset as paths.
//
// PNG: every colour type and depth, interlaced or not, becomes 8-bit grey or RGB and, where it is not opaque
// throughout, 8-bit alpha.  Gamma and colour profiles are not applied.  A wrong checksum anywhere is an error.
//
// JPEG: the file's own bytes up to the end of the image.  Huffman-coded baseline, extended and progressive files of
// 8 bits and 1, 3 or 4 components; arithmetic coding, lossless, hierarchical and 12-bit files are errors.  Sequential
// scans are decoded far enough to know that they are whole; of progressive ones only the markers are read.
//
// SVG: the subset below; anything else is an error at its own line in the drawing, never a drawing that lacks
// something.
//   elements    svg g path rect circle ellipse line polyline polygon; title desc metadata are passed over, as is an
//               empty defs, what stands in another namespace (`sodipodi:namedview`) and a DOCTYPE that declares nothing
//   svg         width height (mm cm in pt pc px or none: 1/96 in; 100%: as absent) viewBox preserveAspectRatio (no
//               slice); one side follows from the viewBox, both too: 1 unit is 1/96 in then
//   path        M L H V C S Q T A Z and their relative forms
//   rect …      x y width height rx ry, cx cy r, x1 y1 x2 y2, points; lengths as above
//   transform   matrix translate scale rotate skewX skewY; a stroke within uneven scaling or skewing is an error
//   painting    fill stroke (names, #rgb, #rrggbb, rgb(), none, currentColor) color stroke-width fill-rule, as
//               attributes or in style; opacity, dashes, caps, joins, clips, masks, filters, display and visibility
//               only at the value that changes nothing; corners are mitred to PDF's limit of 10
//   extent      what is painted lies within the drawing (strokes may reach out by half their width): nothing is clipped
#pragma once

#include "diag/diagnostics.h"
#include "page/item.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recto::picture {

/// A raster and how it must be turned to stand upright (EXIF orientation).
struct Raster {
  std::shared_ptr<const page::Picture> pixels;
  int quarter_turns = 0;  ///< clockwise, before it is shown and after mirroring
  bool mirrored = false;  ///< left to right, before turning
  /// Pixels as shown, turned.
  [[nodiscard]] int width() const { return quarter_turns % 2 == 0 ? pixels->width : pixels->height; }
  [[nodiscard]] int height() const { return quarter_turns % 2 == 0 ? pixels->height : pixels->width; }
};

/// A drawing: paths within a box of its own, origin top-left.
struct Drawing {
  std::vector<page::Path> paths;
  geometry::Size size;
};

using Picture = std::variant<Raster, Drawing>;

/// Largest file read, in bytes, and largest raster, in pixels.
inline constexpr std::uint64_t largest_file = 64ULL << 20;
inline constexpr std::int64_t most_pixels = 100'000'000;

/// Reads by content, not by the file's name.  A missing, corrupt, truncated, too large (known before decoding) or
/// unknown file is an error at `place`, SVG features outside the subset are errors in the drawing; nullopt then.
[[nodiscard]] std::optional<Picture> read(const std::string& path, const diag::Span& place,
                                          diag::Diagnostics& diagnostics);

}  // namespace recto::picture
