// Manifests as JSON.
#pragma once

#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <optional>
#include <string>

namespace recto::build {

/// Indented by two, keys in fixed order, newline at the end.
[[nodiscard]] std::string to_json(const deck::Manifest& manifest);

/// Problems (no such file, no JSON, not a manifest, of a later version) are errors at `reference`.
[[nodiscard]] std::optional<deck::Manifest> read_manifest(const std::string& path, const diag::Span& reference,
                                                          diag::Diagnostics& diagnostics);

}  // namespace recto::build
