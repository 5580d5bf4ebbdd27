// What a print dialog and the `lp` command are told.
#pragma once

#include "layout/layout.h"

#include <string>

namespace recto::cli {

/// "A4", or the size.
[[nodiscard]] std::string paper(const layout::Layout& layout);
/// The `sides` option of IPP (RFC 8011, 5.2.8): "two-sided-long-edge".
[[nodiscard]] std::string two_sided(layout::FlipEdge flip);
/// A command for CUPS, quoted for a POSIX shell.  `sides` is an IPP keyword.
[[nodiscard]] std::string lp_line(const layout::Layout& layout, const std::string& sides, const std::string& file);

}  // namespace recto::cli
