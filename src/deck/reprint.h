// Printing again what a manifest tells.
#pragma once

#include "deck/arrange.h"
#include "deck/manifest.h"
#include "diag/diagnostics.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::deck {

/// The questions of these ids in their order, each in the first slot of `spec` that would take it.  Questions that the
/// bank lacks, or that are listed twice, are errors where the manifest is named; nullopt then.  Requires
/// `spec.selection.reprint`.
[[nodiscard]] std::optional<Arrangement> reprint(const std::vector<std::string>& ids, const DeckSpec& spec,
                                                 const bank::Bank& bank, diag::Diagnostics& diagnostics);

/// The versions of `spec` as the manifest has them.  One that it lacks is an error if its versions ask different
/// questions.  Requires `spec.selection.reprint`.
[[nodiscard]] std::vector<Draw> reprint_draws(const Manifest& manifest, const DeckSpec& spec, const bank::Bank& bank,
                                              diag::Diagnostics& diagnostics);

/// Warns if questions were changed since the manifest was written.
void compare(const Deck& deck, const DeckSpec& spec, const Manifest& manifest, diag::Diagnostics& diagnostics);

}  // namespace recto::deck
