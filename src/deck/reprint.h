// Printing again what a manifest tells.
#pragma once

#include "deck/arrange.h"
#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <optional>
#include <vector>

namespace recto::deck {

/// The manifest's questions in its order.  Questions that the bank lacks, or that are listed twice, are errors at
/// `place`; nullopt then.
[[nodiscard]] std::optional<Arrangement> reprint(const Manifest& manifest, const diag::Span& place, OrderKey sections,
                                                 const bank::Bank& bank, diag::Diagnostics& diagnostics);

/// Warns if questions were changed since the manifest was written.
void compare(const Deck& deck, const DeckSpec& spec, const Manifest& manifest, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
