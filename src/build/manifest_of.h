// What a deck's build has to remember.
#pragma once

#include "build/plan_deck.h"
#include "build/request.h"
#include "deck/manifest.h"
#include "text/font_catalogue.h"

#include <string>
#include <vector>

namespace recto::build {

/// The files that this deck is made of, whatever else the run read; sorted, without standard input.
[[nodiscard]] std::vector<std::string> inputs_of(const DeckPlan& plan, const text::FontCatalogue& fonts);

/// Questions and versions as printed, and a hash of each of `inputs`.  Throws `diag::EnvironmentError` if one of them
/// cannot be read any more.
[[nodiscard]] deck::Manifest manifest_of(const DeckPlan& plan, const Request& request,
                                         const std::vector<std::string>& inputs);

}  // namespace recto::build
