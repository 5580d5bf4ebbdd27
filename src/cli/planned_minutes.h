// The planned minutes of a deck, for people and machines.
#pragma once

#include "build/planned_minutes.h"

#include <string>

namespace recto::cli {

/// "interview: 58 of 60 minutes planned", then a line for each section with its minutes and its share of the budget;
/// without a budget, of what is planned.
[[nodiscard]] std::string to_text(const build::PlannedMinutes& plan, const std::string& deck);
/// One line of NDJSON with the same facts.
[[nodiscard]] std::string to_json_line(const build::PlannedMinutes& plan, const std::string& deck);

}  // namespace recto::cli
