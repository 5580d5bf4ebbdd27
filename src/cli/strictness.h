// What was done so that long text fits: told, or forbidden.
#pragma once

#include "bank/bank.h"
#include "cards/deck_cards.h"

#include <string>

namespace recto::cli {

/// The least step of the ladder that counts as an error.
enum class Strict { off, continued, tightened, shrunk };

/// Adds a diagnostic for each question that did not fit as its layout wishes, at the question's place: a remark, or an
/// error if the user forbids one of its steps.
void tell_steps(const bank::Bank& bank, const std::string& layout, Strict strict, blocks::Outcome& outcome);

}  // namespace recto::cli
