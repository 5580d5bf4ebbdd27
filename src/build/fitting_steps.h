// What was done so that long text fits: told, or forbidden.
#pragma once

#include "bank/bank.h"
#include "blocks/outcome.h"

#include <string>

namespace recto::build {

/// The least step of the ladder that counts as an error.
enum class Strict { off, continued, tightened, shrunk };

/// Adds a diagnostic for each question that did not fit as its layout wishes, at the question's place: a remark, or an
/// error if the user forbids one of its steps.
void report_steps(const bank::Bank& bank, const std::string& layout, Strict strict, blocks::Outcome& outcome);

}  // namespace recto::build
