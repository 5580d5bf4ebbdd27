// Pictures on paper: how large they are and the slab they make.
#pragma once

#include "blocks/findings.h"
#include "blocks/slab.h"
#include "picture/read.h"

namespace recto::blocks {

/// Size of the type of a reading above words, over that of the words.
inline constexpr double ruby_scale = 0.5;

/// As large as the file says; a raster that does not say is taken to have 150 pixels an inch.
[[nodiscard]] geometry::Size natural_size(const picture::Picture& picture);

/// The picture at `size`, tagged `figure`.  One with too few pixels for that is a warning at `place`.
[[nodiscard]] Slab figure_slab(const picture::Picture& picture, geometry::Size size, page::Tag figure,
                               const diag::Span& place, Findings& findings);

}  // namespace recto::blocks
