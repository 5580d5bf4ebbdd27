// The planned minutes of a deck against its budget.
#pragma once

#include "cli/job.h"

#include <string>

namespace recto::cli {

/// Whether minutes matter to the deck: it has a budget, or prints a packet of questions that have them.
[[nodiscard]] bool has_plan(const Job& job);

/// "interview: 58 of 60 minutes planned", then a line for each section with its minutes and its share of the budget;
/// without a budget, of what is planned.
[[nodiscard]] std::string plan_text(const Job& job);
/// One line of NDJSON with the same facts.
[[nodiscard]] std::string plan_json_line(const Job& job);

}  // namespace recto::cli
